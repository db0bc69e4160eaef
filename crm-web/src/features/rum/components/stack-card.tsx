import { Card, cx, Disclosure } from '@octo/shared/ui';
import type { ReactElement } from 'react';
import type { StackFrame } from '../rum.schema';

/** A stack in terms of the source where there are maps, and as the browser wrote it below. */
export function StackCard(props: {
  readonly frames: readonly StackFrame[];
  readonly rawStack: string | null;
}): ReactElement {
  const { frames, rawStack } = props;
  const isResolved = frames.some((frame) => frame.isResolved);
  return (
    <Card
      title="Stack"
      description={
        isResolved
          ? 'In terms of the source, by the source maps of the build.'
          : 'As the browser wrote it: there is no source map for these files.'
      }
    >
      {frames.length === 0 && <p className="text-sm text-ink-muted">The browser gave none.</p>}
      <ol className="grid gap-3 text-sm" aria-label="Frames">
        {frames.map((frame, index) => (
          <li key={index} className={cx(!frame.isResolved && 'text-ink-muted')}>
            <p className="font-mono text-xs break-all">
              {frame.functionName ?? '(anonymous)'} · {frame.file}:{frame.line}:{frame.column}
            </p>
            {index === 0 && frame.excerpt.length > 0 && <Excerpt frame={frame} />}
          </li>
        ))}
      </ol>
      {rawStack !== null && isResolved && (
        <Disclosure summary="As the browser wrote it" className="mt-3">
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="overflow-auto rounded-md bg-sunken p-3 font-mono text-xs"
          >
            {rawStack}
          </pre>
        </Disclosure>
      )}
    </Card>
  );
}

function Excerpt({ frame }: { readonly frame: StackFrame }): ReactElement {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-1.5 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs"
    >
      {frame.excerpt.map(({ line, text }) => (
        <span key={line} className={cx('block', line === frame.line && 'bg-danger-surface')}>
          {String(line).padStart(5)} {text}
        </span>
      ))}
    </pre>
  );
}
