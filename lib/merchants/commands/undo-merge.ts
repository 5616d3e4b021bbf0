import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { decryptWithKey } from '@/lib/server/crypto';
import { bulkUpdate, type BulkRow } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { KeptLink } from '@/lib/shared/kept-links';
import { canPartMerchants } from '../policy';
import { columnsChangedSince, fieldOfColumn, restoredColumns, type ChangedColumns } from '../rules-merge';
import type { UndoMergeInput } from '../schema-duplicates';
import {
  lockPeopleIn,
  MERGE_CONTEXT,
  refreshBasisIn,
  toldValues,
  withSearch,
  type LockedPerson,
} from './merge-merchants';
import { lostMovesIn, returnLinksIn } from './move-links';

/** What hinders taking a merge back. */
export type MergeBlocker =
  | { kind: 'field'; field: string }
  | { kind: 'link'; link: string; rows: number }
  | { kind: 'late' | 'archived' | 'erased' };

type Merge = {
  id: string;
  winnerId: string;
  loserId: string;
  winnerCipher: Uint8Array;
  undoUntil: Date;
  undoneAt: Date | null;
};

/** The two people of a merge, locked, what the merge had changed, and what hinders taking it back. */
async function examine(tx: Tx, actor: Actor, links: readonly KeptLink[], merge: Merge) {
  const people = await lockPeopleIn(tx, actor, [merge.winnerId, merge.loserId]);
  const winner = people.find(({ id }) => id === merge.winnerId);
  const loser = people.find(({ id }) => id === merge.loserId);
  if (!winner || !loser) throw new NotFoundError('merchant');
  const keys = await loadPersonKeys(
    tx,
    [winner, loser].flatMap((one) => one.personKeyId ?? []),
  );
  const key = keys.get(winner.personKeyId ?? '');
  if (!key) return { winner, loser, keys, changed: {}, blockers: [{ kind: 'erased' as const }] };
  const text = decryptWithKey(key.key, merge.winnerCipher, MERGE_CONTEXT);
  // cast: written by mergeMerchants, authenticated by the envelope
  const changed = JSON.parse(text) as ChangedColumns;
  return {
    winner,
    loser,
    keys,
    changed,
    blockers: await blockersOf(tx, links, merge, winner, loser, changed),
  };
}

async function blockersOf(
  tx: Tx,
  links: readonly KeptLink[],
  merge: Merge,
  winner: LockedPerson,
  loser: LockedPerson,
  changed: ChangedColumns,
): Promise<MergeBlocker[]> {
  const fields = new Set(columnsChangedSince(changed, winner.columns).map(fieldOfColumn));
  const posts = await tx.mergeMove.findMany({
    where: { mergeId: merge.id, link: 'post.isMain' },
    select: { rowKey: true },
    take: 1,
  });
  const [post] = await demotedPosts(tx, posts);
  return [
    ...(today() > merge.undoUntil.toISOString().slice(0, 10) ? [{ kind: 'late' as const }] : []),
    ...(winner.archived || loser.columns['mergedIntoId'] !== merge.winnerId
      ? [{ kind: 'archived' as const }]
      : []),
    ...[...fields].map((field) => ({ kind: 'field' as const, field })),
    ...(posts.length > 0 && (!post || post.isMain) && !fields.has('post')
      ? [{ kind: 'field' as const, field: 'post' }]
      : []),
    ...(await lostMovesIn(tx, links, merge)).map((lost) => ({ kind: 'link' as const, ...lost })),
  ];
}

type Remembered = { rowKey: unknown };
const idOf = ({ rowKey }: Remembered): string =>
  typeof rowKey === 'object' && rowKey !== null && 'id' in rowKey ? String(rowKey.id) : '';

function demotedPosts(tx: Tx, rows: readonly Remembered[]) {
  return tx.post.findMany({
    where: { id: { in: rows.map(idOf) } },
    select: { id: true, isMain: true, merchantId: true },
    take: 1,
  });
}

const mergeSelect = {
  id: true,
  winnerId: true,
  loserId: true,
  winnerCipher: true,
  undoUntil: true,
  undoneAt: true,
} as const;

/**
 * What hinders taking a merge back now; nothing when it may be taken back. Looks only, and lets every lock go. For
 * whoever may merge; outside the scope 404.
 */
export async function examineMerge(
  actor: Actor,
  links: readonly KeptLink[],
  id: string,
): Promise<MergeBlocker[]> {
  return inTransaction(async (tx) => {
    const merge = await tx.merchantMerge.findUnique({ where: { id }, select: mergeSelect });
    if (!merge || merge.undoneAt) throw new NotFoundError('merchant_merge');
    const { winner, blockers } = await examine(tx, actor, links, merge);
    if (!canPartMerchants(actor, winner)) throw new ForbiddenError('merchants.merge');
    return blockers;
  });
}

/**
 * Parts two records that were merged (for 30 days): every remembered reference goes back, fields get the values from
 * before, the other record is taken out of the archive. What came to the staying record since the merge stays there.
 * Refuses (`blocked_by_later_change`) when a merged field or a moved row was changed since; nothing is written then.
 */
export async function undoMerge(
  actor: Actor,
  links: readonly KeptLink[],
  input: UndoMergeInput,
): Promise<{ id: string; loserId: string; returned: number }> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`merge ${input.id}`}, 0))`;
    const merge = await tx.merchantMerge.findUnique({ where: { id: input.id }, select: mergeSelect });
    if (!merge) throw new NotFoundError('merchant_merge');
    const { winner, loser, keys, changed, blockers } = await examine(tx, actor, links, merge);
    if (!canPartMerchants(actor, winner)) throw new ForbiddenError('merchants.merge');
    if (merge.undoneAt) throw new AppError('not_in_this_state');
    if (blockers.length > 0) throw new AppError('blocked_by_later_change');
    const returned = await returnLinksIn(tx, links, merge);
    await restorePost(tx, merge.id);
    const restored = restoredColumns(changed, winner.columns);
    const { searchText, pinyin, initials, strokes } = withSearch({ ...winner.columns, ...restored });
    const written = await bulkUpdate(tx, 'merchant', [
      {
        // cast: columns as PostgreSQL wrote them in JSON
        ...(restored as BulkRow),
        ...{ searchText, pinyin, initials, strokes },
        id: winner.id,
        version: winner.version,
      },
    ]);
    if (written.length !== 1) throw new AppError('conflict', {}, {});
    await tx.merchant.update({
      where: { id: loser.id },
      data: { archivedAt: null, archivedReason: null, mergedIntoId: null, version: { increment: 1 } },
      select: { id: true },
    });
    await refreshBasisIn(tx, [winner.id, loser.id]);
    await tx.merchantMerge.update({
      where: { id: merge.id },
      data: {
        undoneAt: new Date(),
        undoneBy: actor.kind === 'person' ? actor.userId : null,
        undoReason: input.reason,
      },
      select: { id: true },
    });
    await tx.duplicatePair.updateMany({
      where: { OR: pairsOf(winner.id, loser.id), state: 'merged' },
      data: {
        state: 'open',
        decidedBy: null,
        decidedAt: null,
        decidedReason: null,
        version: { increment: 1 },
      },
    });
    await recordChanges(
      tx,
      actor,
      [
        {
          person: winner,
          verb: 'unmerge',
          before: toldValues(changed, 'after'),
          after: toldValues(changed, 'before'),
        },
        { person: loser, verb: 'parted', before: { mergedInto: winner.fileNo }, after: { mergedInto: null } },
      ].map(({ person, ...change }) => ({
        noun: 'merchants',
        recordId: person.id,
        ...change,
        reason: input.reason,
        personKey: keys.get(person.personKeyId ?? '') ?? null,
      })),
    );
    return { id: winner.id, loserId: loser.id, returned };
  }, 60_000);
}

const pairsOf = (one: string, other: string) => [
  { merchantAId: one, merchantBId: other },
  { merchantAId: other, merchantBId: one },
];

/** The post that became a former one is the main post again, where its person has no other. */
async function restorePost(tx: Tx, mergeId: string): Promise<void> {
  const rows = await tx.mergeMove.findMany({
    where: { mergeId, link: 'post.isMain' },
    select: { rowKey: true },
    take: 1,
  });
  const [post] = await demotedPosts(tx, rows);
  if (!post) return;
  const others = await tx.post.count({ where: { merchantId: post.merchantId, isMain: true } });
  if (others === 0)
    await tx.post.update({ where: { id: post.id }, data: { isMain: true }, select: { id: true } });
}
