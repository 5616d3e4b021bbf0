import type { Actor } from '@/lib/server/actor';
import { blindIndex } from '@/lib/server/crypto';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { parsePhone } from '@/lib/shared/phone';
import { namePinyin } from '@/lib/shared/pinyin';
import { squeezeText } from '@/lib/shared/search-text';
import { canCreateMerchants, merchantScopeColumns, visibleMerchants } from '../policy';
import { birthColumns } from '../rules';
import { PAIR_FROM, scoreDuplicate, toldReasons, type DuplicateFacts } from '../rules-duplicates';
import type { DuplicateDraft } from '../schema-duplicates';
import { besideOf, factColumns, plainKey, sideOfRecord, type Side } from './duplicate-facts';
import { readsInFullSql } from './where';

/** A record that may be the person who is being entered, as far as the actor may read it. */
export type DuplicateMatch = {
  id: string;
  name: string;
  fileNo: string;
  hometown: string | null;
  unit: string | null;
  score: number;
  reasons: string[];
  /** some reasons rest on what is withheld without a lawful basis */
  withheld: boolean;
};

/** What the ledger knows of a draft: in the own scope with reasons, elsewhere by facts only (the caller masks them). */
export type FoundDuplicates = {
  own: DuplicateMatch[];
  elsewhere: { id: string; facts: DuplicateFacts }[];
};

/** So many rows are compared at most for one draft, and so many shown. */
const MOST_COMPARED = 200;
const MOST_SHOWN = 5;

type Found = DuplicateFacts & {
  id: string;
  name: string;
  fileNo: string;
  hometown: string | null;
  unit: string | null;
  own: boolean;
  inFull: boolean;
};

/**
 * Who of the ledger may be the person of this draft (A1): found by the keyed index of phones and by the reading of the
 * name, never by a look at the whole table. Whatever lies outside the actor's scope comes back without name, number and
 * unit, for `checkDuplicates` to answer. Refuses whoever may not enter people.
 */
export async function findDuplicates(actor: Actor, draft: DuplicateDraft): Promise<FoundDuplicates> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.create');
  const side = sideOfDraft(draft);
  const record = sideOfRecord('m', 'k');
  const rows = await readRows<Found>(Prisma.sql`
    WITH found AS (
      SELECT c."merchantId" AS id FROM contact_point c
       WHERE c."blindIndex" = ANY (${phoneKeys(draft)}::bytea[]) AND c."validTo" IS NULL
      UNION
      SELECT n.id FROM merchant n WHERE ${side.pinyin} <> '' AND n.pinyin = ${side.pinyin}
         AND n."archivedAt" IS NULL
         AND (coalesce(n."hometownCountyId"::text, ${plainKey(Prisma.raw('n."hometownText"'))}) = ${side.hometown}
           OR ${plainKey(Prisma.raw('n."mainCompanyName"'))} = ${side.firm}
           OR EXISTS (SELECT 1 FROM post p WHERE p."merchantId" = n.id AND p."companyId" = ANY (${side.companies})))
       LIMIT ${MOST_COMPARED}
    )
    SELECT m.id, m.name, m."fileNo", coalesce(h."nameZh", m."hometownText") AS hometown, u."shortName" AS unit,
           ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AS own,
           ${readsInFullSql(actor, 'm')} AS "inFull", ${factColumns(side, record)}
      FROM found f JOIN merchant m ON m.id = f.id AND m."archivedAt" IS NULL
      LEFT JOIN place h ON h.id = m."hometownCountyId"
      LEFT JOIN unit u ON u.id = m."ownerUnitId"
      ${besideOf('m', 'k')}
     WHERE m.id IS DISTINCT FROM ${draft.id ?? null}::uuid
     LIMIT ${MOST_COMPARED}`);
  const scored = rows
    .map((row) => ({ row, ...scoreDuplicate(row) }))
    .filter(({ score }) => score >= PAIR_FROM)
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1));
  return {
    own: scored
      .filter(({ row }) => row.own)
      .slice(0, MOST_SHOWN)
      .map(({ row, score, reasons }) => ({
        id: row.id,
        name: row.name,
        fileNo: row.fileNo,
        hometown: row.hometown,
        unit: row.unit,
        score,
        ...toldReasons(reasons, row.inFull),
      })),
    elsewhere: scored
      .filter(({ row }) => !row.own)
      .slice(0, MOST_SHOWN)
      .map(({ row }) => ({ id: row.id, facts: row })),
  };
}

function phoneKeys(draft: DuplicateDraft): Buffer[] {
  return draft.contactPoints.flatMap(({ kind, value }) => {
    const phone = kind === 'mobile' || kind === 'landline' ? parsePhone(value) : null;
    return phone ? [blindIndex('phone', phone.normalised)] : [];
  });
}

/** What is typed, as values bound into the same comparison that two records go through. */
function sideOfDraft(draft: DuplicateDraft): Side {
  const keysOf = (kind: string) => {
    const keys = draft.contactPoints.flatMap((point) => {
      const phone = parsePhone(point.value);
      if (!phone) return [];
      return (phone.kind === 'mobile' ? 'mobile' : 'landline') === kind
        ? [blindIndex('phone', phone.normalised)]
        : [];
    });
    return keys.length > 0 ? Prisma.sql`${keys}::bytea[]` : Prisma.sql`NULL::bytea[]`;
  };
  const birth = birthColumns(draft.birthText);
  const companyId = draft.post?.companyId ?? null;
  return {
    name: Prisma.sql`${draft.name}::text`,
    normal: Prisma.sql`${squeezeText(draft.name)}::text`,
    pinyin: Prisma.sql`${namePinyin(draft.name, draft.namePinyin).full}::text`,
    hometown: Prisma.sql`coalesce((
      SELECT c.id::text FROM place p JOIN place c ON c.id = ANY (p."ancestorIds") AND c.level = 'county'
       WHERE p.id = ${draft.hometownId ?? null}::uuid LIMIT 1), ${plainKey(Prisma.sql`${draft.hometownText ?? null}::text`)})`,
    sex: Prisma.sql`${draft.sex ?? null}::text`,
    birthFrom: Prisma.sql`${birth.birthFrom}::date`,
    birthTo: Prisma.sql`${birth.birthTo}::date`,
    birthPrecision: Prisma.sql`${birth.birthPrecision}::text`,
    firm: plainKey(
      Prisma.sql`coalesce((SELECT f.name FROM company f WHERE f.id = ${companyId}::uuid), ${draft.post?.employerText ?? null}::text)`,
    ),
    mobiles: keysOf('mobile'),
    lines: keysOf('landline'),
    companies: companyId ? Prisma.sql`ARRAY[${companyId}::uuid]` : Prisma.sql`NULL::uuid[]`,
    codes: Prisma.sql`(SELECT array_agg(x.code) FROM (
      SELECT f."creditCode" AS code FROM company f WHERE f.id = ${companyId}::uuid
      UNION SELECT h."creditCode" FROM company_code h WHERE h."companyId" = ${companyId}::uuid) x WHERE x.code IS NOT NULL)`,
  };
}
