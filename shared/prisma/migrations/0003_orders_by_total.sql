-- The console sorts and pages its orders by total, and asks for the large ones.
CREATE INDEX "orders_total_minor_id_idx" ON "orders"("total_minor", "id");
