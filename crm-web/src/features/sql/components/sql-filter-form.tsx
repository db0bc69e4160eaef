import { Button, ButtonLink, Field, FilterIcon, Input, SearchIcon, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { serviceLabel } from '@/features/traces/components/trace-text';
import { paths } from '@/paths';
import { DEFAULT_RANGE, SQL_RANGES, type SqlListQuery } from '../sql.schema';

/** Filters of the list of statements, sent as an address. */
export function SqlFilterForm(props: {
  readonly query: SqlListQuery;
  readonly services: readonly string[];
}): ReactElement {
  const { query, services } = props;
  const { range = DEFAULT_RANGE, service, q, sort, show } = query;
  return (
    <Form
      action={paths.sql()}
      key={JSON.stringify(query)}
      role="search"
      aria-label="Filter statements"
      className="my-3 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
    >
      <Field name="range" label="Time" className="sm:w-40">
        {(control) => (
          <Select {...control} defaultValue={range}>
            {Object.entries(SQL_RANGES).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="service" label="Service" className="sm:w-36">
        {(control) => (
          <Select {...control} defaultValue={service ?? ''}>
            <option value="">Any</option>
            {[...new Set([...services, ...(service ? [service] : [])])].map((name) => (
              <option key={name} value={name}>
                {serviceLabel(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="q" label="SQL_ID, name or text" className="col-span-2 sm:w-72">
        {(control) => (
          <Input
            {...control}
            leading={<SearchIcon size={14} />}
            defaultValue={q ?? ''}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      {sort !== undefined && <input type="hidden" name="sort" value={sort} />}
      {show !== undefined && <input type="hidden" name="show" value={show} />}
      <div className="flex gap-2">
        <Button type="submit" icon={<FilterIcon />}>
          Apply
        </Button>
        {(service ?? q) !== undefined && (
          <ButtonLink href={paths.sql({ range: query.range, sort, show })} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
