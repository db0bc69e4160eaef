/** Makes statement texts that differ only in how many values they carry into one. */

const LIST = /\bIN \((?:LOWER\(\$\d+\)|\$\d+)(?:, ?(?:LOWER\(\$\d+\)|\$\d+))+\)/g;
const ROWS = /\bVALUES (\([^()]*\)(?:, ?\([^()]*\))+)/;

/** Numbers the binds from 1 in the order of their appearance. */
function renumber(sql) {
  const numbers = new Map();
  return sql.replace(/\$(\d+)/g, (_bind, number) => {
    if (!numbers.has(number)) numbers.set(number, numbers.size + 1);
    return `$${numbers.get(number)}`;
  });
}

/** Two items stand for any number of them; one stays one, because it may be written otherwise. */
function shortenList(list) {
  const isLower = list.includes('LOWER');
  const [first, second] = list.match(/\$\d+/g);
  return isLower ? `IN (LOWER(${first}),LOWER(${second}))` : `IN (${first},${second})`;
}

/** Rows that leave the same columns to their defaults are one shape; whether a value is NULL makes no difference. */
function shortenRows(sql) {
  const match = ROWS.exec(sql);
  if (!match) return sql;
  let next = 100_000;
  const shapes = new Map();
  for (const row of match[1].slice(1, -1).split(/\), ?\(/)) {
    const values = row.split(',').map((value) => (value.trim() === 'DEFAULT' ? 'DEFAULT' : '$'));
    shapes.set(values.join(','), values);
  }
  const sorted = [...shapes.keys()].sort();
  // Always two rows at least: a single one is a statement of another kind.
  const rows = sorted.length === 1 ? [sorted[0], sorted[0]] : sorted;
  const written = rows.map((shape) => `(${shape.replaceAll('$', () => `$${next++}`)})`);
  return sql.replace(ROWS, () => `VALUES ${written.join(', ')}`);
}

/** The text under which a statement stands in the corpus. */
export function normalise(sql) {
  const text = sql.replace(/\s+/g, ' ').trim();
  const bare =
    text.endsWith('*/') && text.lastIndexOf('/*') > 0 ? text.slice(0, text.lastIndexOf('/*')).trim() : text;
  return renumber(shortenRows(bare).replace(LIST, shortenList));
}
