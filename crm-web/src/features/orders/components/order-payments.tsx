import { Alert, Card, DateTime, Money, StatusBadge, Table, Td, Th, Tr } from '@octo/shared/ui';
import type { ReactElement } from 'react';

interface PaymentAttempt {
  readonly attempt: number;
  readonly provider: string;
  readonly providerReference: string | null;
  readonly method: string;
  readonly status: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly cardBrand: string | null;
  readonly cardLast4: string | null;
  readonly providerStatus: number | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly requestedAt: Date;
  readonly refundedAt: Date | null;
}

/** Every attempt to charge, with the provider's own words. */
export function OrderPayments(props: {
  readonly payments: readonly PaymentAttempt[];
  readonly refund: {
    readonly status: string;
    readonly attempts: number;
    readonly lastError: string | null;
  } | null;
}): ReactElement {
  const { payments, refund } = props;
  const isRefundOpen = refund !== null && !payments.some(({ status }) => status === 'refunded');
  return (
    <Card title="Payment" isFlush>
      {isRefundOpen && <RefundNote refund={refund} />}
      {payments.length === 0 ? (
        <p className="border-t border-line p-(--card-pad) text-sm text-ink-muted">
          No attempt to charge was made.
        </p>
      ) : (
        <Table caption="Payment attempts" isFramed={false} className="border-t border-line">
          <thead>
            <tr>
              <Th>Attempt</Th>
              <Th>Result</Th>
              <Th>Means</Th>
              <Th>Provider</Th>
              <Th isNumeric>Amount</Th>
            </tr>
          </thead>
          <tbody>
            {payments.map((payment) => (
              <PaymentRow key={payment.attempt} payment={payment} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

function PaymentRow({ payment }: { readonly payment: PaymentAttempt }): ReactElement {
  const { errorCode, errorMessage, providerStatus } = payment;
  return (
    <Tr>
      <Td>
        {payment.attempt}
        <span className="block text-xs text-ink-muted">
          <DateTime value={payment.requestedAt} style="short" />
        </span>
      </Td>
      <Td>
        <StatusBadge status={payment.status} />
        {errorCode !== null && (
          <span className="mt-0.5 block text-xs text-danger-ink">
            {providerStatus !== null && `${providerStatus} `}
            <span className="font-mono">{errorCode}</span>
            {errorMessage !== null && `: ${errorMessage}`}
          </span>
        )}
        {payment.refundedAt !== null && (
          <span className="mt-0.5 block text-xs text-ink-muted">
            given back <DateTime value={payment.refundedAt} style="short" />
          </span>
        )}
      </Td>
      <Td className="capitalize">
        {payment.cardBrand ?? payment.method}
        {payment.cardLast4 !== null && <span className="font-mono"> ·· {payment.cardLast4}</span>}
      </Td>
      <Td>
        {payment.provider}
        <span className="block font-mono text-xs break-all text-ink-muted">
          {payment.providerReference ?? 'no reference'}
        </span>
      </Td>
      <Td isNumeric>
        <Money minor={payment.amountMinor} currency={payment.currency} />
      </Td>
    </Tr>
  );
}

function RefundNote({
  refund,
}: {
  readonly refund: { readonly status: string; readonly attempts: number; readonly lastError: string | null };
}): ReactElement {
  const isDead = refund.status === 'dead';
  return (
    <Alert
      tone={isDead ? 'danger' : 'info'}
      title={isDead ? 'The refund could not be made' : 'The refund is on its way'}
      className="mx-(--card-pad) mb-(--card-pad)"
    >
      {isDead
        ? `The shop refused it ${refund.attempts} times. Use “Refund payment” to ask again.`
        : 'The shop was asked to give the money back and has not confirmed it yet.'}
      {refund.lastError !== null && <span className="mt-1 block font-mono text-xs">{refund.lastError}</span>}
    </Alert>
  );
}
