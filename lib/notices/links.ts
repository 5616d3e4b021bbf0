import type { KeptLink } from '@/lib/shared/kept-links';

/** Messages follow the person into the record that stays; erasing the person erases words and addresses. */
export const noticeLinks: readonly KeptLink[] = [
  { from: 'notice.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
];
