import { undoHandover } from '@/lib/handovers/commands/move-handover';
import { startHandover } from '@/lib/handovers/commands/start-handover';
import { runHandoverJob } from '@/lib/handovers/jobs/run-handover';
import { HandoverInput } from '@/lib/handovers/schema';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

/** A hand-over as the form sends it. */
export const handoverAsking = (
  from: string,
  to: string,
  input: Record<string, unknown> = {},
): HandoverInput => HandoverInput.parse({ from, to, reason: '岗位调整（示例）', ...input });

/** What the job of a hand-over carries. */
export const handoverJob = (actor: PersonActor, handoverId: string) => ({
  handoverId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
  address: null,
});

/** Asks for a hand-over and has it worked off, as the form and the worker do. */
export async function doneHandover(
  actor: PersonActor,
  from: string,
  to: string,
  input: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await startHandover(actor, handoverAsking(from, to, input));
  await runHandoverJob(handoverJob(actor, id));
  return id;
}

/** Takes one back, as the button and the worker do. */
export async function undoneHandover(actor: PersonActor, id: string): Promise<void> {
  await undoHandover(actor, id);
  await runHandoverJob(handoverJob(actor, id));
}

/** A hand-over of this person on a unit's books, without having been worked off. */
export async function seedHandover(
  by: { userId: string; grantId: string; unitId: string | null },
  merchantId: string,
  state = 'done',
): Promise<string> {
  const id = newId();
  await db.handover.create({
    data: {
      id,
      number: `J-${id}`,
      fromUserId: by.userId,
      plan: { to: by.userId },
      reason: '岗位调整（示例）',
      createdBy: by.userId,
      grantId: by.grantId,
      unitId: by.unitId,
      state,
      total: 1,
      rows: {
        create: {
          rowNo: 1,
          kind: 'people',
          recordId: merchantId,
          toUserId: by.userId,
          outcome: 'done',
          afterVersion: 99,
        },
      },
    },
    select: { id: true },
  });
  return id;
}
