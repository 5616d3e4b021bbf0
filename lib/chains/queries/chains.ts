import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { squeezeText } from '@/lib/shared/search-text';
import { canListChains, canWriteChain, chainScopeColumns, visibleChains } from '../policy';
import { toLinkState, type LinkLine } from '../rules';
import type { ChainPage } from '../search-params';

/** A chain in the desk's list. */
export type ChainRow = {
  id: string;
  name: string;
  leadUnit: string | null;
  chiefText: string | null;
  links: number;
  missing: number;
  offers: number;
  parks: number;
  isPublic: boolean;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };

/** The desk's list of chains, last changed first, fifty a page. Refuses who is no staff. */
export async function listChains(actor: Actor, page: ChainPage, size?: number): Promise<Page<ChainRow>> {
  if (!canListChains(actor)) throw new ForbiddenError('chains.list');
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'chain',
    alias: 'c',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const q = squeezeText(filters.q ?? '');
  const rows = await db.$queryRaw<ChainRow[]>`
    SELECT c.id, c.name, u."shortName" AS "leadUnit", c."chiefText", c."isPublic", c."isSample",
           (SELECT count(*)::int FROM chain_link l WHERE l."chainId" = c.id) AS links,
           (SELECT count(*)::int FROM chain_link l WHERE l."chainId" = c.id AND l.state = 'missing') AS missing,
           (SELECT count(*)::int FROM offer o WHERE o."chainId" = c.id AND o.state = 'published') AS offers,
           (SELECT count(*)::int FROM park_chain p WHERE p."chainId" = c.id) AS parks
      FROM chain c LEFT JOIN unit u ON u.id = c."leadUnitId"
     WHERE c."archivedAt" IS NULL AND ${scopeSql(visibleChains(actor), chainScopeColumns, 'c')}
       AND ${q === '' ? Prisma.sql`TRUE` : Prisma.sql`c.name LIKE ${`%${q}%`}`} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** A chain with everything the desk shows. */
export type ChainDetail = {
  id: string;
  slug: string;
  version: number;
  name: string;
  summary: string | null;
  leadUnitId: string | null;
  leadUnit: string | null;
  chiefText: string | null;
  industryTagId: string | null;
  sourceQuote: string | null;
  source: { title: string; publisher: string } | null;
  isPublic: boolean;
  isSample: boolean;
  links: LinkLine[];
  can: { update: boolean };
};

async function readChain(actor: Actor, id: string) {
  const chain = await db.chain.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleChains(actor), chainScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      name: true,
      summary: true,
      leadUnitId: true,
      chiefText: true,
      industryTagId: true,
      sourceId: true,
      sourceQuote: true,
      isPublic: true,
      isSample: true,
      ownerUnitId: true,
      links: { select: { name: true, state: true }, orderBy: [{ sortNo: 'asc' }, { id: 'asc' }], take: 60 },
    },
  });
  if (!chain) throw new NotFoundError('chain');
  return chain;
}

/** One chain. Outside staff: 404. */
export async function getChain(actor: Actor, id: string): Promise<ChainDetail> {
  const { links, sourceId, ownerUnitId, ...chain } = await readChain(actor, id);
  const [unit, source] = await Promise.all([
    chain.leadUnitId ? db.unit.findUnique({ where: { id: chain.leadUnitId }, select: { name: true } }) : null,
    sourceId
      ? db.sourceDocument.findUnique({ where: { id: sourceId }, select: { title: true, publisher: true } })
      : null,
  ]);
  return {
    ...chain,
    leadUnit: unit?.name ?? null,
    source,
    links: links.map((link) => ({ name: link.name, state: toLinkState(link.state) })),
    can: { update: canWriteChain(actor, { ownerUnitId }) },
  };
}

/** Who did what with a chain, newest first. */
export async function getChainHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readChain(actor, id);
  return historyOf(actor, 'chains', id);
}
