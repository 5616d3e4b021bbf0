import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import type { AllianceInput } from '../schema';
import { chamberTags, dateOf, dayText, requireChamber } from './prepare';

/** Takes a chamber into an alliance from a day on (B4). Refuses an alliance as member and a membership that runs. */
export async function joinAlliance(actor: Actor, input: AllianceInput): Promise<void> {
  await inTransaction(async (tx) => {
    const alliance = await requireChamber(tx, actor, input.allianceId);
    const member = await requireChamber(tx, actor, input.memberId);
    const kinds = await tx.chamber.findMany({
      where: { id: { in: [alliance.id, member.id] } },
      select: { id: true, kind: true },
    });
    const kindOf = new Map(kinds.map((one) => [one.id, one.kind]));
    if (kindOf.get(alliance.id) !== 'alliance') throw FieldErrors.of('allianceId', 'not_in_list');
    if (kindOf.get(member.id) === 'alliance') throw FieldErrors.of('memberId', 'not_in_list');
    const running = await tx.allianceLink.count({
      where: { allianceId: alliance.id, memberId: member.id, validTo: null },
    });
    if (running > 0) throw new AppError('duplicate');
    await tx.allianceLink.create({
      data: { id: newId(), allianceId: alliance.id, memberId: member.id, validFrom: dateOf(input.on) },
      select: { id: true },
    });
    await recordChanges(tx, actor, [
      {
        noun: 'chambers',
        recordId: member.id,
        verb: 'join',
        after: { alliance: alliance.name, from: input.on },
      },
      {
        noun: 'chambers',
        recordId: alliance.id,
        verb: 'join',
        after: { member: member.name, from: input.on },
      },
    ]);
    await touchTags(tx, [...chamberTags(alliance.slug), ...chamberTags(member.slug)]);
  });
}

/** Ends the running membership of a chamber in an alliance on a day; not before it began. */
export async function leaveAlliance(actor: Actor, input: AllianceInput): Promise<void> {
  await inTransaction(async (tx) => {
    const alliance = await requireChamber(tx, actor, input.allianceId);
    const member = await requireChamber(tx, actor, input.memberId);
    const link = await tx.allianceLink.findFirst({
      where: { allianceId: alliance.id, memberId: member.id, validTo: null },
      select: { id: true, validFrom: true },
    });
    if (!link) throw new NotFoundError('alliance_link');
    const from = dayText(link.validFrom);
    if (from && input.on < from) throw FieldErrors.of('on', 'date_order');
    await tx.allianceLink.update({
      where: { id: link.id },
      data: { validTo: dateOf(input.on) },
      select: { id: true },
    });
    await recordChanges(tx, actor, [
      {
        noun: 'chambers',
        recordId: member.id,
        verb: 'leave',
        after: { alliance: alliance.name, to: input.on },
      },
      {
        noun: 'chambers',
        recordId: alliance.id,
        verb: 'leave',
        after: { member: member.name, to: input.on },
      },
    ]);
    await touchTags(tx, [...chamberTags(alliance.slug), ...chamberTags(member.slug)]);
  });
}
