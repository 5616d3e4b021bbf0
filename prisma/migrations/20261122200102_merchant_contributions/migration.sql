-- The filter by 五引 reads those who have any.
CREATE INDEX "merchant_contributions_idx" ON "merchant" USING gin ("contributions") WHERE "contributions" <> '{}';
