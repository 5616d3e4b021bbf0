import { recordChange } from '@/lib/audit/commands';
import { detachFile } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import type { ArchiveInteractionInput, NextDoneInput, RemovePaperInput, SettleInput } from '../schema';
import { refreshLoggedContact } from './last-contact';
import { loadForChange } from './load-interaction';

const noun = 'interactions';

/** Settles the difficulty that a contact raised, and says how. Refuses one that is settled or was never raised. */
export async function settleDifficulty(actor: Actor, input: SettleInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadForChange(tx, actor, input);
    if (old.difficultyState !== 'open') throw new AppError('not_in_this_state');
    // a difficulty that opened an appeal is settled with it, so that the two never tell different things
    const appeals = await tx.appeal.count({ where: { interactionId: old.id, state: { not: 'closed' } } });
    if (appeals > 0) throw new AppError('not_in_this_state');
    const data = { difficultyState: 'settled', difficultyNote: input.note } as const;
    await tx.interaction.update({
      where: { id: old.id },
      data: { ...data, difficultySettledOn: new Date(today()), version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun,
      recordId: old.id,
      verb: 'settle',
      before: { difficultyState: 'open' },
      after: data,
    });
    return { id: old.id };
  });
}

/** Takes the agreed next step off the list: done without a contact of its own. Refuses where none is open. */
export async function finishNextStep(actor: Actor, input: NextDoneInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadForChange(tx, actor, input);
    if (old.nextOn === null || old.nextDoneOn !== null) throw new AppError('not_in_this_state');
    const doneOn = today();
    await tx.interaction.update({
      where: { id: old.id },
      data: { nextDoneOn: new Date(doneOn), version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun,
      recordId: old.id,
      verb: 'next_done',
      before: { nextDoneOn: null },
      after: { nextDoneOn: doneOn },
    });
    return { id: old.id };
  });
}

/** Takes a contact out of the log, or back, with a reason; the last contact of its people is counted anew. */
export async function archiveInteraction(
  actor: Actor,
  input: ArchiveInteractionInput,
  restore = false,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadForChange(tx, actor, input, restore);
    await tx.interaction.update({
      where: { id: old.id },
      data: {
        archivedAt: restore ? null : new Date(),
        archivedReason: restore ? null : input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun,
      recordId: old.id,
      verb: restore ? 'restore' : 'archive',
      before: { archived: restore ? true : null },
      after: { archived: restore ? null : true },
      reason: input.reason,
    });
    await refreshLoggedContact(
      tx,
      old.persons.map((person) => person.merchantId),
    );
    return { id: old.id };
  });
}

/** Takes one paper off a contact; the log keeps that it was there. */
export async function removeInteractionPaper(actor: Actor, input: RemovePaperInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadForChange(tx, actor, input);
    if (actor.kind !== 'person') throw new ForbiddenError('interactions.update');
    await detachFile(tx, actor, { noun, recordId: old.id }, input.attachmentId);
    await tx.interaction.update({
      where: { id: old.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    });
    return { id: old.id };
  });
}
