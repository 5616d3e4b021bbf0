import type { KeptLink } from '@/lib/shared/kept-links';

/**
 * Who was greeted moves with the person into the record that stays, once a campaign; erasing a person takes the name off
 * every list, and a refusal of a channel with it, because nobody is left to be written to.
 */
export const greetingLinks: readonly KeptLink[] = [
  {
    from: 'greeting_pick.merchantId',
    to: 'merchant',
    onMerge: 'move',
    once: ['greetingId'],
    onErase: 'delete',
  },
  {
    from: 'greeting_recipient.merchantId',
    to: 'merchant',
    onMerge: 'move',
    once: ['greetingId'],
    onErase: 'delete',
  },
  { from: 'greeting_refusal.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
];
