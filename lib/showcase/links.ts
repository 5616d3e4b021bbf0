import type { KeptLink } from '@/lib/shared/kept-links';

/** Stories about a person. */
export const showcaseLinks: readonly KeptLink[] = [
  { from: 'story.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
];
