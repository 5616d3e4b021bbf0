import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { listAttachments } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import {
  canArchiveMerchant,
  canRevealContact,
  canUpdateMerchant,
  canRecordBasis,
  hiddenColumns,
  isHidden,
  merchantScopeColumns,
  readsInFull,
  visibleMerchants,
  type MerchantField,
} from '../policy';
import { withoutColumns } from '../rules';

/** Fields whose changes are told of a record that is not shown in full: the minimum and its lawful basis. */
const OPEN_IN_HISTORY: ReadonlySet<string> = new Set([
  ...[
    'name',
    'namePinyin',
    'hometownId',
    'hometownText',
    'ownerUnitId',
    'source',
    'doNotContact',
    'archived',
  ],
  ...['basisId', 'kind', 'evidence', 'expiresAt', 'basisState', 'consentId', 'purpose', 'channel'],
]);

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

// eslint-disable-next-line max-lines-per-function -- one explicit select of every column that the record shows
async function readMerchant(actor: Actor, id: string) {
  const row = await db.merchant.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: {
      id: true,
      fileNo: true,
      version: true,
      name: true,
      namePinyin: true,
      pinyin: true,
      aliases: true,
      sex: true,
      kinds: true,
      salutation: true,
      birthText: true,
      hometownId: true,
      hometownText: true,
      residenceId: true,
      residenceText: true,
      workText: true,
      titleText: true,
      industryTagId: true,
      industryText: true,
      mainBusiness: true,
      education: true,
      school: true,
      socialPosts: true,
      honours: true,
      intention: true,
      needs: true,
      contributions: true,
      strengthTierId: true,
      influenceTierId: true,
      isKey: true,
      contactEveryDays: true,
      lastContactOn: true,
      ownerUnitId: true,
      keeperUnitIds: true,
      source: true,
      note: true,
      basisState: true,
      doNotContact: true,
      isSample: true,
      archivedAt: true,
      archivedReason: true,
      mergedIntoId: true,
      createdAt: true,
      updatedAt: true,
      contactPoints: {
        where: { validTo: null },
        select: { id: true, kind: true, masked: true, label: true, preferred: true, doNotUse: true },
        orderBy: [{ preferred: 'desc' }, { sortNo: 'asc' }, { id: 'asc' }],
        take: 20,
      },
      posts: {
        select: {
          id: true,
          companyId: true,
          employerText: true,
          title: true,
          isMain: true,
          periodText: true,
        },
        orderBy: [{ isMain: 'desc' }, { id: 'desc' }],
        take: 30,
      },
      facets: {
        select: { id: true, facet: true, value: true, reason: true, validFrom: true, ratedBy: true },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 40,
      },
      quantities: {
        select: {
          id: true,
          kind: true,
          value: true,
          unit: true,
          qualifier: true,
          asOf: true,
          original: true,
        },
        take: 20,
      },
      bases: {
        where: { endedAt: null },
        select: {
          id: true,
          kind: true,
          evidence: true,
          noticeNumber: true,
          noticeAt: true,
          purposes: true,
          source: true,
          expiresAt: true,
        },
        orderBy: { recordedAt: 'desc' },
        take: 5,
      },
    },
  });
  if (!row) throw new NotFoundError('merchant');
  return row;
}

type Row = Awaited<ReturnType<typeof readMerchant>>;

/** One person with everything a record page shows. Hidden fields are null; phones stay masked. */
export type MerchantDetail = Omit<
  Row,
  'facets' | 'quantities' | 'bases' | 'lastContactOn' | 'archivedAt' | 'createdAt' | 'updatedAt'
> & {
  hometown: string | null;
  residence: string | null;
  industry: string | null;
  strength: string | null;
  influence: string | null;
  unit: string | null;
  lastContactOn: string | null;
  archivedOn: string | null;
  createdAt: Date;
  updatedAt: Date;
  facets: {
    id: string;
    facet: string;
    value: string | null;
    reason: string | null;
    on: string | null;
    ratedBy: string | null;
  }[];
  quantities: {
    id: string;
    kind: string;
    value: string | null;
    unit: string | null;
    qualifier: string;
    original: string | null;
  }[];
  bases: {
    id: string;
    kind: string;
    evidence: string | null;
    noticeNumber: number | null;
    noticeOn: string | null;
    purposes: string[];
    source: string | null;
    expiresOn: string | null;
  }[];
  unparsed: { id: string; field: string; original: string; problem: string }[];
  /** id of the file at /api/files/[id]; null where there is none or it is withheld */
  portrait: string | null;
  /** false where fields are withheld because no lawful basis is in force */
  inFull: boolean;
  can: { update: boolean; archive: boolean; reveal: boolean; recordBasis: boolean };
};

/**
 * Reads one person. Outside the actor's scope: 404, as if there were none (security.md). Fields that the role may not
 * read, or that are withheld because no lawful basis is in force, are emptied before anything is made of them.
 */
export async function getMerchant(actor: Actor, id: string): Promise<MerchantDetail> {
  const stored = await readMerchant(actor, id);
  const inFull = readsInFull(actor, stored);
  const hidden = hiddenColumns(actor, inFull);
  const row = withoutColumns(stored, hidden);
  const [names, portrait] = await Promise.all([
    readNames(row),
    hidden.has('portrait') ? null : readPortrait(actor, id),
  ]);
  const facetField: Record<string, MerchantField> = {
    strength: 'strength',
    influence: 'influence',
    key: 'key',
  };
  const facets = row.facets.filter((f) => !isHidden(actor, facetField[f.facet] ?? 'profile'));
  return {
    ...row,
    hometown: names.places.get(row.hometownId ?? '') ?? null,
    residence: names.places.get(row.residenceId ?? '') ?? null,
    industry: names.tag,
    strength: names.tiers.get(row.strengthTierId ?? '') ?? null,
    influence: names.tiers.get(row.influenceTierId ?? '') ?? null,
    unit: names.unit,
    lastContactOn: day(row.lastContactOn),
    archivedOn: day(row.archivedAt),
    facets: (inFull ? facets : []).map((f) => ({
      id: f.id,
      facet: f.facet,
      value: names.tiers.get(f.value ?? '') ?? f.value,
      reason: f.reason,
      on: day(f.validFrom),
      ratedBy: names.users.get(f.ratedBy ?? '') ?? null,
    })),
    quantities: row.quantities.map((q) => ({ ...q, value: q.value?.toFixed() ?? null })),
    bases: row.bases.map((b) => ({ ...b, noticeOn: day(b.noticeAt), expiresOn: day(b.expiresAt) })),
    portrait,
    inFull,
    unparsed: hidden.has('unparsed') ? [] : names.unparsed,
    can: {
      update: stored.archivedAt === null && canUpdateMerchant(actor, stored),
      archive: canArchiveMerchant(actor, stored),
      reveal: canRevealContact(actor, stored),
      recordBasis: stored.archivedAt === null && canRecordBasis(actor, stored),
    },
  };
}

async function readPortrait(actor: Actor, id: string): Promise<string | null> {
  const files = await listAttachments(actor, 'merchants', id);
  return files.findLast((file) => file.role === 'portrait')?.fileId ?? null;
}

async function readNames(row: Row) {
  const placeIds = [row.hometownId, row.residenceId].filter((id) => id !== null);
  const tierIds = [row.strengthTierId, row.influenceTierId, ...row.facets.map((f) => f.value)].filter(
    (id): id is string => id !== null && /^[0-9a-f-]{36}$/.test(id),
  );
  const raters = [...new Set(row.facets.flatMap((f) => (f.ratedBy ? [f.ratedBy] : [])))];
  const [places, tiers, tag, unit, users, unparsed] = await Promise.all([
    db.place.findMany({ where: { id: { in: placeIds } }, select: { id: true, fullName: true } }),
    db.tier.findMany({ where: { id: { in: tierIds } }, select: { id: true, nameZh: true } }),
    row.industryTagId
      ? db.industryTag.findUnique({ where: { id: row.industryTagId }, select: { nameZh: true } })
      : null,
    db.unit.findUnique({ where: { id: row.ownerUnitId }, select: { name: true } }),
    db.user.findMany({ where: { id: { in: raters } }, select: { id: true, name: true } }),
    db.unparsedValue.findMany({
      where: { noun: 'merchants', recordId: row.id, clearedAt: null },
      select: { id: true, field: true, original: true, problem: true },
      take: 30,
    }),
  ]);
  return {
    places: new Map(places.map((p) => [p.id, p.fullName])),
    tiers: new Map(tiers.map((t) => [t.id, t.nameZh])),
    users: new Map(users.map((u) => [u.id, u.name])),
    tag: tag?.nameZh ?? null,
    unit: unit?.name ?? null,
    unparsed,
  };
}

/** The same for a side panel: null instead of an error when the address names nobody that the actor may see. */
export async function findMerchant(actor: Actor, id: string): Promise<MerchantDetail | null> {
  try {
    return await getMerchant(actor, id);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/**
 * Who changed what when why on one person. Values of fields that are hidden from the role, or withheld because no
 * lawful basis is in force, are left out together with their names, and with the reasons of ratings.
 */
export async function getMerchantHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  const record = await readMerchant(actor, id);
  const rows = await historyOf(actor, 'merchants', id);
  const inFull = readsInFull(actor, record);
  const hidden = hiddenColumns(actor, inFull);
  const shown = (field: string): boolean => !hidden.has(field) && (inFull || OPEN_IN_HISTORY.has(field));
  const own = rows.map((row) => ({
    ...row,
    reason: inFull || row.verb !== 'update' ? row.reason : null,
    fields: row.fields.filter(shown),
    changes: row.changes && Object.fromEntries(Object.entries(row.changes).filter(([field]) => shown(field))),
  }));
  return withNames(own);
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Ids of places, steps, industries, units and firms in a history, replaced by their names. */
async function withNames(rows: readonly HistoryRow[]): Promise<HistoryRow[]> {
  const values = rows.flatMap((row) => Object.values(row.changes ?? {}).flatMap((c) => [c.before, c.after]));
  const ids = values.filter((value): value is string => typeof value === 'string' && ID.test(value));
  if (ids.length === 0) return [...rows];
  const where = { id: { in: [...new Set(ids)] } };
  const [places, tiers, tags, units, companies] = await Promise.all([
    db.place.findMany({ where, select: { id: true, fullName: true } }),
    db.tier.findMany({ where, select: { id: true, nameZh: true } }),
    db.industryTag.findMany({ where, select: { id: true, nameZh: true } }),
    db.unit.findMany({ where, select: { id: true, shortName: true } }),
    db.company.findMany({ where, select: { id: true, name: true } }),
  ]);
  const names = new Map([
    ...places.map(({ id, fullName }) => [id, fullName] as const),
    ...[...tiers, ...tags].map(({ id, nameZh }) => [id, nameZh] as const),
    ...units.map(({ id, shortName }) => [id, shortName] as const),
    ...companies.map(({ id, name }) => [id, name] as const),
  ]);
  const named = (value: unknown): unknown =>
    typeof value === 'string' ? (names.get(value) ?? value) : value;
  return rows.map((row) => ({
    ...row,
    changes:
      row.changes &&
      Object.fromEntries(
        Object.entries(row.changes).map(([field, { before, after }]) => [
          field,
          { before: named(before), after: named(after) },
        ]),
      ),
  }));
}
