import { recordChange } from '@/lib/audit/commands';
import { attachFiles, detachFile } from '@/lib/files/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { htmlOfMarkup, markupOfHtml } from '@/lib/shared/light-markup';
import {
  bulletinScopeColumns,
  canPostToChambers,
  canWriteBulletins,
  chamberScopeColumns,
  visibleBulletins,
  visibleRosters,
  visibleRosterWhere,
} from '../policy';
import { receivedWhere } from '../queries/received-bulletins';
import type {
  BulletinArchive,
  BulletinChange,
  BulletinInput,
  BulletinPaper,
  ChamberPostInput,
} from '../schema-bulletins';
import { dateOf, dayText } from './prepare';

type Content = { title: string; body: string; publishOn: string; untilOn?: string | undefined };

const columnsOf = (input: Content) => ({
  title: input.title,
  // sanitised here, and once more when it is shown
  body: sanitizeRichText(htmlOfMarkup(input.body)),
  publishOn: new Date(`${input.publishOn}T00:00:00Z`),
  untilOn: dateOf(input.untilOn),
});

const loggedOf = (row: { title: string; body: string; publishOn: Date; untilOn: Date | null }) => ({
  title: row.title,
  body: row.body,
  publishOn: dayText(row.publishOn),
  untilOn: dayText(row.untilOn),
});

/** Papers stand beside their bulletin under a noun of their own: members read them, who read no other paper of a chamber. */
const papersOf = (id: string) => ({ noun: 'bulletins', recordId: id });

/** An officer writes to the own members. Another chamber answers 404, everybody else is refused. */
export async function writeBulletin(actor: PersonActor, input: BulletinInput): Promise<{ id: string }> {
  if (!canWriteBulletins(actor)) throw new ForbiddenError('chambers.bulletin');
  return inTransaction(async (tx) => {
    const chamber = await tx.chamber.findFirst({
      where: { AND: [{ id: input.chamberId }, visibleRosterWhere(actor)] },
      select: { id: true, ownerUnitId: true },
    });
    if (!chamber) throw new NotFoundError('chamber');
    return create(tx, actor, input, { chamberId: chamber.id, ownerUnitId: chamber.ownerUnitId });
  });
}

/**
 * The bureau writes to all chambers in its care, or to chosen ones of its scope; a chamber outside answers as one that
 * does not exist. Refuses everybody but its clerks and chiefs.
 */
export async function postToChambers(actor: PersonActor, input: ChamberPostInput): Promise<{ id: string }> {
  if (!canPostToChambers(actor)) throw new ForbiddenError('chambers.post');
  const ownerUnitId = actor.scopeRootId ?? actor.unitId;
  if (!ownerUnitId) throw new ForbiddenError('chambers.post');
  const chosen = input.toAll ? [] : [...new Set(input.chamberIds)];
  return inTransaction(async (tx) => {
    const known = await tx.chamber.count({
      where: {
        AND: [
          { id: { in: chosen }, archivedAt: null },
          scopeWhere(visibleRosters(actor), chamberScopeColumns),
        ],
      },
    });
    if (known !== chosen.length) throw FieldErrors.of('chamberIds', 'not_in_list');
    const made = await create(tx, actor, input, { chamberId: null, ownerUnitId, toAll: input.toAll });
    await tx.bulletinTarget.createMany({
      data: chosen.map((chamberId) => ({ bulletinId: made.id, chamberId })),
    });
    return made;
  });
}

async function create(
  tx: Tx,
  actor: PersonActor,
  input: BulletinInput | ChamberPostInput,
  to: { chamberId: string | null; ownerUnitId: string; toAll?: boolean },
): Promise<{ id: string }> {
  const columns = columnsOf(input);
  const id = newId();
  await tx.chamberBulletin.create({
    data: { id, ...columns, ...to, createdBy: actor.userId },
    select: { id: true },
  });
  await attachFiles(tx, actor, { ...papersOf(id), role: 'paper' }, input.files);
  await recordChange(tx, actor, {
    noun: 'bulletins',
    recordId: id,
    verb: 'create',
    after: { ...loggedOf(columns), chamberId: to.chamberId, toAll: to.toAll ?? false },
  });
  return { id };
}

/** A bulletin that the actor keeps, not taken off; another's answers 404. */
async function requireBulletin(tx: Tx, actor: Actor, id: string) {
  const row = await tx.chamberBulletin.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleBulletins(actor), bulletinScopeColumns)] },
    select: {
      id: true,
      chamberId: true,
      title: true,
      body: true,
      publishOn: true,
      untilOn: true,
      version: true,
    },
  });
  // staff keep the unit's notices; what a chamber writes to its members is the chamber's
  if (!row || canWriteBulletins(actor) !== (row.chamberId !== null)) throw new NotFoundError('bulletin');
  return row;
}

/** Changes words and days. A newer version refuses with what stands now. */
export async function updateBulletin(actor: PersonActor, input: BulletinChange): Promise<{ id: string }> {
  if (!canWriteBulletins(actor) && !canPostToChambers(actor)) throw new ForbiddenError('chambers.bulletin');
  return inTransaction(async (tx) => {
    const stored = await requireBulletin(tx, actor, input.id);
    const columns = columnsOf(input);
    const moved = await tx.chamberBulletin.updateMany({
      where: { id: stored.id, version: input.version },
      data: { ...columns, version: { increment: 1 } },
    });
    if (moved.count !== 1)
      throw new AppError('conflict', {}, { title: stored.title, body: markupOfHtml(stored.body) });
    await attachFiles(tx, actor, { ...papersOf(stored.id), role: 'paper' }, input.files);
    await recordChange(tx, actor, {
      noun: 'bulletins',
      recordId: stored.id,
      verb: 'update',
      before: loggedOf(stored),
      after: loggedOf(columns),
    });
    return { id: stored.id };
  });
}

/** Takes a bulletin off every desk, with the reason; it stays in the file. */
export async function archiveBulletin(actor: PersonActor, input: BulletinArchive): Promise<{ id: string }> {
  if (!canWriteBulletins(actor) && !canPostToChambers(actor)) throw new ForbiddenError('chambers.bulletin');
  return inTransaction(async (tx) => {
    const stored = await requireBulletin(tx, actor, input.id);
    const moved = await tx.chamberBulletin.updateMany({
      where: { id: stored.id, version: input.version },
      data: { archivedAt: new Date(), version: { increment: 1 } },
    });
    if (moved.count !== 1) throw new AppError('conflict', {}, { title: stored.title });
    await recordChange(tx, actor, {
      noun: 'bulletins',
      recordId: stored.id,
      verb: 'archive',
      reason: input.reason,
    });
    return { id: stored.id };
  });
}

/** Takes one paper off a bulletin; the log keeps that it was there. */
export async function removeBulletinPaper(actor: PersonActor, input: BulletinPaper): Promise<{ id: string }> {
  if (!canWriteBulletins(actor) && !canPostToChambers(actor)) throw new ForbiddenError('chambers.bulletin');
  return inTransaction(async (tx) => {
    const stored = await requireBulletin(tx, actor, input.id);
    await detachFile(tx, actor, papersOf(stored.id), input.attachmentId);
    return { id: stored.id };
  });
}

/** 已阅: an officer says that the own chamber has read a notice of the unit's. Once; the first word counts. */
export async function readBulletin(actor: PersonActor, { id }: { id: string }): Promise<{ id: string }> {
  if (!canWriteBulletins(actor)) throw new ForbiddenError('chambers.bulletin');
  const [chamberId] = actor.chamberIds;
  return inTransaction(async (tx) => {
    const found = await tx.chamberBulletin.findFirst({
      where: { AND: [{ id }, await receivedWhere(tx, actor)] },
      select: { id: true },
    });
    if (!found || !chamberId) throw new NotFoundError('bulletin');
    const { count } = await tx.bulletinRead.createMany({
      data: [{ bulletinId: id, chamberId, readBy: actor.userId }],
      skipDuplicates: true,
    });
    if (count === 1)
      await recordChange(tx, actor, { noun: 'bulletins', recordId: id, verb: 'read', after: { chamberId } });
    return { id };
  });
}
