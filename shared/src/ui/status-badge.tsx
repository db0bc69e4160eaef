import type { ReactElement } from 'react';
import { Badge } from './badge';
import { statusLook } from './status';

/** Badge of an order, payment, shipment or sync state; the words and the tone come from one table (status.ts). */
export function StatusBadge({
  status,
  className,
}: {
  readonly status: string;
  readonly className?: string;
}): ReactElement {
  const { label, tone } = statusLook(status);
  return (
    <Badge tone={tone} hasDot className={className}>
      {label}
    </Badge>
  );
}
