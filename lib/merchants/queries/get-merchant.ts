import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import {
  canArchiveMerchant,
  canMergeMerchants,
  canReadFrozen,
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
import { readMerchant, type StoredMerchant } from './read-merchant';

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

/** One person with everything a record page shows. Hidden fields are null; phones stay masked. */
export type MerchantDetail = StoredMerchant & {
  /** false where fields are withheld because no lawful basis is in force */
  inFull: boolean;
  can: { update: boolean; archive: boolean; reveal: boolean; recordBasis: boolean; merge: boolean };
};

const FACET_FIELD: Readonly<Record<string, MerchantField>> = {
  strength: 'strength',
  influence: 'influence',
  key: 'key',
};

/**
 * Reads one person. Outside the actor's scope: 404, as if there were none (security.md). Fields that the role may not
 * read, or that are withheld because no lawful basis is in force, are emptied before anything is made of them.
 */
export async function getMerchant(actor: Actor, id: string): Promise<MerchantDetail> {
  const stored = await readMerchant(actor, id);
  if (!stored) throw new NotFoundError('merchant');
  const inFull = readsInFull(actor, stored);
  const row = withoutColumns(stored, hiddenColumns(actor, inFull));
  const facets = row.facets.filter(({ facet }) => !isHidden(actor, FACET_FIELD[facet] ?? 'profile'));
  return {
    ...row,
    facets: inFull ? facets : [],
    inFull,
    can: {
      update: stored.archivedOn === null && canUpdateMerchant(actor, stored),
      archive: canArchiveMerchant(actor, stored),
      reveal: canRevealContact(actor, stored),
      recordBasis: stored.archivedOn === null && canRecordBasis(actor, stored),
      merge: stored.archivedOn === null && canMergeMerchants(actor, [stored]),
    },
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
  const record = await db.merchant.findFirst({
    where: {
      AND: [
        { id, ...(canReadFrozen(actor) ? {} : { frozenAt: null }) },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, keeperUnitIds: true, basisState: true },
  });
  if (!record) throw new NotFoundError('merchant');
  const merged = await db.merchant.findMany({
    where: { AND: [{ mergedIntoId: id }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { id: true },
    take: 10,
  });
  // what was done to a record that was merged into this one is part of this one's history
  const histories = await Promise.all(
    [id, ...merged.map((one) => one.id)].map((one) => historyOf(actor, 'merchants', one)),
  );
  const rows = histories.flat().sort((a, b) => b.at.getTime() - a.at.getTime());
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

/** Ids of places, steps, industries, units, firms and colleagues in a history, replaced by their names. */
async function withNames(rows: readonly HistoryRow[]): Promise<HistoryRow[]> {
  const values = rows.flatMap((row) => Object.values(row.changes ?? {}).flatMap((c) => [c.before, c.after]));
  const ids = values.filter((value): value is string => typeof value === 'string' && ID.test(value));
  if (ids.length === 0) return [...rows];
  const where = { id: { in: [...new Set(ids)] } };
  const [places, tiers, tags, units, companies, users] = await Promise.all([
    db.place.findMany({ where, select: { id: true, fullName: true } }),
    db.tier.findMany({ where, select: { id: true, nameZh: true } }),
    db.industryTag.findMany({ where, select: { id: true, nameZh: true } }),
    db.unit.findMany({ where, select: { id: true, shortName: true } }),
    db.company.findMany({ where, select: { id: true, name: true } }),
    db.user.findMany({ where, select: { id: true, name: true } }),
  ]);
  const names = new Map([
    ...places.map(({ id, fullName }) => [id, fullName] as const),
    ...[...tiers, ...tags].map(({ id, nameZh }) => [id, nameZh] as const),
    ...units.map(({ id, shortName }) => [id, shortName] as const),
    ...[...companies, ...users].map(({ id, name }) => [id, name] as const),
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
