import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { limit, tryLimit } from '@/lib/server/rate-limit';
import { today } from '@/lib/shared/dates';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { readStanding, examineSheet } from '../import-rows';
import { openSealed, type RosterSheet } from '../import-sheet';
import { canAskLedger, canBringRoster } from '../policy';
import type { RosterColumn } from '../rules-import';
import { draftOfEntry, meetSurelyIn } from './keep-matches';
import { lockImport } from './lock-import';
import { dateOf, memberKey, requireMember } from './prepare';

/**
 * Asks whether the ledger may know a member of the own chamber. The officer learns one bit: only the same name with the
 * same number, or with home town and firm, is met, so that neither can be tried out; who was met has it in the log, and
 * sixty a day is the most. Another chamber's entry answers 404; whoever is no officer is refused.
 */
export async function askLedger(actor: PersonActor, { id }: { id: string }): Promise<{ id: string }> {
  if (!canAskLedger(actor)) throw new ForbiddenError('chambers.ask');
  await inTransaction((tx) => requireMember(tx, actor, id));
  await limit('roster_met', actor.userId);
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, id);
    if (stored.leftOn !== null || stored.partyKind !== 'person') throw new AppError('not_in_this_state');
    const entry = await tx.membership.findUniqueOrThrow({
      where: { id },
      select: {
        id: true,
        entryName: true,
        entryFirm: true,
        entryHometown: true,
        creditCode: true,
        phoneIndex: true,
      },
    });
    const met = await meetSurelyIn(tx, [draftOfEntry(entry)]);
    await tx.membership.update({
      where: { id },
      data: { metOn: met.length > 0 ? dateOf(today()) : null },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: id,
      verb: 'ask_ledger',
      personKey: await memberKey(tx, stored),
    });
    await recordChanges(
      tx,
      actor,
      met.map(({ merchantId }) => ({ noun: 'merchants', recordId: merchantId, verb: 'met_elsewhere' })),
    );
    return { id };
  });
}

/**
 * The same for the rows of a sheet that an officer brings, once its columns are decided: a bit per row, as far as the
 * day's number goes. Staff are refused: they see whom within their own scope when they look.
 */
export async function meetSheet(actor: PersonActor, { id }: { id: string }): Promise<void> {
  if (!canAskLedger(actor)) throw new ForbiddenError('chambers.ask');
  const met = await inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['ready'], canBringRoster);
    if (!found.sheetCipher || !found.keyId) return [];
    // cast: written by startRosterImport and mapRosterImport
    const sheet = openSealed(found.sheetCipher, found.keyId) as RosterSheet;
    // cast: the same
    const columns = found.mapping as RosterColumn[];
    const rows = examineSheet(sheet, columns, await readStanding(tx, found.chamberId));
    return meetSurelyIn(
      tx,
      rows.flatMap(({ rowNo, entry, phoneKey, match }) =>
        entry
          ? {
              // a member whom the roster has is met as that member, so that what the bureau has decided holds
              key: 'id' in match ? match.id : String(rowNo),
              name: entry.entryName,
              firm: entry.entryFirm ?? null,
              hometown: entry.entryHometown ?? null,
              creditCode: entry.creditCode ?? null,
              phoneKey,
            }
          : [],
      ),
    ).then((all) =>
      rows.flatMap(({ rowNo, match }) => {
        const key = 'id' in match ? match.id : String(rowNo);
        const people = all.filter((one) => one.key === key).map((one) => one.merchantId);
        return people.length > 0 ? [{ rowNo, people }] : [];
      }),
    );
  });
  const told: typeof met = [];
  for (const row of met) {
    if (!(await tryLimit('roster_met', actor.userId)).allowed) break;
    told.push(row);
  }
  await inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['ready'], canBringRoster);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: { metRows: told.map(({ rowNo }) => rowNo), metLimited: told.length < met.length },
      select: { id: true },
    });
    await recordChanges(
      tx,
      actor,
      told.flatMap(({ people }) =>
        people.map((recordId) => ({ noun: 'merchants', recordId, verb: 'met_elsewhere' })),
      ),
    );
  });
}
