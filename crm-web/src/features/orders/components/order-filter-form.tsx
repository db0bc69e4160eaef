import { ORDER_STATUSES } from '@octo/shared/orders/states';
import {
  Button,
  ButtonLink,
  Checkbox,
  Field,
  FilterIcon,
  Input,
  SearchIcon,
  Select,
  statusLook,
} from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { filterQuery, type OrderListQuery, SYNC_STATUSES } from '../orders.schema';

/** Filters of the list. Sends them as an address, so they survive reload, back and sharing. */
export function OrderFilterForm({
  query,
  canFindPeople,
}: {
  readonly query: OrderListQuery;
  readonly canFindPeople: boolean;
}): ReactElement {
  const isFiltered = Object.values(filterQuery(query)).some((value) => value !== undefined);
  return (
    // The key makes the fields follow the address when it changes by a link.
    <Form
      action={paths.orders()}
      key={JSON.stringify(filterQuery(query))}
      role="search"
      aria-label="Filter orders"
    >
      <div className="mb-3 grid grid-cols-2 items-end gap-x-2 gap-y-2 sm:flex sm:flex-wrap">
        <Field name="q" label="Search" className="col-span-2 sm:w-48">
          {(control) => (
            <Input
              {...control}
              type="search"
              maxLength={100}
              defaultValue={query.q}
              placeholder={canFindPeople ? 'Number, name or e-mail' : 'Order number'}
              leading={<SearchIcon />}
            />
          )}
        </Field>
        <Field name="status" label="Status" className="sm:w-32">
          {(control) => (
            <Select {...control} defaultValue={query.status ?? ''}>
              <option value="">Any</option>
              {ORDER_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {statusLook(status).label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="sync" label="Sync" className="sm:w-28">
          {(control) => (
            <Select {...control} defaultValue={query.sync ?? ''}>
              <option value="">Any</option>
              {SYNC_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {statusLook(status).label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field name="from" label="Placed from" className="sm:w-36">
          {(control) => <Input {...control} type="date" defaultValue={query.from} />}
        </Field>
        <Field name="to" label="to (UTC)" className="sm:w-36">
          {(control) => <Input {...control} type="date" defaultValue={query.to} />}
        </Field>
        <div className="flex min-h-(--control-md) flex-wrap items-center gap-x-4 gap-y-1">
          <Checkbox name="backlog" value="1" label="Backlog" defaultChecked={query.backlog ?? false} />
          <Checkbox
            name="suspicious"
            value="1"
            label="Suspicious"
            defaultChecked={query.suspicious ?? false}
          />
        </div>
        {query.customer !== undefined && <input type="hidden" name="customer" value={query.customer} />}
        {query.sort !== 'placed' && <input type="hidden" name="sort" value={query.sort} />}
        {query.dir !== 'desc' && <input type="hidden" name="dir" value={query.dir} />}
        <div className="flex gap-2">
          <Button type="submit" icon={<FilterIcon />}>
            Apply
          </Button>
          {isFiltered && (
            <ButtonLink href={paths.orders()} variant="ghost">
              Clear
            </ButtonLink>
          )}
        </div>
      </div>
    </Form>
  );
}
