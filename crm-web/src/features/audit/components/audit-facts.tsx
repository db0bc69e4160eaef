import type { ReactElement } from 'react';
import type { AuditDetails } from '../audit.schema';

/** The facts of a deed as `name: value`; nothing when there are none. */
export function AuditFacts({ details }: { readonly details: AuditDetails | null }): ReactElement | null {
  const facts = Object.entries(details ?? {}).toSorted(([a], [b]) => rank(a) - rank(b));
  if (facts.length === 0) return null;
  return (
    <span className="block text-xs break-words">
      {facts.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && ' · '}
          {words(name)}: <span className="font-mono">{String(value)}</span>
        </span>
      ))}
    </span>
  );
}

// The database forgets the order of keys; a change reads from, to, then the rest.
function rank(name: string): number {
  return name === 'from' ? 0 : name === 'to' ? 1 : 2;
}

function words(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}
