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
import { scoreDuplicate, toldReasons, type DuplicateFacts } from '../rules-duplicates';
import type { DuplicateDraft } from '../schema-duplicates';
import { besideOf, factColumns, plainKey, sideOfRecord, type Side } from './duplicate-facts';
import { readsInFullSql } from './where';

/** Somebody who is about to be entered, beside one record of the ledger. */
export type DraftPair = { key: string; id: string; draft: DuplicateDraft };

/** How much the two have in common, in the words of the work list of duplicates. */
export type ScoredDraft = { score: number; reasons: string[]; withheld: boolean };

const column = (name: string): Prisma.Sql => Prisma.raw(`s."${name}"`);
const SIDE: Side = {
  name: column('name'),
  normal: column('normal'),
  pinyin: column('pinyin'),
  hometown: column('hometown'),
  sex: column('sex'),
  birthFrom: column('birthFrom'),
  birthTo: column('birthTo'),
  birthPrecision: column('birthPrecision'),
  firm: column('firm'),
  mobiles: column('mobiles'),
  lines: column('lines'),
  companies: Prisma.sql`NULL::uuid[]`,
  codes: Prisma.sql`NULL::text[]`,
};

/**
 * Scores and reasons of drafts beside named records (`<key> <id>`), by the comparison that the form and the work list
 * go through: the rows of an import's page. Records outside the scope have no entry, and of one that is read in part
 * only the reasons that rest on what is shown are told.
 */
export async function scoreDrafts(
  actor: Actor,
  pairs: readonly DraftPair[],
): Promise<ReadonlyMap<string, ScoredDraft>> {
  if (!canCreateMerchants(actor)) throw new ForbiddenError('merchants.create');
  if (pairs.length === 0) return new Map();
  const rows = JSON.stringify(pairs.map(({ key, id, draft }) => ({ key, id, ...rowOf(draft) })));
  const keys = (name: string) =>
    Prisma.raw(
      `CASE WHEN d."${name}" IS NOT NULL THEN ARRAY(SELECT decode(h, 'hex') FROM unnest(d."${name}") h) END`,
    );
  const found = await readRows<DuplicateFacts & { key: string; id: string; inFull: boolean }>(Prisma.sql`
    WITH s AS MATERIALIZED (
      SELECT d.key, d.id, d.name, d.normal, d.pinyin, d.sex, d."birthFrom", d."birthTo", d."birthPrecision",
             coalesce((SELECT c.id::text FROM place p JOIN place c ON c.id = ANY (p."ancestorIds") AND c.level = 'county'
                        WHERE p.id = d."hometownId" LIMIT 1), ${plainKey(Prisma.raw('d."hometownText"'))}) AS hometown,
             ${plainKey(Prisma.raw('d.firm'))} AS firm, ${keys('mobiles')} AS mobiles, ${keys('lines')} AS lines
        FROM json_to_recordset(${rows}::json) AS d(key text, id uuid, name text, normal text, pinyin text, sex text,
             "birthFrom" date, "birthTo" date, "birthPrecision" text, "hometownId" uuid, "hometownText" text,
             firm text, mobiles text[], lines text[])
    )
    SELECT s.key, m.id, ${readsInFullSql(actor, 'm')} AS "inFull", ${factColumns(SIDE, sideOfRecord('m', 'k'))}
      FROM s JOIN merchant m ON m.id = s.id AND m."archivedAt" IS NULL ${besideOf('m', 'k')}
     WHERE ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     LIMIT ${pairs.length}::int`);
  return new Map(
    found.map(({ key, id, inFull, ...facts }) => {
      const { score, reasons } = scoreDuplicate(facts);
      return [`${key} ${id}`, { score, ...toldReasons(reasons, inFull) }];
    }),
  );
}

function rowOf(draft: DuplicateDraft): Record<string, unknown> {
  const phones = (kind: 'mobile' | 'landline'): string[] | null => {
    const keys = draft.contactPoints.flatMap((point) => {
      const phone = parsePhone(point.value);
      const isKind = phone !== null && (phone.kind === 'mobile') === (kind === 'mobile');
      return isKind ? [blindIndex('phone', phone.normalised).toString('hex')] : [];
    });
    return keys.length > 0 ? keys : null;
  };
  return {
    name: draft.name,
    normal: squeezeText(draft.name),
    pinyin: namePinyin(draft.name, draft.namePinyin).full,
    sex: draft.sex ?? null,
    ...birthColumns(draft.birthText),
    hometownId: draft.hometownId ?? null,
    hometownText: draft.hometownText ?? null,
    firm: draft.post?.employerText ?? null,
    mobiles: phones('mobile'),
    lines: phones('landline'),
  };
}
