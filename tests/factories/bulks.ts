import { startBulk, undoBulk } from '@/lib/bulks/commands';
import { runBulkJob } from '@/lib/bulks/jobs/run-bulk';
import { BulkInput } from '@/lib/bulks/schema';
import { db } from '@/lib/server/db';
import type { PersonActor } from '@/lib/server/actor';
import { newId } from '@/lib/server/uuid';

/** An act as the form sends it. */
export const bulkAsking = (input: Record<string, unknown> = {}): BulkInput =>
  BulkInput.parse({ kind: 'tag', tag: '示例标签', reason: '分组联系（示例）', ...input });

/** What the job of an act carries. */
export const bulkJob = (actor: PersonActor, actId: string) => ({
  actId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
  address: null,
});

/** Asks for an act and has it worked off, as the form and the worker do. */
export async function doneBulk(actor: PersonActor, input: Record<string, unknown>): Promise<string> {
  const { id } = await startBulk(actor, bulkAsking(input));
  await runBulkJob(bulkJob(actor, id));
  return id;
}

/** Takes one back, as the button and the worker do. */
export async function undoneBulk(actor: PersonActor, id: string): Promise<void> {
  await undoBulk(actor, id);
  await runBulkJob(bulkJob(actor, id));
}

/** An act of this person on these people that has ended, without having been worked off. */
export async function seedBulk(
  by: { userId: string; grantId: string; unitId: string | null },
  merchantId: string,
  state = 'done',
): Promise<string> {
  const id = newId();
  await db.bulkAct.create({
    data: {
      id,
      number: `P-${id}`,
      kind: 'tag',
      params: { kind: 'tag', tag: '示例标签' },
      question: { filters: { order: 'updated' } },
      reason: '分组联系（示例）',
      createdBy: by.userId,
      grantId: by.grantId,
      unitId: by.unitId,
      state,
      total: 1,
      rows: { create: { rowNo: 1, merchantId, outcome: 'done', afterVersion: 99 } },
    },
    select: { id: true },
  });
  return id;
}
