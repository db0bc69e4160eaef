import { ATTACK_TYPE_NAMES, ATTACK_TYPES, SEVERITIES } from '@octo/shared/security/taxonomy';
import { Button, ButtonLink, Field, FilterIcon, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { paths } from '@/paths';
import { APPLICATIONS, type SecurityListQuery, WINDOWS } from '../security.schema';

/** Filters of the recorded attacks, sent as an address. */
export function SecurityFilterForm({ query }: { readonly query: SecurityListQuery }): ReactElement {
  const { window = 'day', type, severity, application, tactic, owasp } = query;
  const isFiltered = [type, severity, application, tactic, owasp].some((value) => value !== undefined);
  return (
    <Form
      action={paths.security()}
      key={JSON.stringify(query)}
      role="search"
      aria-label="Filter attacks"
      className="mb-3 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
    >
      <Field name="window" label="Time" className="sm:w-36">
        {(control) => (
          <Select {...control} defaultValue={window}>
            {Object.entries(WINDOWS).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="type" label="Type" className="sm:w-52">
        {(control) => (
          <Select {...control} defaultValue={type ?? ''}>
            <option value="">Any</option>
            {ATTACK_TYPE_NAMES.map((name) => (
              <option key={name} value={name}>
                {ATTACK_TYPES[name].title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="severity" label="Severity" className="sm:w-32">
        {(control) => (
          <Select {...control} defaultValue={severity ?? ''}>
            <option value="">Any</option>
            {SEVERITIES.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="application" label="Application" className="sm:w-32">
        {(control) => (
          <Select {...control} defaultValue={application ?? ''}>
            <option value="">Both</option>
            {Object.entries(APPLICATIONS).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {tactic !== undefined && <input type="hidden" name="tactic" value={tactic} />}
      {owasp !== undefined && <input type="hidden" name="owasp" value={owasp} />}
      <div className="flex gap-2">
        <Button type="submit" icon={<FilterIcon />}>
          Apply
        </Button>
        {isFiltered && (
          <ButtonLink href={paths.security({ window })} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
