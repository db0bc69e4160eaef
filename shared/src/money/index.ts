export { COUNTRIES, type CountryCode, countryCodes, countryName } from './countries';
export { formatMoney, type Money, parseMajorUnits } from './money';
export {
  type CouponTerms,
  discountMinor,
  FREE_SHIPPING_FROM_MINOR,
  MAX_LINE_QUANTITY,
  MAX_ORDER_TOTAL_MINOR,
  type OrderAmounts,
  orderAmounts,
  type PricedLine,
  SHIPPING_FLAT_MINOR,
  shippingMinor,
  subtotalMinor,
} from './order-amounts';
