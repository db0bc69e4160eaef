import { OWASP_CATEGORIES } from '@octo/shared/security/taxonomy';
import { Card, cx, Table, Td, Th, Tr } from '@octo/shared/ui';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { paths, type Query } from '@/paths';
import { attackTitle, type HeatCell, type heatMapOf, tacticWords } from '../security.schema';

/** Steps of the tint, by share of the fullest field. */
const TINTS = [
  [0.66, 'bg-danger-surface text-danger-ink font-semibold'],
  [0.33, 'bg-warn-surface text-warn-ink font-semibold'],
  [0, 'bg-info-surface text-info-ink'],
] as const;

/** Where attacks stand in both catalogues: tactics of MITRE ATT&CK by categories of the OWASP Top 10. */
export function HeatMap(props: {
  readonly heatMap: ReturnType<typeof heatMapOf>;
  /** Filters that a field keeps when it is opened. */
  readonly filter: Query;
}): ReactElement {
  const { heatMap, filter } = props;
  const { categories, rows } = heatMap;
  const most = Math.max(1, ...rows.flatMap(({ cells }) => cells.map(({ count }) => count)));
  return (
    <Card
      title="MITRE ATT&CK × OWASP"
      description="Attacks by tactic and category of 2021. A field leads to its attacks; a dash is a pair that no known type has."
      isFlush
    >
      <Table caption="Attacks by tactic and category" density="compact" isFramed={false}>
        <thead>
          <tr>
            <Th>Tactic</Th>
            {categories.map((owasp) => (
              <Th key={owasp} isNumeric>
                <abbr title={OWASP_CATEGORIES[owasp]} className="no-underline">
                  {owasp}
                </abbr>
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ tactic, cells }) => (
            <Tr key={tactic}>
              <Td className="whitespace-nowrap">{tacticWords(tactic)}</Td>
              {cells.map((cell) => (
                <Td key={cell.owasp} isNumeric>
                  <Field cell={cell} most={most} filter={filter} />
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function Field(props: {
  readonly cell: HeatCell;
  readonly most: number;
  readonly filter: Query;
}): ReactElement {
  const { cell, most, filter } = props;
  const { tactic, owasp, types, count } = cell;
  if (types.length === 0) return <span className="text-ink-muted">–</span>;
  if (count === 0) return <span className="text-ink-muted">0</span>;
  const tint = TINTS.find(([share]) => count / most > share)?.[1];
  return (
    <Link
      href={paths.security({ ...filter, tactic, owasp })}
      title={types.map(attackTitle).join(', ')}
      className={cx('inline-block min-w-10 rounded-xs px-2 py-0.5 text-right hover:underline', tint)}
    >
      {count}
    </Link>
  );
}
