import { Button, ButtonLink, Checkbox, Field, FilterIcon, Input, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { DEVICES, RUM_APPS, type RumSessionsQuery } from '../rum.schema';

/** Filters of the sessions, sent as an address. */
export function SessionFilterForm({ query }: { readonly query: RumSessionsQuery }): ReactElement {
  const { range, from, to, app, page, device, errors, order, customer } = query;
  const isFiltered = [app, page, device, errors, order, customer].some((value) => value !== undefined);
  return (
    <Form
      action={paths.rumSessions()}
      key={JSON.stringify(query)}
      role="search"
      aria-label="Filter sessions"
      className="mb-3 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
    >
      {range && <input type="hidden" name="range" value={range} />}
      {from && <input type="hidden" name="from" value={from.toISOString()} />}
      {to && <input type="hidden" name="to" value={to.toISOString()} />}
      <Field name="app" label="Application" className="sm:w-32">
        {(control) => (
          <Select {...control} defaultValue={app ?? ''}>
            <option value="">Both</option>
            {Object.entries(RUM_APPS).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="page" label="Page" className="sm:w-48">
        {(control) => <Input {...control} placeholder="/products/{slug}" defaultValue={page} />}
      </Field>
      <Field name="device" label="Device" className="sm:w-32">
        {(control) => (
          <Select {...control} defaultValue={device ?? ''}>
            <option value="">Any</option>
            {DEVICES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="order" label="Order" className="sm:w-44">
        {(control) => <Input {...control} placeholder="OCTO-…" defaultValue={order} />}
      </Field>
      <Field name="customer" label="Customer id" className="sm:w-28">
        {(control) => <Input {...control} inputMode="numeric" defaultValue={customer} />}
      </Field>
      <div className="flex items-center gap-2 py-2">
        <Checkbox name="errors" value="1" label="With errors" defaultChecked={errors === '1'} />
      </div>
      <div className="flex gap-2">
        <Button type="submit" icon={<FilterIcon />}>
          Apply
        </Button>
        {isFiltered && (
          <ButtonLink href={paths.rumSessions({ range })} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
