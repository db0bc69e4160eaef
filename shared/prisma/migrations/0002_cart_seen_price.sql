-- The unit price that the visitor last saw on a cart line, so that the cart can say when it changed since.
ALTER TABLE "cart_items" ADD COLUMN "seen_price_minor" INTEGER;
