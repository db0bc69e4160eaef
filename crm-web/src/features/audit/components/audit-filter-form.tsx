import { Button, ButtonLink, Field, FilterIcon, Input, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { AUDIT_RESOURCES, type AuditListQuery } from '../audit.schema';

/** Filters of the audit log, sent as an address. */
export function AuditFilterForm({ query }: { readonly query: AuditListQuery }): ReactElement {
  const { resource, id, actor, from, to } = query;
  const isFiltered = [resource, id, actor, from, to, query.action].some((value) => value !== undefined);
  return (
    <Form
      action={paths.audit()}
      key={JSON.stringify(query)}
      role="search"
      aria-label="Filter the audit log"
      className="mb-3 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
    >
      <Field name="resource" label="Kind" className="sm:w-36">
        {(control) => (
          <Select {...control} defaultValue={resource ?? ''}>
            <option value="">Any</option>
            {AUDIT_RESOURCES.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="id" label="Number or id" className="sm:w-44">
        {(control) => <Input {...control} maxLength={60} defaultValue={id} />}
      </Field>
      <Field name="actor" label="Operator" className="sm:w-44">
        {(control) => (
          <Input {...control} maxLength={255} defaultValue={actor} placeholder="Part of the address" />
        )}
      </Field>
      <Field name="from" label="From" className="sm:w-36">
        {(control) => <Input {...control} type="date" defaultValue={from} />}
      </Field>
      <Field name="to" label="to (UTC)" className="sm:w-36">
        {(control) => <Input {...control} type="date" defaultValue={to} />}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" icon={<FilterIcon />}>
          Apply
        </Button>
        {isFiltered && (
          <ButtonLink href={paths.audit()} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
