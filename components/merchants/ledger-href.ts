import type { MerchantFilters } from '@/lib/merchants/search-params';
import { withQuery } from '@/lib/shared/search-query';

/** The ledger with these conditions: where a number opens to the people behind it. */
export function ledgerHref(filters: MerchantFilters, change: Partial<MerchantFilters> = {}): string {
  const { order: _order, ...values } = filters;
  const href = withQuery('/desk/merchants', values, change);
  // the bare address opens with the reader's own view, which may show fewer people than the number said
  return href === '/desk/merchants' ? `${href}?view=all` : href;
}
