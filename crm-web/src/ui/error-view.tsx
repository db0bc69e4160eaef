import { ERROR_CODES, type ErrorCode } from '@octo/shared/errors';
import { TriangleAlertIcon } from '@octo/shared/ui';
import { CopyButton } from '@octo/shared/ui/client';
import Link from 'next/link';
import type { ReactElement, ReactNode } from 'react';
import { paths } from '@/paths';

/** What a digest made by `guarded()` says; a digest of Next's own is only a support code. */
export function readDigest(digest: string | undefined): {
  readonly code: ErrorCode;
  readonly supportCode: string;
} {
  const [code = '', traceId = ''] = (digest ?? '').split(':');
  const isOurs = Object.hasOwn(ERROR_CODES, code);
  return { code: isOurs ? (code as ErrorCode) : 'internal', supportCode: isOurs ? traceId : (digest ?? '') };
}

/** A page that could not be shown: what happened, what to do, and the code by which support finds the trace. */
export function ErrorView(props: {
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly supportCode?: string;
  readonly actions?: ReactNode;
}): ReactElement {
  const { title, description, supportCode, actions } = props;
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center px-4 py-20 text-center">
      <div className="mb-4 grid size-12 place-items-center rounded-full border border-line bg-sunken text-ink-muted">
        <TriangleAlertIcon size={20} />
      </div>
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="mt-2 text-sm text-ink-muted">{description}</p>
      {actions !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
      {supportCode !== undefined && supportCode !== '' && (
        <p className="mt-8 flex items-center gap-1 text-xs text-ink-subtle">
          Support code
          {/^[0-9a-f]{32}$/.test(supportCode) ? (
            <Link href={paths.trace(supportCode)} className="font-mono underline underline-offset-3">
              {supportCode}
            </Link>
          ) : (
            <span className="font-mono">{supportCode}</span>
          )}
          <CopyButton text={supportCode} label="Copy support code" />
        </p>
      )}
    </div>
  );
}
