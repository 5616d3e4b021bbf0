import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { canDecideProposals, canProposeRoster } from '../policy';
import type { RosterImportRefusal, RosterRowChoice } from '../schema';
import { lockImport } from './lock-import';

/**
 * Proposes a whole sheet where the bureau keeps the roster: nothing is written until the bureau accepts it, as a whole
 * or without the rows that it leaves out.
 */
export async function proposeRosterImport(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['ready'], canProposeRoster);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: { state: 'proposed', version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_proposed',
      after: { importFile: found.fileName },
    });
    return { id: found.id };
  });
}

/** The bureau refuses a proposed sheet with the reason; its names and numbers go at once. */
export async function refuseRosterImport(
  actor: PersonActor,
  input: RosterImportRefusal,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, input.id, ['proposed'], canDecideProposals);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: {
        state: 'refused',
        sheetCipher: null,
        decidedBy: actor.userId,
        reason: input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_refused',
      after: { importFile: found.fileName },
      reason: input.reason,
    });
    return { id: found.id };
  });
}

/** One row of a sheet that is not to be written, or is after all. */
export async function leaveOutRow(actor: PersonActor, input: RosterRowChoice): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, input.id, ['ready', 'proposed']);
    const others = found.leftOut.filter((rowNo) => rowNo !== input.rowNo);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: {
        leftOut: input.isOut ? [...others, input.rowNo].sort((a, b) => a - b) : others,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: input.isOut ? 'import_row_out' : 'import_row_in',
      after: { importFile: found.fileName, importRow: input.rowNo },
    });
    return { id: found.id };
  });
}
