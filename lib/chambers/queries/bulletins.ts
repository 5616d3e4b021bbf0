import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { markupOfHtml } from '@/lib/shared/light-markup';
import {
  bulletinScopeColumns,
  canPostToChambers,
  canWriteBulletins,
  chamberScopeColumns,
  visibleBulletins,
  visibleRosters,
} from '../policy';
import { bulletinState, type BulletinState } from '../rules-bulletins';

const MOST = 100;
const MOST_CHAMBERS = 1_000;
const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** A bulletin as whoever keeps it sees it in the list. */
export type BulletinRow = {
  id: string;
  title: string;
  publishOn: string;
  untilOn: string | null;
  state: BulletinState;
  toAll: boolean;
  /** chambers that it is addressed to, and that have read it; zero for a chamber's own */
  addressed: number;
  read: number;
  isSample: boolean;
};

/** An officer keeps what the own chamber writes, staff what the unit writes to chambers. */
function keptWhere(actor: Actor) {
  if (!canWriteBulletins(actor) && !canPostToChambers(actor)) throw new ForbiddenError('chambers.bulletin');
  return {
    AND: [
      { archivedAt: null, ...(canWriteBulletins(actor) ? {} : { chamberId: null }) },
      scopeWhere(visibleBulletins(actor), bulletinScopeColumns),
    ],
  };
}

const select = {
  id: true,
  title: true,
  publishOn: true,
  untilOn: true,
  toAll: true,
  ownerUnitId: true,
  isSample: true,
  _count: { select: { targets: true, reads: true } },
} as const;

/** The bulletins that the actor keeps, the newest first, at most a hundred. */
export async function listBulletins(actor: Actor): Promise<BulletinRow[]> {
  const rows = await db.chamberBulletin.findMany({
    where: keptWhere(actor),
    select,
    orderBy: [{ publishOn: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const cared = await db.chamber.groupBy({
    by: ['ownerUnitId'],
    where: { archivedAt: null, ownerUnitId: { in: rows.map((row) => row.ownerUnitId) } },
    _count: { id: true },
  });
  const now = today();
  return rows.map(({ publishOn, untilOn, ownerUnitId, _count, ...row }) => {
    const days = { publishOn: day(publishOn) ?? '', untilOn: day(untilOn) };
    return {
      ...row,
      ...days,
      state: bulletinState(days, now),
      addressed: row.toAll
        ? (cared.find((one) => one.ownerUnitId === ownerUnitId)?._count.id ?? 0)
        : _count.targets,
      read: _count.reads,
    };
  });
}

/** Is it one that the actor keeps, however old? */
export async function keepsBulletin(actor: Actor, id: string): Promise<boolean> {
  return (await db.chamberBulletin.count({ where: { AND: [{ id }, keptWhere(actor)] } })) > 0;
}

export type BulletinDetail = {
  id: string;
  title: string;
  body: string;
  /** the body as it is typed */
  markup: string;
  publishOn: string;
  untilOn: string | null;
  state: BulletinState;
  toAll: boolean;
  /** null: the unit's to chambers */
  chamberId: string | null;
  version: number;
  isSample: boolean;
  files: AttachmentRow[];
  /** for the unit's: every chamber addressed, with the day on which it was read */
  chambers: { id: string; name: string; readOn: string | null }[];
};

/** One bulletin that the actor keeps; another's answers 404. */
export async function getBulletin(actor: Actor, id: string): Promise<BulletinDetail> {
  const row = await db.chamberBulletin.findFirst({
    where: { AND: [{ id }, keptWhere(actor)] },
    select: {
      id: true,
      title: true,
      body: true,
      publishOn: true,
      untilOn: true,
      toAll: true,
      chamberId: true,
      ownerUnitId: true,
      version: true,
      isSample: true,
      targets: { select: { chamberId: true }, take: MOST_CHAMBERS },
      reads: { select: { chamberId: true, readAt: true }, take: MOST_CHAMBERS },
    },
  });
  if (!row) throw new NotFoundError('bulletin');
  const { ownerUnitId, targets, reads, publishOn, untilOn, ...plain } = row;
  const [files, chambers] = await Promise.all([
    listAttachments(actor, 'bulletins', id),
    row.chamberId === null
      ? db.chamber.findMany({
          where: row.toAll
            ? { archivedAt: null, ownerUnitId }
            : { id: { in: targets.map((one) => one.chamberId) } },
          select: { id: true, name: true },
          orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
          take: MOST_CHAMBERS,
        })
      : [],
  ]);
  const read = new Map(reads.map((one) => [one.chamberId, dayOf(one.readAt)]));
  const days = { publishOn: day(publishOn) ?? '', untilOn: day(untilOn) };
  return {
    ...plain,
    ...days,
    state: bulletinState(days, today()),
    markup: markupOfHtml(row.body),
    files,
    chambers: chambers.map((one) => ({ ...one, readOn: read.get(one.id) ?? null })),
  };
}

/** Chambers that the bureau may address by name; at most 1,000. */
export async function listAddressees(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (!canPostToChambers(actor)) throw new ForbiddenError('chambers.post');
  return db.chamber.findMany({
    where: { AND: [{ archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)] },
    select: { id: true, name: true },
    orderBy: [{ pinyin: 'asc' }, { id: 'asc' }],
    take: MOST_CHAMBERS,
  });
}
