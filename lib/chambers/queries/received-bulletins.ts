import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db, type Prisma, type Tx } from '@/lib/server/db';
import { dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canReadAsMember, canWriteBulletins } from '../policy';
import { bulletinState, type BulletinState } from '../rules-bulletins';

const MOST = 50;
const dateOfToday = (): Date => new Date(`${today()}T00:00:00Z`);
const day = (date: Date): string => date.toISOString().slice(0, 10);

/**
 * What a unit has addressed to the officer's chamber and published: to all in its care, or to this one by name. The
 * condition of list, count, page and read mark.
 */
export async function receivedWhere(tx: Pick<Tx, 'chamber'>, actor: Actor) {
  if (!canWriteBulletins(actor) || actor.kind !== 'person') throw new ForbiddenError('chambers.bulletin');
  const [chamberId] = actor.chamberIds;
  const chamber = chamberId
    ? await tx.chamber.findFirst({
        where: { id: chamberId, archivedAt: null },
        select: { id: true, ownerUnitId: true },
      })
    : null;
  if (!chamber) throw new NotFoundError('chamber');
  return {
    chamberId: null,
    archivedAt: null,
    publishOn: { lte: dateOfToday() },
    OR: [{ toAll: true, ownerUnitId: chamber.ownerUnitId }, { targets: { some: { chamberId: chamber.id } } }],
  };
}

export type ReceivedBulletin = {
  id: string;
  title: string;
  unit: string | null;
  publishedOn: string;
  state: BulletinState;
  /** the day on which somebody of the chamber said that it was read */
  readOn: string | null;
  isSample: boolean;
};

const select = (chamberId: string) => ({
  id: true,
  title: true,
  ownerUnitId: true,
  publishOn: true,
  untilOn: true,
  isSample: true,
  reads: { where: { chamberId }, select: { readAt: true }, take: 1 },
});

/** The unit's notices to the own chamber, the newest first, at most fifty. */
export async function listReceivedBulletins(actor: Actor): Promise<ReceivedBulletin[]> {
  return readReceived(actor, await receivedWhere(db, actor));
}

async function readReceived(
  actor: Actor,
  where: Prisma.ChamberBulletinWhereInput,
): Promise<ReceivedBulletin[]> {
  const rows = await db.chamberBulletin.findMany({
    where,
    select: select(actor.kind === 'person' ? (actor.chamberIds[0] ?? '') : ''),
    orderBy: [{ publishOn: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const units = await db.unit.findMany({
    where: { id: { in: rows.map((row) => row.ownerUnitId) } },
    select: { id: true, name: true },
  });
  const now = today();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    unit: units.find((unit) => unit.id === row.ownerUnitId)?.name ?? null,
    publishedOn: day(row.publishOn),
    state: bulletinState(
      { publishOn: day(row.publishOn), untilOn: row.untilOn ? day(row.untilOn) : null },
      now,
    ),
    readOn: row.reads[0] ? dayOf(row.reads[0].readAt) : null,
    isSample: row.isSample,
  }));
}

/** How many of them are shown now and nobody of the chamber has marked as read. */
export async function countUnreadBulletins(actor: Actor): Promise<number> {
  const where = await receivedWhere(db, actor);
  const chamberId = actor.kind === 'person' ? (actor.chamberIds[0] ?? '') : '';
  return db.chamberBulletin.count({
    where: {
      AND: [
        where,
        { reads: { none: { chamberId } } },
        { OR: [{ untilOn: null }, { untilOn: { gte: dateOfToday() } }] },
      ],
    },
  });
}

export type ReceivedBulletinDetail = ReceivedBulletin & { body: string; files: AttachmentRow[] };

/** One of them whole. What is addressed to other chambers answers 404. */
export async function getReceivedBulletin(actor: Actor, id: string): Promise<ReceivedBulletinDetail> {
  const [found] = await readReceived(actor, { AND: [{ id }, await receivedWhere(db, actor)] });
  if (!found) throw new NotFoundError('bulletin');
  const { body } = await db.chamberBulletin.findUniqueOrThrow({ where: { id }, select: { body: true } });
  return { ...found, body, files: await listAttachments(actor, 'bulletins', id) };
}

export type MemberBulletin = {
  id: string;
  title: string;
  chamber: string;
  publishedOn: string;
  isSample: boolean;
};

/** What the chambers of which the actor is a present member show now. */
function memberWhere(actor: Actor) {
  if (!canReadAsMember(actor) || actor.kind !== 'person' || !actor.merchantId)
    throw new ForbiddenError('chambers.member');
  const now = dateOfToday();
  return {
    archivedAt: null,
    publishOn: { lte: now },
    OR: [{ untilOn: null }, { untilOn: { gte: now } }],
    chamber: {
      archivedAt: null,
      memberships: {
        some: { merchantId: actor.merchantId, OR: [{ leftOn: null }, { leftOn: { gt: now } }] },
      },
    },
  };
}

/** Bulletins of the own chambers for a member with an account, the newest first, at most fifty. */
export async function listMemberBulletins(actor: Actor, size = MOST): Promise<MemberBulletin[]> {
  const rows = await db.chamberBulletin.findMany({
    where: memberWhere(actor),
    select: {
      id: true,
      title: true,
      publishOn: true,
      isSample: true,
      chamber: { select: { name: true } },
    },
    orderBy: [{ publishOn: 'desc' }, { id: 'desc' }],
    take: size,
  });
  return rows.map(({ publishOn, chamber, ...row }) => ({
    ...row,
    chamber: chamber?.name ?? '',
    publishedOn: day(publishOn),
  }));
}

export type MemberBulletinDetail = MemberBulletin & { body: string; files: AttachmentRow[] };

/** One of them whole. Other chambers', those not out yet and those past their day answer 404. */
export async function getMemberBulletin(actor: Actor, id: string): Promise<MemberBulletinDetail> {
  const row = await db.chamberBulletin.findFirst({
    where: { AND: [{ id }, memberWhere(actor)] },
    select: {
      id: true,
      title: true,
      body: true,
      publishOn: true,
      isSample: true,
      chamber: { select: { name: true } },
    },
  });
  if (!row) throw new NotFoundError('bulletin');
  const { publishOn, chamber, ...plain } = row;
  return {
    ...plain,
    chamber: chamber?.name ?? '',
    publishedOn: day(publishOn),
    files: await listAttachments(actor, 'bulletins', id),
  };
}
