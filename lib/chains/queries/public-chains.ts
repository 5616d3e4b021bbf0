import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';
import { toLinkState, type LinkLine } from '../rules';

/** A chain as filters offer it and lists show it. */
export type PublicChainBrief = {
  id: string;
  slug: string;
  name: string;
  missing: number;
  offers: number;
  parks: number;
  isSample: boolean;
};

/** One chain with its links; `parks` by name and address part. */
export type PublicChain = Omit<PublicChainBrief, 'parks'> & {
  summary: string | null;
  leadUnit: string | null;
  links: LinkLine[];
  parks: { slug: string; name: string }[];
  source: { title: string; publisher: string; quote: string | null } | null;
  isTranslated: boolean;
};

const isPublic = Prisma.sql`c."isPublic" AND c."archivedAt" IS NULL`;
const nameIn = (locale: string): Prisma.Sql => Prisma.sql`
  coalesce((SELECT x.text FROM chain_text x WHERE x."recordId" = c.id AND x.locale = ${locale}
             AND x.field = 'name' AND x.state = 'approved'), c.name)`;

const brief = (locale: string): Prisma.Sql => Prisma.sql`
  c.id, c.slug, ${nameIn(locale)} AS name, c."isSample",
  (SELECT count(*)::int FROM chain_link l WHERE l."chainId" = c.id AND l.state = 'missing') AS missing,
  (SELECT count(*)::int FROM offer o
    WHERE o."chainId" = c.id AND o.state = 'published' AND o."archivedAt" IS NULL) AS offers`;

/** All public chains in the programme's order. Public. */
export async function listPublicChains(locale: string): Promise<PublicChainBrief[]> {
  return db.$queryRaw`
    SELECT ${brief(locale)}, (SELECT count(*)::int FROM park_chain p JOIN park k ON k.id = p."parkId"
             WHERE p."chainId" = c.id AND k."isPublic" AND k."archivedAt" IS NULL) AS parks
      FROM chain c WHERE ${isPublic} ORDER BY c."sortNo", c.id LIMIT 100`;
}

/** One public chain by its address part; null when there is none. Public, not cached. */
export async function readPublicChain(slug: string, locale: string): Promise<PublicChain | null> {
  const [row] = await db.$queryRaw<
    (Omit<PublicChain, 'links' | 'parks' | 'source'> & {
      title: string | null;
      publisher: string | null;
      quote: string | null;
    })[]
  >`
    SELECT ${brief(locale)}, coalesce((SELECT x.text FROM chain_text x WHERE x."recordId" = c.id AND x.locale = ${locale}
             AND x.field = 'summary' AND x.state = 'approved'), c.summary) AS summary,
           c.summary IS NULL OR (SELECT x.text FROM chain_text x WHERE x."recordId" = c.id AND x.locale = ${locale}
             AND x.field = 'summary' AND x.state = 'approved') IS NOT NULL AS "isTranslated", u.name AS "leadUnit", d.title, d.publisher, c."sourceQuote" AS quote
      FROM chain c LEFT JOIN unit u ON u.id = c."leadUnitId" LEFT JOIN source_document d ON d.id = c."sourceId"
     WHERE ${isPublic} AND c.slug = ${slug} LIMIT 1`;
  if (!row) return null;
  const [links, parks] = await Promise.all([
    db.chainLink.findMany({
      where: { chainId: row.id },
      select: { name: true, state: true },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 60,
    }),
    db.$queryRaw<{ slug: string; name: string }[]>`
      SELECT k.slug, coalesce(x.text, k.name) AS name
        FROM park_chain p JOIN park k ON k.id = p."parkId"
        LEFT JOIN park_text x ON x."recordId" = k.id AND x.locale = ${locale} AND x.field = 'name' AND x.state = 'approved'
       WHERE p."chainId" = ${row.id}::uuid AND k."isPublic" AND k."archivedAt" IS NULL
       ORDER BY k."sortNo", k.id LIMIT 60`,
  ]);
  const { title, publisher, quote, ...chain } = row;
  return {
    ...chain,
    links: links.map((link) => ({ name: link.name, state: toLinkState(link.state) })),
    parks,
    source: title && publisher ? { title, publisher, quote } : null,
    isTranslated: locale === 'zh-CN' || row.isTranslated,
  };
}

/** The same for the cached page. */
export async function getPublicChain(slug: string, locale: string): Promise<PublicChain | null> {
  return tagged(['chains', `chains/${slug}`, 'offers', 'parks'], () => readPublicChain(slug, locale));
}

/** Addresses of all public chains for the site map. */
export async function listPublicChainAddresses(): Promise<{ slug: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT c.slug, c."updatedAt" AS at FROM chain c WHERE ${isPublic} ORDER BY c."sortNo", c.id LIMIT 5000`;
}
