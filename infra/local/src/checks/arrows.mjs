/** Checks every import of the repository against the arrows of the architecture. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenRules } from './arrow-rules.mjs';
import { readImports } from './imports.mjs';
import { kindOf, resolveSpecifier } from './module-kinds.mjs';

const CHECKED = /^(shared|shop-web|crm-web)\/src\/.+\.tsx?$/;
const NOT_CHECKED = /\.test\.tsx?$|\/testing\/|\/generated\/|\.d\.ts$/;

function targetOf(resolved) {
  if (resolved.startsWith('shared:')) {
    const entryPath = resolved.slice('shared:'.length);
    return {
      workspace: 'shared',
      layer: 'shared',
      entry: entryPath.split('/')[0],
      entryPath,
      name: entryPath,
    };
  }
  const target = kindOf(`${resolved}.ts`);
  return { ...target, name: target.name.replace(/\.tsx?$/, '') };
}

/**
 * @param {{ path: string, text: string }[]} modules paths relative to the repository
 * @returns one sentence for each broken arrow and each cycle between entries of shared
 */
export function findBrokenArrows(modules) {
  const broken = [];
  const edges = new Map();
  for (const { path, text } of modules) {
    const from = kindOf(path);
    for (const { specifier, line, isType } of readImports(path, text)) {
      const resolved = resolveSpecifier(path, specifier);
      if (!resolved) continue;
      const to = targetOf(resolved);
      for (const rule of brokenRules(from, to, { isType })) {
        broken.push(`${path}:${line} imports ${specifier}: ${rule}`);
      }
      if (from.layer === 'shared' && to.layer === 'shared' && !isType && from.entry !== to.entry) {
        if (!edges.has(from.entry)) edges.set(from.entry, new Map());
        edges.get(from.entry).set(to.entry, `${path}:${line}`);
      }
    }
  }
  return [...broken, ...findCycles(edges)];
}

/** Cycles in a graph `Map<from, Map<to, where>>`, each once. */
export function findCycles(edges) {
  const done = new Set();
  const cycles = [];
  const visit = (node, path) => {
    const at = path.indexOf(node);
    if (at >= 0) {
      const cycle = [...path.slice(at), node];
      const where = cycle.slice(1).map((to, index) => edges.get(cycle[index]).get(to));
      cycles.push(`shared entries form a cycle: ${cycle.join(' → ')} (${where.join(', ')})`);
      return;
    }
    if (done.has(node)) return;
    for (const to of edges.get(node)?.keys() ?? []) visit(to, [...path, node]);
    done.add(node);
  };
  for (const node of edges.keys()) visit(node, []);
  return cycles;
}

/** Reads the modules of the repository and checks them. @returns `{ checked, problems }` */
export function checkArrows(root, files) {
  const paths = files.filter((path) => CHECKED.test(path) && !NOT_CHECKED.test(path));
  const modules = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return { checked: paths.length, problems: findBrokenArrows(modules) };
}
