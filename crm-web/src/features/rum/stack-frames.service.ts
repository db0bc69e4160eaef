import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { originalPositionFor, sourceContentFor, TraceMap } from '@jridgewell/trace-mapping';
import { browserMapFolder } from '@/config';
import { parseStack, type RawFrame } from './error-fingerprint';
import type { StackFrame } from './rum.schema';

const MAX_FRAMES = 20;
const MAX_MAPS = 8;
const CONTEXT_LINES = 2;

// A map takes some megabytes when it is open, so only those of the last few errors stay.
const open = new Map<string, TraceMap | null>();

/**
 * A stack in terms of the source, innermost frame first. Maps are made by the build and kept beside it, never served; a
 * frame without one stays as the browser wrote it.
 */
export async function resolveStack(app: string, stack: string): Promise<StackFrame[]> {
  const folder = browserMapFolder(app);
  const frames: StackFrame[] = [];
  for (const raw of parseStack(stack).slice(0, MAX_FRAMES)) frames.push(await resolveFrame(folder, raw));
  return frames;
}

async function resolveFrame(folder: string | null, raw: RawFrame): Promise<StackFrame> {
  const asWritten = { ...raw, isResolved: false, excerpt: [] };
  const map = folder === null ? null : await mapOf(folder, raw.file);
  if (!map) return asWritten;
  const found = originalPositionFor(map, { line: raw.line, column: Math.max(0, raw.column - 1) });
  if (found.source === null) return asWritten;
  const content = sourceContentFor(map, found.source);
  return {
    functionName: found.name ?? raw.functionName,
    file: sourceName(found.source),
    line: found.line,
    column: found.column + 1,
    isResolved: true,
    excerpt: content === null ? [] : excerptOf(content, found.line),
  };
}

/** The map of a chunk; the name comes from a browser, so it must be a plain file name. */
async function mapOf(folder: string, address: string): Promise<TraceMap | null> {
  const name = /\/_next\/static\/(?:[\w-]+\/)*([\w~.-]+\.js)$/.exec(address.replace(/[?#].*$/, ''))?.[1];
  if (name === undefined || name.startsWith('.')) return null;
  const file = path.join(folder, `${name}.map`);
  const known = open.get(file);
  if (known !== undefined) return known;
  const map = await readMap(file);
  open.set(file, map);
  for (const oldest of open.keys()) {
    if (open.size <= MAX_MAPS) break;
    open.delete(oldest);
  }
  return map;
}

async function readMap(file: string): Promise<TraceMap | null> {
  try {
    return new TraceMap(await readFile(file, 'utf8'));
  } catch {
    // No map, or one that cannot be read: the frame is shown as it came.
    return null;
  }
}

/** `turbopack:///[project]/shop-web/src/x.ts` and the like, as a path in the repository. */
function sourceName(source: string): string {
  return source.replace(/^[a-z]+:\/\/\/(?:\[project\]\/)?/, '').replace(/^(?:\.\.?\/)+/, '');
}

function excerptOf(content: string, line: number): StackFrame['excerpt'] {
  const first = Math.max(1, line - CONTEXT_LINES);
  return content
    .split('\n')
    .slice(first - 1, line + CONTEXT_LINES)
    .map((text, index) => ({ line: first + index, text: text.slice(0, 200) }));
}
