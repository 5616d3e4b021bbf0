import type { KeptLink } from '@/lib/shared/kept-links';

/** Who works where. */
export const postLinks: readonly KeptLink[] = [
  { from: 'post.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'post.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
