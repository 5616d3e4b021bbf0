import type { Actor } from '@/lib/server/actor';
import { blindIndex, tailIndex } from '@/lib/server/crypto';
import { Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { parsePhone } from '@/lib/shared/phone';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch, recheckPatterns, toTsquery, type SearchTerm } from '@/lib/shared/search-text';
import { FILTER_FIELDS } from '../fields-filters';
import {
  canListMerchants,
  isHidden,
  isWithheldWithoutBasis,
  merchantScopeColumns,
  readsWithoutBasis,
  visibleMerchants,
} from '../policy';
import { NO_VALUE, type MerchantFilters } from '../search-params';

/** So many days before its end a basis is asked to be renewed; so many before its day a contact is due. */
const EXPIRY_NOTICE_DAYS = 30;
const CONTACT_NOTICE_DAYS = 3;
const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL: the day on which merchant `m` should be contacted again. */
export const contactDueOn = Prisma.sql`(coalesce(m."lastContactOn", (m."createdAt" AT TIME ZONE 'Asia/Shanghai')::date) + m."contactEveryDays")`;

/**
 * SQL: how a person's own interval stands today. `covered`: contacted within it; `overdue`: not, or never contacted;
 * `unset`: no interval. Every person is exactly one of the three (A4); `set` is the first two.
 */
export const contactIs = {
  set: Prisma.sql`m."contactEveryDays" IS NOT NULL`,
  covered: Prisma.sql`(m."contactEveryDays" IS NOT NULL AND m."lastContactOn" IS NOT NULL AND m."lastContactOn" + m."contactEveryDays" >= ${today})`,
  overdue: Prisma.sql`(m."contactEveryDays" IS NOT NULL AND (m."lastContactOn" IS NULL OR m."lastContactOn" + m."contactEveryDays" < ${today}))`,
  unset: Prisma.sql`m."contactEveryDays" IS NULL`,
} as const;

/** SQL face of `readsInFull` (policy.ts) on table alias `alias`. */
export function readsInFullSql(actor: Actor, alias: string): Prisma.Sql {
  const own = scopeSql(readsWithoutBasis(actor), merchantScopeColumns, alias);
  return Prisma.sql`(${Prisma.raw(alias)}."basisState" = 'valid' OR ${own})`;
}

/** The same as a Prisma `where` on Merchant. */
export function readsInFullWhere(actor: Actor): Record<string, unknown> {
  return { OR: [{ basisState: 'valid' }, scopeWhere(readsWithoutBasis(actor), merchantScopeColumns)] };
}

/**
 * The ledger's condition on `merchant m`: scope AND filters. One builder for rows, count, facets, export, figures and
 * API, so that they cannot disagree. Refuses whoever may not list; a filter on a hidden field is refused too, and one
 * on a field that is withheld without a lawful basis finds only what the actor reads in full.
 */
export function merchantWhere(actor: Actor, filters: MerchantFilters): Prisma.Sql {
  if (!canListMerchants(actor)) throw new ForbiddenError('merchants.list');
  const asked = Object.entries(FILTER_FIELDS).flatMap(([filter, field]) =>
    // cast: the keys of FILTER_FIELDS are filters
    filters[filter as keyof typeof FILTER_FIELDS] ? [field] : [],
  );
  for (const field of asked) if (isHidden(actor, field)) throw new ForbiddenError(`merchants.${field}`);
  const conditions: Prisma.Sql[] = [
    Prisma.sql`m."archivedAt" IS NULL`,
    scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm'),
    ...(filters.full || asked.some(isWithheldWithoutBasis) ? [readsInFullSql(actor, 'm')] : []),
    ...equalities(filters),
    ...(filters.q ? searchConditions(actor, filters.q) : []),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** Filters on one column that holds an id. */
const BY_ID = [
  ['industry', 'industryTagId'],
  ['strength', 'strengthTierId'],
  ['influence', 'influenceTierId'],
  ['officer', 'officerId'],
] as const;

function equalities(filters: MerchantFilters): Prisma.Sql[] {
  const list: Prisma.Sql[] = [];
  if (filters.hometown === NO_VALUE) list.push(Prisma.sql`m."hometownCountyId" IS NULL`);
  else if (filters.hometown) {
    list.push(Prisma.sql`(m."hometownCountyId" = ${filters.hometown}::uuid OR m."hometownId" IN (
      SELECT p.id FROM place p WHERE p."ancestorIds" @> ARRAY[${filters.hometown}::uuid]))`);
  }
  if (filters.residence === NO_VALUE) list.push(Prisma.sql`m."residenceProvinceId" IS NULL`);
  else if (filters.residence) {
    list.push(
      Prisma.sql`(m."residenceProvinceId" = ${filters.residence}::uuid OR m."residenceCityId" = ${filters.residence}::uuid)`,
    );
  }
  for (const [name, column] of BY_ID) {
    const value = filters[name];
    const key = Prisma.raw(`m."${column}"`);
    if (value)
      list.push(value === NO_VALUE ? Prisma.sql`${key} IS NULL` : Prisma.sql`${key} = ${value}::uuid`);
  }
  if (filters.unit) {
    list.push(
      Prisma.sql`m."keeperUnitIds" && ARRAY(SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  if (filters.kind) list.push(Prisma.sql`m.kinds @> ARRAY[${filters.kind}::"MerchantKind"]`);
  if (filters.contribution) {
    // the condition of the partial index, as for labels below
    list.push(
      Prisma.sql`m.contributions <> '{}' AND m.contributions @> ARRAY[${filters.contribution}::text]`,
    );
  }
  if (filters.key) list.push(Prisma.sql`m."isKey"`);
  if (filters.basis) list.push(Prisma.sql`m."basisState" = ${filters.basis}::"BasisState"`);
  if (filters.expiring) {
    list.push(
      Prisma.sql`m.id IN (SELECT b."merchantId" FROM basis b WHERE b."endedAt" IS NULL
        AND b."expiresAt" BETWEEN ${today} AND ${today} + ${EXPIRY_NOTICE_DAYS}::int)`,
    );
  }
  if (filters.due) {
    list.push(Prisma.sql`m."contactEveryDays" IS NOT NULL AND NOT m."doNotContact"
      AND ${contactDueOn} <= ${today} + ${CONTACT_NOTICE_DAYS}::int`);
  }
  if (filters.contact) list.push(contactIs[filters.contact]);
  if (filters.firm) {
    // the search index finds the name's characters, so that the ledger is not read from end to end
    const terms = parseSearch(filters.firm);
    if (terms.length > 0) list.push(Prisma.sql`m."searchVector" @@ ${toTsquery(terms)}::tsquery`);
    list.push(Prisma.sql`m."mainCompanyName" = ${filters.firm}`);
  }
  // the condition of the partial index, which holds whoever has labels
  if (filters.tag) list.push(Prisma.sql`m.tags <> '{}' AND m.tags @> ARRAY[${filters.tag}::text]`);
  if (filters.batch) {
    list.push(
      Prisma.sql`m.id IN (SELECT r."targetId" FROM batch_row r WHERE r."batchId" = ${filters.batch}::uuid AND r."appliedAt" IS NOT NULL)`,
    );
  }
  return list;
}

/** Every typed word must be found: in name, aliases or firm (bigrams), as pinyin, initials, phone or its last four. */
function searchConditions(actor: Actor, q: string): Prisma.Sql[] {
  const fileNo = /^r\d{4}-\d{1,9}$/i.exec(q.trim());
  if (fileNo) return [Prisma.sql`m."fileNo" = ${q.trim().toUpperCase()}`];
  const terms = parseSearch(q);
  if (terms.length === 0) return [];
  return terms.map((term) => termCondition(actor, term));
}

function termCondition(actor: Actor, term: SearchTerm): Prisma.Sql {
  if (term.kind === 'digits' && !isHidden(actor, 'contact')) {
    const phone = parsePhone(term.text);
    if (phone) return byContact(actor, Prisma.sql`c."blindIndex" = ${blindIndex('phone', phone.normalised)}`);
    const tail = term.text.length === 4 ? tailIndex('phone', term.text) : null;
    // a union of two index scans: an OR over a subquery would read the whole ledger
    if (tail) {
      return Prisma.sql`m.id IN (
        SELECT c."merchantId" FROM contact_point c JOIN merchant f ON f.id = c."merchantId"
         WHERE c."tailIndex" = ${tail} AND c."validTo" IS NULL AND ${readsInFullSql(actor, 'f')}
        UNION SELECT t.id FROM merchant t WHERE ${byText(actor, term, 't')})`;
    }
  }
  if (term.kind === 'letters') {
    const letters = normalisePinyin(term.text);
    return Prisma.sql`(m.initials LIKE ${`${letters}%`} OR m.pinyin LIKE ${`${letters}%`} OR ${byText(actor, term)})`;
  }
  return byText(actor, term);
}

const byContact = (actor: Actor, condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(m.id IN (SELECT c."merchantId" FROM contact_point c WHERE ${condition} AND c."validTo" IS NULL)
    AND ${readsInFullSql(actor, 'm')})`;

/** Name, aliases and firms; where the record is not read in full the name alone, which is the first of the parts. */
function byText(actor: Actor, term: SearchTerm, alias = 'm'): Prisma.Sql {
  const of = Prisma.raw(alias);
  const query = toTsquery([term]);
  const rechecks = recheckPatterns([term]).map((pattern) => Prisma.sql`${of}."searchText" LIKE ${pattern}`);
  const open = Prisma.sql`(${readsInFullSql(actor, alias)} OR split_part(${of}."searchText", ' ', 1) LIKE ${`%${term.text}%`})`;
  return Prisma.sql`(${Prisma.join([Prisma.sql`${of}."searchVector" @@ ${query}::tsquery`, ...rechecks, open], ' AND ')})`;
}
