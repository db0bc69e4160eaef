'use client';

import { formatMoney } from '@octo/shared/money';
import { Button, Card, Disclosure, LockIcon, Money, RadioCard, RadioGroup, TruckIcon } from '@octo/shared/ui';
import { ErrorSummary } from '@octo/shared/ui/client';
import { type ReactElement, useRef } from 'react';
import type { CartView } from '@/features/cart/cart.schema';
import { CardFields } from './card-fields.client';
import { CouponForm } from './coupon-form.client';
import { AddressFields, ContactFields } from './fields';
import type { FormValues } from './form/form-values';
import { useCheckoutFields } from './form/use-checkout-fields.client';
import { useCheckoutFlow } from './form/use-checkout-flow.client';
import { Notice, OpenOutcome } from './notices.client';
import { OrderSummary } from './order-summary';
import { TestCards } from './test-cards.client';

/** Props of {@link CheckoutForm}. */
export interface CheckoutFormProps {
  readonly initial: CartView;
  /** Shows numbers that force an outcome; only where the payment provider is simulated. */
  readonly hasTestCards: boolean;
  /** What is known of a customer who is signed in. */
  readonly known: FormValues;
}

/** The whole checkout on one page. */
export function CheckoutForm({ initial, hasTestCards, known }: CheckoutFormProps): ReactElement {
  const form = useRef<HTMLFormElement>(null);
  const fields = useCheckoutFields(form, known);
  const flow = useCheckoutFlow({ initial, form, fields });
  const { cart, phase, notice } = flow;
  const isBusy = phase === 'sending' || phase === 'checking';
  const total = formatMoney({ amountMinor: cart.totalMinor, currency: cart.currency });

  return (
    <div className="mt-6 grid items-start gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <Disclosure
        summary={
          <span className="flex flex-1 justify-between gap-4">
            Order summary <Money minor={cart.totalMinor} currency={cart.currency} />
          </span>
        }
        className="rounded-lg border border-line bg-surface px-4 lg:hidden"
      >
        <div className="pt-2 text-ink">
          <OrderSummary cart={cart} />
        </div>
      </Disclosure>
      {/* POST, so that a press before the script runs never writes a card number into the address. */}
      <form
        ref={form}
        method="post"
        noValidate
        onSubmit={flow.submit}
        {...fields.handlers}
        className="min-w-0"
      >
        <ErrorSummary errors={fields.summary} className="mb-5" />
        <div inert={phase !== 'editing'} className="space-y-5">
          <Card title="Contact">
            <ContactFields errors={fields.errors} />
          </Card>
          <Card title="Delivery">
            <AddressFields errors={fields.errors} country={fields.country} onCountry={fields.setCountry} />
            <RadioGroup legend="Shipping" className="mt-5">
              <RadioCard
                name="shippingMethod"
                value="standard"
                defaultChecked
                icon={<TruckIcon size={20} />}
                label="Standard"
                hint="Insured, with tracking from our warehouse to your door"
                aside={
                  cart.shippingMinor === 0 ? (
                    'Free'
                  ) : (
                    <Money minor={cart.shippingMinor} currency={cart.currency} />
                  )
                }
              />
            </RadioGroup>
          </Card>
          <Card title="Coupon">
            <CouponForm coupon={cart.coupon} onChanged={flow.refresh} />
          </Card>
          <Card
            title="Payment"
            description="Your card goes to the payment provider and is never stored here."
          >
            {hasTestCards && <TestCards onChoose={fields.fillTestCard} />}
            <div className={hasTestCards ? 'mt-5' : ''}>
              <CardFields errors={fields.errors} />
            </div>
          </Card>
        </div>
        <div className="mt-5 space-y-4">
          {notice !== null && (
            <Notice
              key={flow.tries}
              notice={notice}
              currency={cart.currency}
              isBusy={flow.isAdjusting}
              onAdjustCart={flow.adjustCart}
              onDropCoupon={flow.dropCoupon}
            />
          )}
          <OpenOutcome phase={phase} onAskAgain={flow.askAgain} />
          {phase !== 'stuck' && (
            <Button
              type="submit"
              variant="primary"
              size="lg"
              icon={<LockIcon size={18} />}
              isBusy={isBusy || flow.isAdjusting}
              className="w-full"
              {...(cart.canCheckOut ? {} : { disabledReason: 'Change your cart first' })}
            >
              {notice?.kind === 'amounts' ? `Confirm and pay ${total}` : `Pay ${total}`}
            </Button>
          )}
          <p role="status" className="sr-only">
            {phase === 'sending' && 'Your payment is being made.'}
          </p>
        </div>
      </form>
      <aside
        aria-label="Order summary"
        className="rounded-lg border border-line bg-surface p-5 max-lg:hidden lg:sticky lg:top-24"
      >
        <h2 className="mb-4 text-base font-semibold">Your order</h2>
        <OrderSummary cart={cart} />
      </aside>
    </div>
  );
}
