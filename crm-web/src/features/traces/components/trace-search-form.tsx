import { Button, ButtonLink, Disclosure, Field, Input, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { TIME_RANGES } from '@/features/observatory/time-range.schema';
import { paths } from '@/paths';
import type { TraceFacets, TraceSearch } from '../trace-search.schema';
import { serviceLabel } from './trace-text';

const FIELDS = [
  { name: 'order', label: 'Order number', example: 'OCTO-…' },
  { name: 'customer', label: 'Customer id', example: '42' },
  { name: 'sql', label: 'SQL_ID', example: '13 characters' },
  { name: 'session', label: 'Browser session', example: 'octo-session-id' },
  { name: 'tag', label: 'Attribute', example: 'key=value' },
] as const;

/** What traces are searched by, sent as an address. */
export function TraceSearchForm({
  search,
  facets,
}: {
  readonly search: TraceSearch;
  readonly facets: TraceFacets;
}): ReactElement {
  const isDetailed = FIELDS.some(({ name }) => search[name] !== undefined);
  return (
    <Form
      action={paths.traces()}
      key={JSON.stringify(search)}
      role="search"
      aria-label="Search traces"
      className="mb-4 space-y-2"
    >
      {search.show && <input type="hidden" name="show" value={search.show} />}
      {search.from && <input type="hidden" name="from" value={search.from.toISOString()} />}
      {search.to && <input type="hidden" name="to" value={search.to.toISOString()} />}
      <div className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap">
        <Choice
          name="range"
          label="Time"
          value={search.from ? '' : (search.range ?? '1h')}
          empty={search.from ? 'As given' : null}
        >
          {Object.entries(TIME_RANGES).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </Choice>
        <Choice name="service" label="Service" value={search.service} empty="Any">
          {withCurrent(facets.services, search.service).map((name) => (
            <option key={name} value={name}>
              {serviceLabel(name)}
            </option>
          ))}
        </Choice>
        <Choice name="route" label="Route" value={search.route} empty="Any">
          {withCurrent(facets.routes, search.route).map((route) => (
            <option key={route}>{route}</option>
          ))}
        </Choice>
        <Choice name="workflow" label="Workflow" value={search.workflow} empty="Any">
          {withCurrent(facets.workflows, search.workflow).map((id) => (
            <option key={id}>{id}</option>
          ))}
        </Choice>
        <Choice name="status" label="State" value={search.status} empty="Any">
          <option value="ok">Without errors</option>
          <option value="error">With errors</option>
        </Choice>
        <Choice name="sort" label="Order" value={search.sort ?? 'newest'} empty={null}>
          <option value="newest">Newest first</option>
          <option value="slowest">Slowest first</option>
        </Choice>
        <Field name="minMs" label="From (ms)" className="sm:w-24">
          {(control) => (
            <Input {...control} type="number" min={0} step="any" defaultValue={search.minMs ?? ''} />
          )}
        </Field>
        <Field name="maxMs" label="Up to (ms)" className="sm:w-24">
          {(control) => (
            <Input {...control} type="number" min={0} step="any" defaultValue={search.maxMs ?? ''} />
          )}
        </Field>
        <Button type="submit">Search</Button>
        <ButtonLink href={paths.traces({ show: search.show })} variant="ghost">
          Clear
        </ButtonLink>
      </div>
      <Disclosure summary="Order, customer, SQL and attributes" open={isDetailed}>
        <div className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap">
          {FIELDS.map(({ name, label, example }) => (
            <Field key={name} name={name} label={label} className="sm:w-44">
              {(control) => (
                <Input
                  {...control}
                  defaultValue={search[name] ?? ''}
                  placeholder={example}
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
          ))}
        </div>
      </Disclosure>
    </Form>
  );
}

function Choice(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  /** Words for no choice; null where there always is one. */
  readonly empty: string | null;
  readonly children: ReactElement | ReactElement[];
}): ReactElement {
  return (
    <Field name={props.name} label={props.label} className="min-w-0 sm:max-w-52">
      {(control) => (
        <Select {...control} defaultValue={props.value ?? ''}>
          {props.empty !== null && <option value="">{props.empty}</option>}
          {props.children}
        </Select>
      )}
    </Field>
  );
}

/** A value that no trace has any more stays chosen. */
function withCurrent(values: readonly string[], current: string | undefined): readonly string[] {
  return current === undefined || values.includes(current) ? values : [current, ...values];
}
