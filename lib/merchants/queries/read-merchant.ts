import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import type { LifeKind } from '../schema-life';
import { canReadFrozen, merchantScopeColumns, visibleMerchants } from '../policy';

export type StoredStation = {
  id: string;
  kind: LifeKind;
  title: string | null;
  body: string | null;
  fromText: string | null;
  toText: string | null;
  validFrom: string | null;
  validTo: string | null;
  source: string | null;
  sortNo: number;
};

/** A person as stored, with names beside ids. Dates as YYYY-MM-DD, amounts as decimal text, phones masked. */
export type StoredMerchant = {
  id: string;
  fileNo: string;
  version: number;
  name: string;
  namePinyin: string | null;
  pinyin: string;
  aliases: string[];
  sex: string | null;
  kinds: string[];
  salutation: string | null;
  birthText: string | null;
  hometownId: string | null;
  hometownText: string | null;
  hometown: string | null;
  residenceId: string | null;
  residenceText: string | null;
  residence: string | null;
  workText: string | null;
  titleText: string | null;
  industryTagId: string | null;
  industryText: string | null;
  industry: string | null;
  mainBusiness: string | null;
  education: string | null;
  school: string | null;
  socialPosts: string | null;
  honours: string | null;
  intention: string | null;
  needs: string | null;
  contributions: string[];
  strengthTierId: string | null;
  strength: string | null;
  influenceTierId: string | null;
  influence: string | null;
  isKey: boolean;
  officerId: string | null;
  officer: string | null;
  tags: string[];
  contactEveryDays: number | null;
  lastContactOn: string | null;
  preferredChannel: string | null;
  contactHours: string | null;
  ownerUnitId: string;
  unit: string | null;
  keeperUnitIds: string[];
  source: string | null;
  note: string | null;
  basisState: 'none' | 'valid' | 'expired';
  doNotContact: boolean;
  isSample: boolean;
  archivedOn: string | null;
  archivedReason: string | null;
  mergedIntoId: string | null;
  createdAt: Date;
  updatedAt: Date;
  /** id of the file at /api/files/[id]; null where there is none or it is withheld */
  portrait: string | null;
  contactPoints: {
    id: string;
    kind: string;
    masked: string;
    label: string | null;
    preferred: boolean;
    doNotUse: boolean;
  }[];
  posts: {
    id: string;
    companyId: string | null;
    employerText: string | null;
    title: string | null;
    isMain: boolean;
    isEnded: boolean;
    fromText: string | null;
    toText: string | null;
    validFrom: string | null;
    validTo: string | null;
    periodText: string | null;
    source: string | null;
    sortNo: number;
  }[];
  /** schooling, social posts and honours (F6), each with its years */
  life: StoredStation[];
  /** public offices (F7), for fewer readers */
  politicalOffices: StoredStation[];
  facets: {
    id: string;
    facet: string;
    value: string | null;
    reason: string | null;
    on: string;
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
};

/** Rows of a satellite as one JSON list, `[]` where there is none. */
const listOf = (rows: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT coalesce(json_agg(to_json(x)), '[]') FROM (${rows}) x)`;

const contactPoints = listOf(Prisma.sql`
  SELECT k.id, k.kind, k.masked, k.label, k.preferred, k."doNotUse" FROM contact_point k
   WHERE k."merchantId" = m.id AND k."validTo" IS NULL ORDER BY k.preferred DESC, k."sortNo", k.id LIMIT 20`);

const posts = listOf(Prisma.sql`
  SELECT p.id, p."companyId", p."employerText", p.title, p."isMain",
         (p."isEnded" OR coalesce(p."validTo" < (now() AT TIME ZONE 'Asia/Shanghai')::date, false)) AS "isEnded",
         p."fromText", p."toText", to_char(p."validFrom", 'YYYY-MM-DD') AS "validFrom",
         to_char(p."validTo", 'YYYY-MM-DD') AS "validTo", p."periodText", p.source, p."sortNo"
    FROM post p
   WHERE p."merchantId" = m.id
   ORDER BY p."isMain" DESC, 6, p."validFrom" DESC NULLS LAST, p."sortNo", p.id DESC LIMIT 30`);

const stations = (isOffice: boolean): Prisma.Sql =>
  listOf(Prisma.sql`
  SELECT l.id, l.kind::text AS kind, l.title, l.body, l."fromText", l."toText",
         to_char(l."validFrom", 'YYYY-MM-DD') AS "validFrom", to_char(l."validTo", 'YYYY-MM-DD') AS "validTo",
         l.source, l."sortNo"
    FROM life_entry l
   WHERE l."merchantId" = m.id AND (l.kind = 'political_office') = ${isOffice}::boolean
   ORDER BY l.kind, coalesce(l."validFrom", l."validTo") DESC NULLS LAST, l."sortNo", l.id LIMIT 60`);

const facets = listOf(Prisma.sql`
  SELECT f.id, f.facet, coalesce(ft."nameZh", f.value) AS value, f.reason,
         to_char(f."validFrom", 'YYYY-MM-DD') AS "on", fu.name AS "ratedBy"
    FROM merchant_facet f LEFT JOIN tier ft ON ft.id::text = f.value LEFT JOIN app_user fu ON fu.id = f."ratedBy"
   WHERE f."merchantId" = m.id ORDER BY f.at DESC, f.id DESC LIMIT 40`);

const quantities = listOf(Prisma.sql`
  SELECT q.id, q.kind, trim_scale(q.value)::text AS value, q.unit, q.qualifier, q.original FROM merchant_quantity q
   WHERE q."merchantId" = m.id ORDER BY q.id LIMIT 20`);

const bases = listOf(Prisma.sql`
  SELECT b.id, b.kind::text AS kind, b.evidence, b."noticeNumber", to_char(b."noticeAt", 'YYYY-MM-DD') AS "noticeOn",
         b.purposes, b.source, to_char(b."expiresAt", 'YYYY-MM-DD') AS "expiresOn"
    FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL ORDER BY b."recordedAt" DESC LIMIT 5`);

const unparsed = listOf(Prisma.sql`
  SELECT n.id, n.field, n.original, n.problem FROM unparsed_value n
   WHERE n.noun = 'merchants' AND n."recordId" = m.id AND n."clearedAt" IS NULL ORDER BY n.id LIMIT 30`);

/**
 * One person with satellites and names in one round to the database; null outside the actor's scope. Field rules are
 * the caller's: nothing of this may be shown before they are applied.
 */
export async function readMerchant(actor: Actor, id: string): Promise<StoredMerchant | null> {
  const rows = await readRows<StoredMerchant>(Prisma.sql`
    SELECT m.id, m."fileNo", m.version, m.name, m."namePinyin", m.pinyin, m.aliases, m.sex,
           m.kinds::text[] AS kinds, m.salutation, m."birthText", m."hometownId", m."hometownText",
           h."fullName" AS hometown, m."residenceId", m."residenceText", r."fullName" AS residence,
           m."workText", m."titleText", m."industryTagId", m."industryText", t."nameZh" AS industry,
           m."mainBusiness", m.education, m.school, m."socialPosts", m.honours, m.intention, m.needs,
           m.contributions, m."strengthTierId", s."nameZh" AS strength, m."influenceTierId",
           i."nameZh" AS influence, m."isKey", m."contactEveryDays", m.tags, m."officerId",
           (SELECT o.name FROM app_user o WHERE o.id = m."officerId") AS officer,
           to_char(m."lastContactOn", 'YYYY-MM-DD') AS "lastContactOn", m."preferredChannel"::text AS "preferredChannel", m."contactHours", m."ownerUnitId", u.name AS unit,
           m."keeperUnitIds", m.source, m.note, m."basisState"::text AS "basisState", m."doNotContact",
           m."isSample", to_char(m."archivedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "archivedOn",
           m."archivedReason", m."mergedIntoId", m."createdAt", m."updatedAt",
           (SELECT a."fileId" FROM attachment a WHERE a.noun = 'merchants' AND a."recordId" = m.id
               AND a.role = 'portrait' AND a."removedAt" IS NULL
             ORDER BY a."createdAt" DESC, a.id DESC LIMIT 1) AS portrait,
           ${contactPoints} AS "contactPoints", ${posts} AS posts, ${stations(false)} AS life,
           ${stations(true)} AS "politicalOffices", ${facets} AS facets,
           ${quantities} AS quantities, ${bases} AS bases, ${unparsed} AS unparsed
      FROM merchant m
      LEFT JOIN place h ON h.id = m."hometownId"
      LEFT JOIN place r ON r.id = m."residenceId"
      LEFT JOIN industry_tag t ON t.id = m."industryTagId"
      LEFT JOIN tier s ON s.id = m."strengthTierId"
      LEFT JOIN tier i ON i.id = m."influenceTierId"
      LEFT JOIN unit u ON u.id = m."ownerUnitId"
     WHERE m.id = ${id}::uuid AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
       AND (m."frozenAt" IS NULL OR ${canReadFrozen(actor)}::boolean)`);
  return rows[0] ?? null;
}
