/** What customers are told about stock; exact numbers are shown only when few are left. */
export const STOCK_LEVELS = ['in_stock', 'low', 'out'] as const;

/** One of {@link STOCK_LEVELS}. */
export type StockLevel = (typeof STOCK_LEVELS)[number];

/** Below this many pieces customers read "low stock" (operators have their own threshold per product). */
const LOW_BELOW = 10;

/** Level of a number of pieces that can be sold now. */
export function stockLevelOf(available: number): StockLevel {
  if (available <= 0) return 'out';
  return available < LOW_BELOW ? 'low' : 'in_stock';
}
