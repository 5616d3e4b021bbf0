import type { KeptLink } from '@/lib/shared/kept-links';

/** Who knows whom follows a person into the record that stays; it goes with an erased person. */
export const tieLinks: readonly KeptLink[] = [
  { from: 'merchant_tie.fromId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'merchant_tie.toId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
];
