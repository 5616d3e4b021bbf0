import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import type { KeptLink } from '@/lib/shared/kept-links';
import { isReadable } from './queries/get-appeal';

/** Papers of an appeal are read by whoever reads the appeal on the desk. */
export async function mayReadAppealFiles(actor: Actor, recordId: string): Promise<boolean> {
  return isReadable(db, actor, recordId);
}

/**
 * Appeals follow a person or firm into the record that stays. Erasing a person leaves that there was one, of which kind,
 * who handled it and how long it took; its words go, or lose the name where it was a firm's or a project's too.
 */
export const appealLinks: readonly KeptLink[] = [
  {
    from: 'appeal_step.merchantId',
    to: 'merchant',
    onMerge: 'move',
    onErase: 'unlink',
    words: { table: 'appeal_step', key: 'id', columns: ['note'], about: [], noun: 'appeals' },
  },
  {
    from: 'appeal.merchantId',
    to: 'merchant',
    onMerge: 'move',
    onErase: 'unlink',
    words: {
      table: 'appeal',
      key: 'id',
      columns: ['title', 'ask', 'answer', 'result'],
      about: ['companyId', 'projectId'],
      noun: 'appeals',
    },
  },
  { from: 'appeal.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
