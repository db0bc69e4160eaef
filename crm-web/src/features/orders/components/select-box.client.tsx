'use client';

import { Checkbox, VisuallyHidden } from '@octo/shared/ui';
import { type ReactElement, useEffect, useRef } from 'react';

/** Checkbox of a table row; its name is for screen readers, its place says the rest. */
export function SelectBox(props: {
  readonly label: string;
  readonly isChecked: boolean;
  readonly isMixed?: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactElement {
  const { label, isChecked, isMixed = false, onChange } = props;
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The mixed state has no attribute; it can only be set by script.
    if (ref.current) ref.current.indeterminate = isMixed;
  }, [isMixed]);
  return (
    <Checkbox
      ref={ref}
      label={<VisuallyHidden>{label}</VisuallyHidden>}
      checked={isChecked}
      onChange={(event) => onChange(event.currentTarget.checked)}
      className="min-h-6 min-w-6"
    />
  );
}
