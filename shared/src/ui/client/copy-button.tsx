'use client';

import { type ReactElement, useEffect, useState } from 'react';
import { IconButton } from '../button';
import { CheckIcon, CopyIcon } from '../icons';

/** Copies `text` and says so for two seconds. `label` names what is copied: "Copy order number". */
export function CopyButton({
  text,
  label,
  className,
}: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}): ReactElement {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (outcome === undefined) return;
    const timer = setTimeout(() => setOutcome(undefined), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () => {
    // Clipboard access needs a secure page and permission; say it when it is refused.
    const writing = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return (
    <>
      <IconButton label={label} size="sm" onClick={copy} className={className}>
        {outcome === 'copied' ? <CheckIcon size={14} className="text-ok-ink" /> : <CopyIcon size={14} />}
      </IconButton>
      <span role="status" className="sr-only">
        {outcome === 'copied' && 'Copied'}
        {outcome === 'failed' && 'Could not copy; select the text instead'}
      </span>
    </>
  );
}
