import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError } from '@/lib/shared/errors';
import { openSealed } from '../import-sheet';
import { canBringRoster } from '../policy';
import { MemberChange } from '../schema';
import type { RosterEffect } from './import-roster';
import { lockImport } from './lock-import';
import { updateMemberIn } from './write-members';

const WRITING_MS = 120_000;

/**
 * Takes the import back as far as nobody has worked on its members since: new entries go with their dues, changed cells
 * return, numbers too; an entry that was changed since or holds an office stays and is counted.
 */
export async function undoRosterImport(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ id: string; kept: number }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['applied']);
    if (!found.doneCipher || !found.keyId) throw new AppError('not_in_this_state');
    // cast: written by applyRosterImport, authenticated by the envelope
    const effects = openSealed(found.doneCipher, found.keyId) as RosterEffect[];
    const standing = await tx.membership.findMany({
      where: { id: { in: effects.map((one) => one.membershipId) }, chamberId: found.chamberId },
      select: {
        id: true,
        version: true,
        createdAt: true,
        _count: { select: { offices: true, dues: { where: { version: { gt: 1 } } } } },
      },
      take: 20_000,
    });
    const now = new Map(standing.map((one) => [one.id, one]));
    const free = effects.filter((one) => {
      const row = now.get(one.membershipId);
      if (row?.version !== one.afterVersion || row._count.dues > 0) return false;
      return one.act === 'new' ? row._count.offices === 0 : one.act === 'same' || one.before !== null;
    });
    const dues = free.flatMap((one) => one.duesId ?? []);
    await tx.duesEntry.deleteMany({ where: { id: { in: dues } } });
    const made = free.filter((one) => one.act === 'new').map((one) => one.membershipId);
    const gone = await tx.membership.findMany({
      where: { id: { in: made }, dues: { none: {} }, proposals: { none: {} }, attendances: { none: {} } },
      select: { id: true },
      take: 20_000,
    });
    await tx.membership.deleteMany({ where: { id: { in: gone.map((one) => one.id) } } });
    for (const one of free) {
      if (!one.before) continue;
      const { phone, ...before } = one.before;
      await updateMemberIn(
        tx,
        actor,
        MemberChange.parse({
          ...before,
          // no number before: the one that came goes
          ...(phone ? { phone } : {}),
          id: one.membershipId,
          version: one.afterVersion,
        }),
      );
    }
    await recordChanges(
      tx,
      actor,
      gone.map((one) => ({ noun: 'memberships', recordId: one.id, verb: 'import_undone' })),
    );
    const kept = effects.length - free.length + made.length - gone.length;
    await tx.rosterImport.update({
      where: { id: found.id },
      data: { state: 'undone', undoneAt: new Date(), doneCipher: null, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_undone',
      after: { importFile: found.fileName, importKept: kept },
    });
    return { id: found.id, kept: kept };
  }, WRITING_MS);
}

/** Gives up an import that was not written; the sheet goes at once. */
export async function discardRosterImport(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['mapping', 'ready'], canBringRoster);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: { state: 'discarded', sheetCipher: null, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_discarded',
      after: { importFile: found.fileName, importOn: today() },
    });
    return { chamberId: found.chamberId };
  });
}
