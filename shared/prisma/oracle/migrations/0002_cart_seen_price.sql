-- The unit price that the visitor last saw on a cart line, so that the cart can say when it changed since.
ALTER TABLE "CART_ITEMS" ADD ("SEEN_PRICE_MINOR" NUMBER(10))
/
COMMENT ON COLUMN "CART_ITEMS"."SEEN_PRICE_MINOR" IS 'Unit price when the visitor last touched the line; differs from the product''s after a price change.'
/
