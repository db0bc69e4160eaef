/**
 * Reads the names of spans, events and attributes out of the code. Run it to rewrite the tables of docs/telemetry.md;
 * a test runs it to compare (shared/src/telemetry/dictionary.test.ts).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { METRIC_LABELS, METRICS, type MetricMeaning } from '../src/telemetry/metric-names';
import { ATTRIBUTES, FIXED_SPANS, LOG_FIELDS } from '../src/telemetry/names';

/** Names and the file where each stands first. */
type Names = ReadonlyMap<string, string>;
type SourceFile = readonly [path: string, text: string];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DOCUMENT = join(ROOT, 'docs/telemetry.md');
const SOURCES = ['shared/src', 'shop-web/src', 'crm-web/src'];
const SKIPPED = /node_modules|generated|\.next|\.test\.|\/testing\/|shared\/src\/ui\//;

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !SKIPPED.test(path))
    .sort();
}

function collect(
  files: readonly SourceFile[],
  pattern: RegExp,
  isWanted: (path: string, text: string) => boolean = () => true,
): Names {
  const found = new Map<string, string>();
  for (const [path, text] of files) {
    if (!isWanted(path, text)) continue;
    for (const [, name = ''] of text.matchAll(pattern)) found.set(name, found.get(name) ?? path);
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}

/** All names that the code uses, each with the file where it stands first. */
export function readNames(): Record<
  'operations' | 'statements' | 'jobs' | 'spans' | 'browserEvents' | 'spanEvents' | 'attributes',
  Names
> {
  const files = SOURCES.flatMap(sourceFiles).map(
    (path): SourceFile => [path, readFileSync(join(ROOT, path), 'utf8')],
  );
  const isTelemetry = (path: string, text: string) =>
    /^shared\/src\/(?:telemetry|rum)\//.test(path) || /withSpan|addSpan|setAttribute|recordEvent/.test(text);
  return {
    operations: collect(files, /\bid: '([a-z]\w*(?:\.\w+)+)'/g),
    statements: collect(files, /\/\* ([a-z]\w*(?:\.\w+)+) \*\//g),
    jobs: collect(
      files,
      /(?:_JOB = |\bname: )'([a-z]+(?:-[a-z]+)+)'/g,
      (_path, text) => text.includes('leaseMs') || text.includes('_JOB ='),
    ),
    spans: collect(files, /withSpan\(\s*'([^']+)'/g),
    browserEvents: collect(files, /(?:recordEvent\(\s*|loadEvent: )'([^']+)'/g),
    spanEvents: collect(files, /(?:addSpanEvent|addEvent)\(\s*'([^']+)'/g),
    attributes: collect(
      files,
      /(?:^\s*|[{,(]\s*)'([a-z]\w*(?:\.\w+)+)'(?=\s*[:,])(?!,\s*\w+\)? =>)/gm,
      (path, text) => isTelemetry(path, text) && !/telemetry\/(?:metric-)?names\.ts$/.test(path),
    ),
  };
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
const code = (text: string) => `\`${text}\``;
// The part of the repository and not the file: a name stays, files move.
const owner = (path: string) => {
  const [workspace = '', , folder = '', part = ''] = path.split('/');
  if (folder === 'features') return `${workspace} · ${part}`;
  return part ? `${workspace} · ${folder}` : workspace;
};
const named = (names: Names) =>
  table(
    ['Name', 'Owner'],
    [...names].map(([name, path]) => [code(name), owner(path)]),
  );

/** The tables of the document, by section. */
export function renderTables(): Readonly<Record<string, string>> {
  const names = readNames();
  return {
    spans: table(
      ['Name', 'What'],
      Object.entries(FIXED_SPANS).map(([name, what]) => [code(name), what]),
    ),
    operations: named(new Map([...names.operations, ...names.spans])),
    statements: named(names.statements),
    jobs: named(names.jobs),
    'browser-events': named(names.browserEvents),
    'span-events': named(names.spanEvents),
    attributes: table(
      ['Attribute', 'Type', 'Defined by', 'Meaning'],
      Object.entries(ATTRIBUTES).map(([name, { type, owner, meaning }]) => [
        code(name),
        type,
        owner,
        meaning,
      ]),
    ),
    metrics: table(
      ['Metric', 'Kind', 'Unit', 'Labels', 'Defined by', 'Meaning'],
      Object.entries<MetricMeaning>(METRICS).map(([name, { kind, unit, labels, owner, meaning }]) => [
        code(name),
        kind.replace('observed-', ''),
        unit,
        labels.map(code).join(', ') || '–',
        owner,
        meaning,
      ]),
    ),
    'metric-labels': table(
      ['Label', 'Meaning'],
      Object.entries(METRIC_LABELS).map(([name, meaning]) => [code(name), meaning]),
    ),
    'log-fields': table(
      ['Field', 'Meaning'],
      Object.entries(LOG_FIELDS).map(([name, meaning]) => [code(name), meaning]),
    ),
  };
}

/** The document with its tables renewed. */
export function renderDocument(text = readFileSync(DOCUMENT, 'utf8')): string {
  let document = text;
  for (const [section, content] of Object.entries(renderTables())) {
    const block = new RegExp(`(<!-- ${section} -->\\n)[\\s\\S]*?(<!-- /${section} -->)`);
    if (!block.test(document)) throw new Error(`docs/telemetry.md has no section ${section}`);
    document = document.replace(block, (_all, open: string, close: string) => `${open}${content}\n${close}`);
  }
  return document;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(DOCUMENT, renderDocument());
  console.log('docs/telemetry.md is up to date');
}
