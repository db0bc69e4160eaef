-- The console sorts and pages its orders by total, and asks for the large ones.
CREATE INDEX "ORDERS_TOTAL_MINOR_ID_IDX" ON "ORDERS" ("TOTAL_MINOR", "ID")
/
