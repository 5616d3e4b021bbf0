import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { OFFICER_GRACE_DAYS } from '@/lib/shared/officer-grace';
import { termNotice } from '../rules';
import { listRosterReminders } from './attestations';
import type { Reminder } from '../rules-attest';
import { getChamber, type ChamberDetail } from './get-chamber';

export type OwnChamber = {
  chamber: ChamberDetail;
  notice: ReturnType<typeof termNotice>;
  reminders: Reminder[];
};

/**
 * The chamber of the officer who asks, with what there is to know about the end of the own access: it ends with the
 * grant, or the term where the grant has no end, and a period of grace for handing over. Refuses every other role.
 */
export async function getOwnChamber(actor: Actor): Promise<OwnChamber> {
  if (actor.kind !== 'person' || actor.role !== 'chamber_officer')
    throw new ForbiddenError('chambers.officer');
  const [chamberId] = actor.chamberIds;
  if (!chamberId) throw new NotFoundError('chamber');
  const [chamber, grant, reminders] = await Promise.all([
    getChamber(actor, chamberId),
    db.grant.findUnique({ where: { id: actor.grantId }, select: { validTo: true } }),
    listRosterReminders(actor, chamberId),
  ]);
  const endsOn = grant?.validTo?.toISOString().slice(0, 10) ?? null;
  return { chamber, notice: termNotice(endsOn, OFFICER_GRACE_DAYS, today()), reminders };
}
