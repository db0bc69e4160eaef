'use client';

import { requestJson } from '@octo/shared/http/client';
import {
  Alert,
  Button,
  ButtonLink,
  CircleCheckIcon,
  ClockIcon,
  PrinterIcon,
  RefreshCwIcon,
  StatusBadge,
} from '@octo/shared/ui';
import { CopyButton, LocalTime } from '@octo/shared/ui/client';
import { type ReactElement, useState } from 'react';
import useSWR from 'swr';
import { paths } from '@/paths';
import type { OrderView } from '../order-view.schema';
import { OrderFacts, OrderHistory, OrderItems } from './order-details';
import { OrderShipment } from './order-shipment';
import { OrderSteps } from './order-steps';
import { ORDER_WORDS, pollEveryMs } from './order-words';

/** Props of {@link OrderPanel}. */
export interface OrderPanelProps {
  readonly token: string;
  readonly initial: OrderView;
  /** When the server read it, ms. */
  readonly readAtMs: number;
  /** Just ordered: says thank you and how to come back. */
  readonly isConfirmation?: boolean;
  /** Names this view of the page for support. */
  readonly supportCode: string;
}

interface Read {
  readonly order: OrderView;
  readonly atMs: number;
}

async function readOrder(url: string): Promise<Read> {
  const answer = await requestJson<OrderView>(url);
  if (!answer.isOk) throw new Error(`order: ${answer.status}`);
  return { order: answer.data, atMs: Date.now() };
}

/** An order that keeps itself up to date until nothing more can happen. */
export function OrderPanel(props: OrderPanelProps): ReactElement {
  const { token, initial, readAtMs, isConfirmation = false, supportCode } = props;
  const { data, error, isValidating, mutate } = useSWR<Read, Error>(paths.api.order(token), readOrder, {
    fallbackData: { order: initial, atMs: readAtMs },
    refreshInterval: (latest) => pollEveryMs(latest?.order ?? initial),
    revalidateOnMount: false,
    revalidateOnFocus: !initial.isFinal,
  });
  const { order, atMs } = data ?? { order: initial, atMs: readAtMs };
  const [pageUrl] = useState(() => paths.order(token));
  const words = ORDER_WORDS[order.status];

  return (
    <div className="shop-container py-10 lg:py-14">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="flex min-w-0 gap-4">
          {isConfirmation && <ConfirmationMark status={order.status} />}
          <div className="min-w-0">
            <h1 className="text-3xl font-semibold max-sm:text-2xl">
              {isConfirmation && order.status === 'paid' ? `Thank you, ${order.contact.name}` : words.title}
            </h1>
            <p className="mt-2 max-w-prose text-ink-muted">{words.next}</p>
          </div>
        </div>
        <div className="flex gap-2" data-print="hide">
          <Button icon={<PrinterIcon />} onClick={() => window.print()}>
            Print
          </Button>
        </div>
      </header>

      <div className="mt-8 rounded-lg border border-line bg-surface p-5 sm:p-6">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="text-sm text-ink-muted">Order</span>
            <span className="font-mono text-lg font-medium">{order.number}</span>
            <span data-print="hide">
              <CopyButton text={order.number} label="Copy order number" />
            </span>
            <span role="status">
              <StatusBadge status={order.status} />
            </span>
          </p>
          <div className="flex items-center gap-2 text-sm text-ink-muted" data-print="hide">
            <span>
              {error === undefined ? 'Updated' : 'Not reachable since'}{' '}
              <LocalTime value={atMs} style="time" />
            </span>
            {!order.isFinal && (
              <Button
                variant="ghost"
                size="sm"
                icon={<RefreshCwIcon size={14} />}
                isBusy={isValidating}
                onClick={() => void mutate()}
              >
                Refresh
              </Button>
            )}
          </div>
        </div>
        <div className="mt-6 empty:hidden">
          <OrderSteps status={order.status} />
        </div>
      </div>

      {isConfirmation && (
        <Alert tone="info" title="Keep the link to this order" className="mt-5">
          <p>It shows the status and the tracking to everybody who has it, without signing in.</p>
          <div className="mt-3 flex flex-wrap gap-2" data-print="hide">
            <ButtonLink href={pageUrl} size="sm">
              Follow your order
            </ButtonLink>
            <CopyLink path={pageUrl} />
          </div>
        </Alert>
      )}

      <div className="mt-5 grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="space-y-5">
          {order.shipments.map((shipment) => (
            <OrderShipment key={`${shipment.carrier}-${shipment.trackingNumber}`} shipment={shipment} />
          ))}
          <OrderItems order={order} />
        </div>
        <div className="space-y-5">
          <OrderFacts order={order} />
          <OrderHistory order={order} />
        </div>
      </div>

      <footer className="mt-8 flex flex-wrap items-center justify-between gap-4 text-sm text-ink-muted">
        <p>
          Support code <code className="text-xs break-all">{supportCode}</code>
        </p>
        <ButtonLink href={paths.products()} data-print="hide">
          Continue shopping
        </ButtonLink>
      </footer>
    </div>
  );
}

function ConfirmationMark({ status }: { readonly status: OrderView['status'] }): ReactElement | null {
  if (status === 'paid') return <CircleCheckIcon size={40} className="shrink-0 text-ok" />;
  return status === 'payment_pending' ? <ClockIcon size={40} className="shrink-0 text-warn" /> : null;
}

function CopyLink({ path }: { readonly path: string }): ReactElement {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    // Refused on plain http and by some browsers: the address bar still has the link.
    navigator.clipboard?.writeText(new URL(path, location.href).href).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <Button size="sm" onClick={copy}>
      <span role="status">{isCopied ? 'Link copied' : 'Copy the link'}</span>
    </Button>
  );
}
