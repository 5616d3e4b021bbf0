import type { KeptLink } from '@/lib/shared/kept-links';

/** What was done to whom in bulk: history of that record; with the person it goes, the remembered values too. */
export const bulkLinks: readonly KeptLink[] = [
  { from: 'bulk_act_row.merchantId', to: 'merchant', onMerge: 'stay', onErase: 'delete' },
];
