import { Button, ButtonLink, Field, FilterIcon, Input, Select } from '@octo/shared/ui';
import Form from 'next/form';
import type { ReactElement } from 'react';
import { TIME_RANGES } from '@/features/observatory/time-range.schema';
import { paths } from '@/paths';
import type { ExploreQuery, ExploreView } from '../explore.schema';
import { STEPS } from '../metric-steps';
import { AGGREGATES_OF } from '../metrics.schema';
import { AGGREGATE_WORDS } from './metric-text';

/** What is explored, sent as an address. Choosing another metric keeps what fits it. */
export function ExploreForm(props: {
  readonly query: ExploreQuery;
  readonly view: ExploreView;
}): ReactElement {
  const { query, view } = props;
  const { info, metrics, panel } = view;
  const labels = [{ name: 'service', valueCount: info?.services.length ?? 0 }, ...(info?.labels ?? [])];
  const aggregates = (info ? AGGREGATES_OF[info.kind] : []).filter((name) => name !== 'share');
  const known = new Set(metrics.map(({ name }) => name));
  return (
    <Form
      action={paths.exploreMetrics()}
      key={JSON.stringify(query)}
      role="search"
      aria-label="Explore a metric"
      className="mb-4 grid grid-cols-2 items-end gap-x-3 gap-y-2 md:flex md:flex-wrap"
    >
      <Field name="metric" label="Metric" className="col-span-2 md:w-96">
        {(control) => (
          <Select {...control} defaultValue={query.metric}>
            {!known.has(query.metric) && <option>{query.metric}</option>}
            {metrics.map(({ name, seriesCount }) => (
              <option key={name} value={name}>
                {name} ({seriesCount})
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="aggregate" label="Value" className="md:w-36">
        {(control) => (
          <Select {...control} defaultValue={panel.aggregate}>
            {(aggregates.length > 0 ? aggregates : [panel.aggregate]).map((name) => (
              <option key={name} value={name}>
                {AGGREGATE_WORDS[name]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {(['by', 'by2'] as const).map((name) => (
        <Field key={name} name={name} label={name === 'by' ? 'Split by' : 'and by'} className="md:w-48">
          {(control) => (
            <Select {...control} defaultValue={query[name] ?? ''}>
              <option value="">Nothing</option>
              {labels.map((label) => (
                <option key={label.name} value={label.name}>
                  {label.name} ({label.valueCount})
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
      <Field
        name="where"
        label="Only"
        hint="label:value, label:start*, -label:value"
        className="col-span-2 md:w-80"
      >
        {(control) => (
          <Input
            {...control}
            defaultValue={query.where ?? ''}
            maxLength={300}
            autoComplete="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field name="range" label="Time" className="md:mb-6 md:w-40">
        {(control) => (
          <Select {...control} defaultValue={query.range ?? '1h'}>
            {Object.entries(TIME_RANGES).map(([key, { label }]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="step" label="Step" className="md:mb-6 md:w-28">
        {(control) => (
          <Select {...control} defaultValue={query.step ?? ''}>
            <option value="">Automatic</option>
            {Object.keys(STEPS).map((key) => (
              <option key={key}>{key}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field name="look" label="Draw" className="md:mb-6 md:w-24">
        {(control) => (
          <Select {...control} defaultValue={query.look ?? ''}>
            <option value="">Lines</option>
            <option value="bars">Bars</option>
          </Select>
        )}
      </Field>
      <div className="col-span-2 flex gap-2 md:mb-6">
        <Button type="submit" variant="primary" icon={<FilterIcon />}>
          Show
        </Button>
        {(query.where || query.by) && (
          <ButtonLink
            href={paths.exploreMetrics({ metric: query.metric, range: query.range })}
            variant="ghost"
          >
            Clear
          </ButtonLink>
        )}
      </div>
    </Form>
  );
}
