/** What a customer is told, by the provider's code. Nothing here says more than the customer may know. */
const MESSAGES: Readonly<Record<string, string>> = {
  insufficient_funds: 'The bank declined: the account does not cover the amount. Try another card.',
  // What the bank knows about a stolen card is not for whoever holds it.
  stolen_card: 'The bank declined this card. Try another card, or call your bank.',
  do_not_honor: 'The bank declined without a reason. Try another card, or call your bank.',
  expired_card: 'The bank says that this card has expired. Try another card.',
  incorrect_cvc: 'The security code is not right. Check the 3 or 4 digits and try again.',
  card_rejected: 'The bank did not accept the card data. Check it, or try another card.',
  issuer_not_found: 'No bank was found for this card number. Try another card.',
  rate_limited: 'The payment service is very busy. Nothing was charged; try again in a minute.',
  provider_unreachable: 'The payment service cannot be reached. Nothing was charged; try again in a minute.',
  order_cancelled: 'The order was cancelled before the payment went through. Nothing was charged.',
};

const FALLBACK = 'The payment did not go through. Nothing was charged; try again, or use another card.';

/** A sentence for people about a payment that did not go through. */
export function declineMessage(code: string | null): string {
  return (code === null ? undefined : MESSAGES[code]) ?? FALLBACK;
}
