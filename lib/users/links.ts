import type { KeptLink } from '@/lib/shared/kept-links';

/** Accounts of the person: the grant follows a merge, and is ended when the person is erased. */
export const userLinks: readonly KeptLink[] = [
  { from: 'user_grant.merchantId', to: 'merchant', onMerge: 'move', onErase: 'stay' },
  { from: 'invitation.merchantId', to: 'merchant', onMerge: 'stay', onErase: 'stay' },
];
