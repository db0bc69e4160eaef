import { Alert, Button, ButtonLink, cx, Field, FilterIcon, Input, Select } from '@octo/shared/ui';
import Form from 'next/form';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { TIME_RANGES } from '@/features/observatory/time-range.schema';
import { paths, type Query } from '@/paths';
import type { LogListQuery } from '../logs.schema';

const PRESETS: readonly { readonly label: string; readonly q: string }[] = [
  { label: 'Everything', q: '' },
  { label: 'Errors and worse', q: 'level:error+' },
  { label: 'Warnings and worse', q: 'level:warn+' },
  { label: 'Shop', q: 'service:octo-drone-shop' },
  { label: 'Console', q: 'service:enterprise-crm-portal' },
  { label: 'Refused requests', q: '"Request refused"' },
];

/** What is looked for, sent as an address. */
export function LogFilterForm(props: {
  readonly query: LogListQuery;
  readonly isTail: boolean;
  readonly problems: readonly string[];
}): ReactElement {
  const { query, isTail, problems } = props;
  const { q = '', trace, range, from, to } = query;
  const kept: Query = { range, tail: isTail };
  return (
    <div className="mb-3 space-y-2">
      <Form
        action={paths.logs()}
        key={JSON.stringify([query, isTail])}
        role="search"
        aria-label="Filter logs"
        className="grid grid-cols-1 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
      >
        <Field
          name="q"
          label="Query"
          hint="Words, “phrases”, level:warn+, service:…, logger:…, trace:…, order.number:…, any.field:value*, -not"
          className="grow sm:min-w-96"
        >
          {(control) => (
            <Input {...control} defaultValue={q} maxLength={500} autoComplete="off" spellCheck={false} />
          )}
        </Field>
        {!isTail && (
          <Field name="range" label="Time" className="sm:mb-6 sm:w-44">
            {(control) => (
              <Select {...control} defaultValue={from ? '' : (range ?? (trace ? '' : '1h'))}>
                {(from ?? trace) && <option value="">{from ? 'As chosen' : 'Whenever it was'}</option>}
                {Object.entries(TIME_RANGES).map(([key, { label }]) => (
                  <option key={key} value={key}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {trace && <input type="hidden" name="trace" value={trace} />}
        {isTail && <input type="hidden" name="tail" value="1" />}
        <div className="flex gap-2 sm:mb-6">
          <Button type="submit" variant="primary" icon={<FilterIcon />}>
            Search
          </Button>
          {(q || trace || from) && (
            <ButtonLink href={paths.logs(kept)} variant="ghost">
              Clear
            </ButtonLink>
          )}
        </div>
      </Form>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        {PRESETS.map((preset) => (
          <Link
            key={preset.label}
            href={paths.logs({ ...kept, q: preset.q })}
            aria-current={q === preset.q && !trace ? 'true' : undefined}
            className={cx(
              'hover:underline',
              q === preset.q && !trace ? 'font-semibold text-ink' : 'text-accent-ink',
            )}
          >
            {preset.label}
          </Link>
        ))}
      </p>
      {trace && (
        <p className="text-sm text-ink-muted">
          Lines of the trace{' '}
          <Link
            href={paths.trace(trace)}
            className="font-mono text-xs break-all text-accent-ink hover:underline"
          >
            {trace}
          </Link>
          .
        </p>
      )}
      {from && (
        <p className="text-sm text-ink-muted">
          From {instantText(from)} to {to ? instantText(to) : 'now'} (UTC).
        </p>
      )}
      {problems.length > 0 && (
        <Alert tone="warn" title="Part of the query is left out">
          {problems.join(' ')}
        </Alert>
      )}
    </div>
  );
}

function instantText(date: Date): string {
  return date.toISOString().slice(0, 19).replace('T', ' ');
}
