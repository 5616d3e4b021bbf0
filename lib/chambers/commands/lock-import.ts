import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canWriteRoster, chamberScopeColumns, visibleRosters, visibleRosterWhere } from '../policy';

/** Any right on the roster of a chamber: to write it, to propose it, to decide on what is proposed. */
type Right = (actor: Actor, chamber: { id: string; ownerUnitId: string; rosterMode: string }) => boolean;

/** The chamber whose roster the actor has this right on; another answers 404. */
export async function requireChamberFor(tx: Tx, actor: Actor, id: string, mayAct: Right) {
  const chamber = await tx.chamber.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)] },
    select: { id: true, ownerUnitId: true, rosterMode: true },
  });
  if (!chamber) throw new NotFoundError('chamber');
  if (!mayAct(actor, chamber)) throw new ForbiddenError('chambers.write_roster');
  return chamber;
}

/**
 * Locks an import within the scope, for an act on it: another chamber's answers 404, a roster that the actor may not
 * write (or not even propose, as `mayAct` says) 403, another state than `states` is refused.
 */
export async function lockImport(
  tx: Tx,
  actor: Actor,
  id: string,
  states: readonly string[],
  mayAct: Right = canWriteRoster,
) {
  await tx.$queryRaw`SELECT 1 FROM roster_import WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.rosterImport.findFirst({
    where: {
      id,
      chamber: visibleRosterWhere(actor),
    },
    select: {
      id: true,
      chamberId: true,
      state: true,
      fileName: true,
      sheetCipher: true,
      doneCipher: true,
      keyId: true,
      mapping: true,
      duesYear: true,
      leftOut: true,
      metRows: true,
    },
  });
  if (!found) throw new NotFoundError('roster_import');
  await requireChamberFor(tx, actor, found.chamberId, mayAct);
  if (!states.includes(found.state)) throw new AppError('not_in_this_state');
  return found;
}
