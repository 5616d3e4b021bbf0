import type { KeptLink } from '@/lib/shared/kept-links';

/** Registered interests of a known person; the sender's own words have their own term of keeping. */
export const leadLinks: readonly KeptLink[] = [
  { from: 'lead.merchantId', to: 'merchant', onMerge: 'move', onErase: 'unlink' },
];
