import type { KeptLink } from '@/lib/shared/kept-links';

/** Entries of rosters that the bureau has linked to the ledger; the entry itself is the chamber's. */
export const chamberLinks: readonly KeptLink[] = [
  { from: 'membership.merchantId', to: 'merchant', onMerge: 'move', onErase: 'unlink' },
  { from: 'membership.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
