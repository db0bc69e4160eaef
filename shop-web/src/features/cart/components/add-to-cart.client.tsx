'use client';

import { failureMessage } from '@octo/shared/http/client';
import { recordEvent } from '@octo/shared/rum';
import { Button, type ButtonSize, ShoppingCartIcon } from '@octo/shared/ui';
import { QuantityStepper, useToast } from '@octo/shared/ui/client';
import { useRouter } from 'next/navigation';
import { type ReactElement, useRef, useState } from 'react';
import { paths } from '@/paths';
import { addToCart } from '../cart-requests.client';

/** Props of {@link AddToCart}. */
export interface AddToCartProps {
  readonly productId: number;
  readonly sku: string;
  readonly name: string;
  /** Pieces that can be bought now (0..20); 0 turns the button off and says why. */
  readonly maxQuantity?: number;
  /** Shows a quantity beside the button (product page). */
  readonly hasQuantity?: boolean;
  readonly size?: ButtonSize;
  readonly label?: string;
}

/** Puts a product into the cart and says so; a refusal is shown with its reason. */
export function AddToCart(props: AddToCartProps): ReactElement {
  const { productId, sku, name, maxQuantity = 20, hasQuantity = false, size, label = 'Add to cart' } = props;
  const [quantity, setQuantity] = useState(1);
  const [isBusy, setIsBusy] = useState(false);
  const isRunning = useRef(false);
  const toast = useToast();
  const router = useRouter();

  const add = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    const answer = await addToCart({ productId, quantity });
    isRunning.current = false;
    setIsBusy(false);
    const viewCart = { label: 'View cart', onPress: () => router.push(paths.cart()) };
    if (answer.isOk) {
      setQuantity(1);
      recordEvent('shop.add_to_cart', {
        'product.id': productId,
        'product.sku': sku,
        'cart.quantity': quantity,
      });
      toast({ title: 'Added to your cart', detail: `${quantity} × ${name}`, action: viewCart });
      return;
    }
    recordEvent('shop.add_to_cart_error', {
      'product.id': productId,
      'product.sku': sku,
      'error.type': answer.problem?.code ?? 'unreachable',
    });
    const inCart = Number(answer.problem?.facts?.inCart ?? 0);
    toast({
      title: `${name} was not added`,
      detail: `${failureMessage(answer)}${inCart > 0 ? ` You have ${inCart} in your cart.` : ''}`,
      tone: 'danger',
      ...(inCart > 0 ? { action: viewCart } : {}),
    });
  };

  return (
    <div className="flex flex-wrap items-center gap-3" data-sku={sku}>
      {hasQuantity && maxQuantity > 0 && (
        <QuantityStepper
          label={`Quantity of ${name}`}
          value={quantity}
          max={Math.min(20, maxQuantity)}
          onCommit={setQuantity}
        />
      )}
      <Button
        variant="primary"
        size={size}
        isBusy={isBusy}
        icon={<ShoppingCartIcon />}
        aria-label={hasQuantity ? undefined : `${label}: ${name}`}
        data-action="add-to-cart"
        onClick={add}
        {...(maxQuantity === 0 ? { disabledReason: 'Out of stock' } : {})}
        className={hasQuantity ? 'grow' : undefined}
      >
        {maxQuantity === 0 ? 'Out of stock' : label}
      </Button>
    </div>
  );
}
