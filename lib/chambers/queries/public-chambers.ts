import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch } from '@/lib/shared/search-text';
import type { ChamberStatus } from '../rules';
import type { PublicChamberPage } from '../search-params';

/** A chamber as the public reads it. `stated` and `counted` stand side by side and are never added. */
export type PublicChamber = {
  id: string;
  slug: string;
  name: string;
  aliases: string[];
  kind: 'own' | 'partner' | 'alliance';
  status: ChamberStatus;
  statusNote: string | null;
  city: string | null;
  foundedOn: string | null;
  registeredOn: string | null;
  dissolvedOn: string | null;
  stated: string | null;
  statedQualifier: string | null;
  statedAsOf: string | null;
  statedQuote: string | null;
  statedSource: string | null;
  source: string | null;
  sourceOn: string | null;
  counted: number | null;
  countedIsSample: boolean;
  isSample: boolean;
  /** false: the visitor's language has no approved name, the Chinese is shown */
  isTranslated: boolean;
};

/** One chamber's page: the offices that it has, persons only by their consent, alliance and members of it. */
export type PublicChamberDetail = PublicChamber & {
  offices: string[];
  /** those of the present term who agreed to be named, in the chamber's order */
  officers: { rank: string; name: string }[];
  /** telephone and address of the secretariat, where the chamber or the bureau shows them */
  contact: { phone: string | null; address: string | null } | null;
  officesAreSample: boolean;
  related: RelatedChamber[];
};

/** A member of an alliance, or an alliance that a chamber belongs to; days as YYYY-MM-DD. */
export type RelatedChamber = {
  slug: string;
  name: string;
  status: ChamberStatus;
  city: string | null;
  from: string | null;
  counted: number | null;
  isTranslated: boolean;
};

type Row = Omit<PublicChamber, 'isTranslated'> & { translated: string | null };

/** The one condition under which the public sees a chamber: page, directory, tiles and site map share it. */
const isPublic = Prisma.sql`c."isPublic" AND c."archivedAt" IS NULL`;

const isMember = Prisma.sql`(m."leftOn" IS NULL OR m."leftOn" > (now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** SQL: members of chamber `c` by its roster; null where none was entered. */
const counted = Prisma.sql`(SELECT CASE WHEN count(*) = 0 THEN NULL ELSE count(*) FILTER (WHERE ${isMember})::int END
  FROM membership m WHERE m."chamberId" = c.id)`;

const columns = (locale: string): Prisma.Sql => Prisma.sql`
  c.id, c.slug, c.name, c.aliases, c.kind::text AS kind, c.status::text AS status, c."statusNote", c."cityName" AS city,
  to_char(c."foundedOn", 'YYYY-MM-DD') AS "foundedOn", to_char(c."registeredOn", 'YYYY-MM-DD') AS "registeredOn",
  to_char(c."dissolvedOn", 'YYYY-MM-DD') AS "dissolvedOn",
  trim_scale(c."statedMembers")::text AS stated, c."statedQualifier", c."statedAsOf", c."statedQuote",
  coalesce(q.title, c."statedSourceText") AS "statedSource", s.title AS source, s."originalText" AS "sourceOn",
  ${counted} AS counted,
  EXISTS (SELECT 1 FROM membership m WHERE m."chamberId" = c.id AND m."isSample") AS "countedIsSample",
  c."isSample",
  (SELECT x.text FROM chamber_text x WHERE x."recordId" = c.id AND x.locale = ${locale} AND x.field = 'name'
     AND x.state = 'approved' LIMIT 1) AS translated`;

const joins = Prisma.sql`
  LEFT JOIN source_document q ON q.id = c."statedSourceId" LEFT JOIN source_document s ON s.id = c."sourceId"`;

function toPublic({ translated, ...row }: Row, locale: string): PublicChamber {
  return { ...row, name: translated ?? row.name, isTranslated: locale === 'zh-CN' || translated !== null };
}

/** Conditions of the public directory: every word in name, alias or city, as pinyin or initials, or in the translation. */
function directoryWhere(locale: string, { city, kind, q }: PublicChamberPage): Prisma.Sql {
  const conditions = [isPublic];
  if (city) conditions.push(Prisma.sql`c."cityName" = ${city}`);
  if (kind) conditions.push(Prisma.sql`c.kind = ${kind}::"ChamberKind"`);
  for (const { text } of q ? parseSearch(q) : []) {
    const letters = normalisePinyin(text);
    // a word in characters is not looked up by its sound: 汉 would find every 韩
    const spelled = /^[a-z]/i.test(text)
      ? Prisma.sql`(c.initials LIKE ${`${letters}%`} OR c.pinyin LIKE ${`${letters}%`})`
      : Prisma.sql`FALSE`;
    const like = `%${text.replace(/[%_\\]/g, '\\$&')}%`;
    conditions.push(
      Prisma.sql`(c."searchText" LIKE ${like} OR ${spelled}
        OR EXISTS (SELECT 1 FROM chamber_text x WHERE x."recordId" = c.id AND x.locale = ${locale} AND x.field = 'name'
                    AND x.state = 'approved' AND x.text ILIKE ${like}))`,
    );
  }
  return Prisma.join(conditions, ' AND ');
}

/** Public chambers, those of the programme's own region first, under the directory's conditions. At most 500. */
export async function listPublicChambers(
  locale: string,
  filters: PublicChamberPage = {},
): Promise<PublicChamber[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM chamber c ${joins} WHERE ${directoryWhere(locale, filters)}
     ORDER BY array_position(ARRAY['own','alliance','partner'], c.kind::text), c."sortNo", c.pinyin, c.id LIMIT 500`;
  return rows.map((row) => toPublic(row, locale));
}

/** Cities with the number of chambers there, most first: for the home page and the directory's tiles. */
export async function listPublicChamberCities(): Promise<
  { city: string; count: number; preparing: number }[]
> {
  return tagged(['chambers'], readCities);
}

/** The first chambers of the directory, for a home page that has too few cities for tiles. */
export async function listPublicHomeChambers(locale: string, size = 6): Promise<PublicChamber[]> {
  return tagged(['chambers'], async () => (await listPublicChambers(locale)).slice(0, size));
}

/** The same outside the page cache. */
export async function readPublicChamberCities(): Promise<
  { city: string; count: number; preparing: number }[]
> {
  return readCities();
}

async function readCities(): Promise<{ city: string; count: number; preparing: number }[]> {
  return db.$queryRaw<{ city: string; count: number; preparing: number }[]>`
    SELECT c."cityName" AS city, count(*)::int AS count,
           count(*) FILTER (WHERE c.status IN ('preparing', 'unverified'))::int AS preparing
      FROM chamber c WHERE ${isPublic} AND c."cityName" IS NOT NULL AND c.status <> 'dissolved' AND c.kind <> 'alliance'
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 60`;
}

/** One public chamber by its address part; null when there is none, or none any more. */
export async function readPublicChamber(slug: string, locale: string): Promise<PublicChamberDetail | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM chamber c ${joins} WHERE ${isPublic} AND c.slug = ${slug} LIMIT 1`;
  if (!row) return null;
  const [term, shown, related] = await Promise.all([
    db.chamberTerm.findFirst({
      where: { chamberId: row.id },
      orderBy: { number: 'desc' },
      select: {
        isSample: true,
        offices: {
          select: { rank: true, membershipId: true },
          orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
          take: 60,
        },
      },
    }),
    readPublicNames(row.id),
    db.$queryRaw<(Omit<RelatedChamber, 'isTranslated'> & { translated: string | null })[]>`
      SELECT c.slug, c.name, c.status::text AS status, c."cityName" AS city,
             to_char(a."validFrom", 'YYYY-MM-DD') AS "from", ${counted} AS counted,
             (SELECT x.text FROM chamber_text x WHERE x."recordId" = c.id AND x.locale = ${locale}
               AND x.field = 'name' AND x.state = 'approved' LIMIT 1) AS translated
        FROM alliance_link a JOIN chamber c ON c.id = CASE WHEN a."memberId" = ${row.id}::uuid THEN a."allianceId" ELSE a."memberId" END
       WHERE (a."memberId" = ${row.id}::uuid OR a."allianceId" = ${row.id}::uuid) AND ${isPublic}
         AND (a."validTo" IS NULL OR a."validTo" > (now() AT TIME ZONE 'Asia/Shanghai')::date)
       ORDER BY c.pinyin, c.id LIMIT 300`,
  ]);
  return {
    ...toPublic(row, locale),
    offices: [...new Set(term?.offices.map((office) => office.rank) ?? [])],
    officers:
      term?.offices.flatMap(({ rank, membershipId }) => {
        const name = membershipId ? shown.names.get(membershipId) : undefined;
        return name ? [{ rank, name }] : [];
      }) ?? [],
    contact: shown.contact,
    officesAreSample: term?.isSample ?? false,
    related: related.map(({ translated, ...one }) => ({
      ...one,
      name: translated ?? one.name,
      isTranslated: locale === 'zh-CN' || translated !== null,
    })),
  };
}

/** Members who agreed to be named, while they are members and nobody has set their record aside; and the contact. */
async function readPublicNames(chamberId: string) {
  const [names, chamber] = await Promise.all([
    db.$queryRaw<{ id: string; name: string }[]>`
      SELECT m.id, m."entryName" AS name FROM member_publication v JOIN membership m ON m.id = v."membershipId"
        LEFT JOIN merchant p ON p.id = v."merchantId"
       WHERE m."chamberId" = ${chamberId}::uuid AND v."withdrawnAt" IS NULL AND ${isMember}
         AND p."frozenAt" IS NULL`,
    db.chamber.findUniqueOrThrow({
      where: { id: chamberId },
      select: { contactPublic: true, secretariatPhone: true, address: true },
    }),
  ]);
  const { contactPublic, secretariatPhone: phone, address } = chamber;
  return {
    names: new Map(names.map((one) => [one.id, one.name])),
    contact: contactPublic && (phone ?? address) ? { phone, address } : null,
  };
}

/** The same for the cached page, which drops at commit when the chamber changes or appears. */
export async function getPublicChamber(slug: string, locale: string): Promise<PublicChamberDetail | null> {
  return tagged([`chambers/${slug}`, 'chambers'], () => readPublicChamber(slug, locale));
}

/** Addresses of all public chambers for the site map. */
export async function listPublicChamberAddresses(): Promise<{ slug: string; at: Date }[]> {
  return db.$queryRaw<{ slug: string; at: Date }[]>`
    SELECT c.slug, c."updatedAt" AS at FROM chamber c WHERE ${isPublic} ORDER BY c.pinyin, c.id LIMIT 2000`;
}
