import { OPERATOR_ROLES } from '@octo/shared/auth/permissions';
import { Disclosure } from '@octo/shared/ui';
import type { ReactElement } from 'react';

/** Accounts of the demo data, one per role. Rendered on a local installation only. */
export function DemoHint({ password }: { readonly password: string }): ReactElement {
  return (
    <aside
      aria-label="Demo accounts"
      className="mt-6 rounded-md border border-line bg-surface px-4 py-3 text-sm"
    >
      <p>
        Demo: <span className="font-mono">admin@octo.example</span> with password{' '}
        <span className="font-mono">{password}</span>
      </p>
      <Disclosure summary="Other roles" className="mt-1">
        <ul className="font-mono text-xs text-ink-muted">
          {OPERATOR_ROLES.map((role) => (
            <li key={role}>{role}@octo.example</li>
          ))}
        </ul>
      </Disclosure>
    </aside>
  );
}
