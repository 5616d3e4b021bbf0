import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { KeptLink } from '@/lib/shared/kept-links';
import { countLinksIn } from '../commands/move-links';
import { canMergeMerchants, merchantScopeColumns, visibleMerchants, type MerchantBasis } from '../policy';
import { compareField, joinedText, MERGE_FIELDS, mergeFields, type MergeField } from '../rules-merge';

/** One record of a merge: what tells it apart, and how many rows follow it. */
export type MergePerson = {
  id: string;
  name: string;
  fileNo: string;
  version: number;
  createdOn: string;
  updatedOn: string;
  moves: { link: string; rows: number }[];
};

/** A field of the preview: how it stands, what either side says, and the joined text where two texts may be joined. */
export type MergeFieldRow = {
  field: MergeField;
  standing: 'a' | 'b' | 'differ';
  a: string | null;
  b: string | null;
  joined: string | null;
};

export type MergePreview = { a: MergePerson; b: MergePerson; fields: MergeFieldRow[]; sameFields: number };

type Read = MerchantBasis & {
  name: string;
  fileNo: string;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  columns: Record<string, unknown>;
};

/**
 * Two records field by field as a merge would treat them (A1): fields that are equal are counted, the others shown with
 * both sides, with what follows either record. For the bureau's clerk and chief who read both in full; `links` is the
 * registry of all nouns. Outside the scope 404.
 */
export async function previewMerge(
  actor: Actor,
  links: readonly KeptLink[],
  aId: string,
  bId: string,
): Promise<MergePreview> {
  const rows = await db.$queryRaw<Read[]>`
    SELECT m.id, m.name, m."fileNo", m.version, m."keeperUnitIds", m."basisState"::text AS "basisState",
           m."createdAt", m."updatedAt", to_jsonb(m) - 'searchVector' AS columns
      FROM merchant m WHERE m.id = ANY (${[aId, bId]}::uuid[])
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}`;
  const a = rows.find((row) => row.id === aId);
  const b = rows.find((row) => row.id === bId);
  if (!a || !b) throw new NotFoundError('merchant');
  if (!canMergeMerchants(actor, [a, b])) throw new ForbiddenError('merchants.merge');
  const names = await namesIn([a.columns, b.columns]);
  const fields = mergeFields.flatMap((field): MergeFieldRow[] => {
    const standing = compareField(field, a.columns, b.columns);
    if (standing === 'same') return [];
    const [left, right] = [a, b].map((side) => textOf(field, side.columns, names));
    // two values that read the same (a place and its own text) are no choice for people
    return [
      {
        field,
        standing,
        a: left ?? null,
        b: right ?? null,
        joined: joinedText(field, a.columns, b.columns),
      },
    ];
  });
  return {
    a: await personOf(a, links),
    b: await personOf(b, links),
    fields,
    sameFields: mergeFields.length - fields.length,
  };
}

async function personOf(row: Read, links: readonly KeptLink[]): Promise<MergePerson> {
  return {
    id: row.id,
    name: row.name,
    fileNo: row.fileNo,
    version: row.version,
    createdOn: dayOf(row.createdAt),
    updatedOn: dayOf(row.updatedAt),
    moves: await countLinksIn(db, links, row.id),
  };
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

async function namesIn(records: readonly Record<string, unknown>[]): Promise<Map<string, string>> {
  const ids = records.flatMap((record) =>
    Object.values(record).filter((value): value is string => typeof value === 'string' && ID.test(value)),
  );
  const where = { id: { in: ids } };
  const [places, tiers, tags, units, users] = await Promise.all([
    db.place.findMany({ where, select: { id: true, fullName: true } }),
    db.tier.findMany({ where, select: { id: true, nameZh: true } }),
    db.industryTag.findMany({ where, select: { id: true, nameZh: true } }),
    db.unit.findMany({ where, select: { id: true, name: true } }),
    db.user.findMany({ where, select: { id: true, name: true } }),
  ]);
  return new Map([
    ...places.map(({ id, fullName }) => [id, fullName] as const),
    ...[...tiers, ...tags].map(({ id, nameZh }) => [id, nameZh] as const),
    ...[...units, ...users].map(({ id, name }) => [id, name] as const),
  ]);
}

/** Columns whose value is shown through another one of the same field. */
const NOT_SHOWN = [
  'hometownCountyId',
  'residenceProvinceId',
  'residenceCityId',
  'birthFrom',
  'birthTo',
  'birthPrecision',
];

/** What a field says in words: its columns in order, ids by their names, each text once. */
function textOf(
  field: MergeField,
  columns: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): string | null {
  const parts = MERGE_FIELDS[field].columns.flatMap((column) => {
    const value = columns[column];
    if (NOT_SHOWN.includes(column) || value === null || value === undefined || value === '') return [];
    if (typeof value === 'boolean') return value ? ['yes'] : [];
    return [names.get(String(value)) ?? String(value)];
  });
  return [...new Set(parts)].join(' · ') || null;
}

/** A merge of a record, for its page: with whom, when, by whom, why, until when it may be taken back. */
export type MergeRow = {
  id: string;
  loserId: string;
  loserName: string;
  loserNo: string;
  mergedOn: string;
  mergedBy: string | null;
  reason: string;
  undoUntil: string;
  undoneOn: string | null;
};

/** Merges into this record, newest first, at most 20. For whoever may merge; others get none. */
export async function listMerges(actor: Actor, merchantId: string): Promise<MergeRow[]> {
  const merges = await db.merchantMerge.findMany({
    where: { winnerId: merchantId },
    select: {
      id: true,
      loserId: true,
      mergedAt: true,
      mergedBy: true,
      reason: true,
      undoUntil: true,
      undoneAt: true,
      winner: { select: { id: true, keeperUnitIds: true, basisState: true } },
      loser: { select: { name: true, fileNo: true } },
    },
    orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  const mine = merges.filter(({ winner }) => canMergeMerchants(actor, [winner]));
  const users = await db.user.findMany({
    where: { id: { in: mine.flatMap(({ mergedBy }) => mergedBy ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return mine.map(({ winner: _w, loser, mergedAt, mergedBy, undoUntil, undoneAt, ...merge }) => ({
    ...merge,
    loserName: loser.name,
    loserNo: loser.fileNo,
    mergedOn: dayOf(mergedAt),
    mergedBy: names.get(mergedBy ?? '') ?? null,
    undoUntil: undoUntil.toISOString().slice(0, 10),
    undoneOn: undoneAt ? dayOf(undoneAt) : null,
  }));
}
