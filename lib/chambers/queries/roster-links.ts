import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { canCreateMerchants, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import { toldReasons } from '@/lib/merchants/rules-duplicates';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListRosterLinks, chamberScopeColumns, visibleRosters } from '../policy';
import type { RosterLinkFilters, RosterLinkPage, RosterLinkView } from '../search-params';
import { isCurrentMember } from './list-chambers';
import { getMember, requireRoster } from './members';

/** Somebody or a firm of the ledger who may be behind an entry, within the reader's own scope. */
export type RosterCandidate = {
  id: string;
  noun: 'merchants' | 'companies';
  recordId: string;
  name: string;
  fileNo: string;
  place: string | null;
  score: number;
  reasons: string[];
  withheld: boolean;
  isApart: boolean;
  decidedReason: string | null;
};

export type RosterLinkRow = {
  id: string;
  version: number;
  chamberId: string;
  chamber: string;
  partyKind: 'person' | 'company';
  name: string;
  firm: string | null;
  office: string | null;
  hometown: string | null;
  phone: string | null;
  isProvided: boolean;
  isSample: boolean;
  isLinked: boolean;
  /** null as well where the record is another unit's */
  linked: { noun: 'merchants' | 'companies'; id: string; name: string } | null;
  candidates: RosterCandidate[];
  canRegister: boolean;
};

/** SQL: match `r` is of a person `p` or firm `f` whom the actor may read. */
const readable = (actor: Actor): Prisma.Sql => Prisma.sql`(
  (p.id IS NOT NULL AND p."archivedAt" IS NULL AND p."frozenAt" IS NULL
    AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'p')})
  OR (f.id IS NOT NULL AND f."archivedAt" IS NULL AND ${scopeSql(visibleCompanies(actor), companyScopeColumns, 'f')}))`;

const MATCHES = Prisma.sql`roster_match r LEFT JOIN merchant p ON p.id = r."merchantId"
  LEFT JOIN company f ON f.id = r."companyId"`;

const IS_LINKED = Prisma.sql`(m."merchantId" IS NOT NULL OR m."companyId" IS NOT NULL)`;

const hasMatch = (actor: Actor): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM ${MATCHES}
  WHERE r."membershipId" = m.id AND r.state = 'open' AND ${readable(actor)})`;

function inCare(actor: Actor, filters: RosterLinkFilters): Prisma.Sql {
  if (!canListRosterLinks(actor)) throw new ForbiddenError('chambers.link');
  return Prisma.join(
    [
      Prisma.sql`c."archivedAt" IS NULL`,
      scopeSql(visibleRosters(actor), chamberScopeColumns, 'c'),
      isCurrentMember,
      ...(filters.chamber ? [Prisma.sql`m."chamberId" = ${filters.chamber}::uuid`] : []),
    ],
    ' AND ',
  );
}

function viewSql(actor: Actor, view: RosterLinkView): Prisma.Sql {
  if (view === 'linked') return IS_LINKED;
  return view === 'none'
    ? Prisma.sql`NOT ${IS_LINKED} AND NOT ${hasMatch(actor)}`
    : Prisma.sql`NOT ${IS_LINKED} AND ${hasMatch(actor)}`;
}

/**
 * Entries of rosters in care by how they stand to the ledger: those that may be somebody of it (unless asked for
 * others), those that seem to be nobody, those that are linked. Candidates with score and reasons, each within the
 * actor's own scope and as far as the record is read in full. Refuses whoever links none.
 */
export async function listRosterLinks(actor: Actor, page: RosterLinkPage): Promise<Page<RosterLinkRow>> {
  const { after, before, view = 'matched', ...filters } = page;
  const where = inCare(actor, filters);
  const plan = planKeyset({
    table: 'membership',
    alias: 'm',
    order: { name: 'entered', column: 'createdAt', direction: 'asc' },
    filters: { ...filters, view },
    after,
    before,
    size: 20,
  });
  const rows = await db.$queryRaw<
    (Omit<RosterLinkRow, 'linked' | 'candidates' | 'canRegister'> & {
      merchantId: string | null;
      companyId: string | null;
      linkedName: string | null;
    })[]
  >`
    SELECT m.id, m.version, m."chamberId", c.name AS chamber, m."partyKind", m."entryName" AS name,
           m."entryFirm" AS firm, m."entryOffice" AS office, m."entryHometown" AS hometown, m."phoneMasked" AS phone,
           m."providedOn" IS NOT NULL AS "isProvided", m."isSample", ${IS_LINKED} AS "isLinked", p.id AS "merchantId", f.id AS "companyId",
           coalesce(p.name, f.name) AS "linkedName"
      FROM membership m JOIN chamber c ON c.id = m."chamberId"
      LEFT JOIN merchant p ON p.id = m."merchantId" AND p."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'p')}
      LEFT JOIN company f ON f.id = m."companyId" AND f."archivedAt" IS NULL
       AND ${scopeSql(visibleCompanies(actor), companyScopeColumns, 'f')}
     WHERE ${where} AND ${viewSql(actor, view)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const read = finishPage(plan, rows);
  const candidates = await readCandidates(
    actor,
    read.rows.map(({ id }) => id),
  );
  return {
    ...read,
    rows: read.rows.map(({ merchantId, companyId, linkedName, ...row }) => {
      const linkedId = merchantId ?? companyId;
      return {
        ...row,
        linked:
          linkedId && linkedName
            ? { noun: merchantId ? 'merchants' : 'companies', id: linkedId, name: linkedName }
            : null,
        candidates: candidates.get(row.id) ?? [],
        canRegister:
          view !== 'linked' && row.partyKind === 'person' && row.isProvided && canCreateMerchants(actor),
      };
    }),
  };
}

/** How many entries stand in each view; together all present entries in care. */
export async function countRosterLinks(
  actor: Actor,
  filters: RosterLinkFilters,
): Promise<Record<RosterLinkView, number>> {
  const where = inCare(actor, filters);
  const [row] = await db.$queryRaw<Record<RosterLinkView, number>[]>`
    SELECT count(*) FILTER (WHERE ${viewSql(actor, 'matched')})::int AS matched,
           count(*) FILTER (WHERE ${viewSql(actor, 'none')})::int AS none,
           count(*) FILTER (WHERE ${viewSql(actor, 'linked')})::int AS linked
      FROM membership m JOIN chamber c ON c.id = m."chamberId" WHERE ${where}`;
  return row ?? { matched: 0, none: 0, linked: 0 };
}

/** Who of the ledger one entry may be. An entry of another chamber answers 404. */
export async function listCandidatesOf(actor: Actor, membershipId: string): Promise<RosterCandidate[]> {
  const member = await getMember(actor, membershipId);
  await requireRoster(actor, member.chamberId);
  if (!canListRosterLinks(actor)) throw new ForbiddenError('chambers.link');
  return (await readCandidates(actor, [membershipId])).get(membershipId) ?? [];
}

type StoredCandidate = Omit<RosterCandidate, 'withheld'> & { membershipId: string; inFull: boolean };

async function readCandidates(actor: Actor, ids: readonly string[]): Promise<Map<string, RosterCandidate[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<StoredCandidate[]>`
    SELECT r."membershipId", r.id, CASE WHEN p.id IS NULL THEN 'companies' ELSE 'merchants' END AS noun,
           coalesce(p.id, f.id) AS "recordId", coalesce(p.name, f.name) AS name,
           coalesce(p."fileNo", f."fileNo") AS "fileNo",
           coalesce((SELECT h."nameZh" FROM place h WHERE h.id = p."hometownCountyId"), p."hometownText", f."placeText") AS place,
           r.score, r.reasons, r.state = 'not_same' AS "isApart", r."decidedReason",
           (p.id IS NULL OR ${readsInFullSql(actor, 'p')}) AS "inFull"
      FROM ${MATCHES} WHERE r."membershipId" = ANY (${[...ids]}::uuid[]) AND ${readable(actor)}
     ORDER BY r.state = 'not_same', r.score DESC, r.id`;
  return Map.groupBy(
    rows.map(({ inFull, ...row }) => ({ ...row, ...toldReasons(row.reasons, inFull) })),
    ({ membershipId }) => membershipId,
  );
}
