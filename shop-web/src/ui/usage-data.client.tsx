'use client';

import { chooseRum, isOptedOut } from '@octo/shared/rum';
import { type ReactElement, useEffect, useState } from 'react';

/**
 * The visitor's say over usage data, in the footer of every page. Until the browser has been asked the switch is not
 * shown, since the page is the same file for everybody.
 */
export function UsageData(): ReactElement {
  const [isOn, setIsOn] = useState<boolean | null>(null);
  useEffect(() => setIsOn(!isOptedOut()), []);
  return (
    <label className={`inline-flex items-center gap-2 ${isOn === null ? 'invisible' : ''}`}>
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={isOn ?? false}
        onChange={({ currentTarget: { checked } }) => {
          chooseRum(checked);
          setIsOn(checked);
        }}
      />
      Share anonymous usage data
    </label>
  );
}
