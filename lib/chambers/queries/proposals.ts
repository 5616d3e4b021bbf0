import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { dayOf } from '@/lib/shared/dates';
import { canDecideProposals, canListProposals, chamberScopeColumns, visibleRosters } from '../policy';
import { PROPOSAL_CONTEXT, readyPhone } from '../rules';
import { RosterProposalInput } from '../schema';
import type { ProposalFilters, ProposalPage } from '../search-params';
import { requireRoster } from './members';

/** One field of a proposal: what stands and what is proposed. */
export type ProposedField = { field: string; before: string | null; after: string | null };

export type ProposalRow = {
  id: string;
  chamberId: string;
  chamber: string;
  membershipId: string | null;
  kind: 'add' | 'change' | 'end';
  state: string;
  name: string;
  fields: ProposedField[];
  proposedOn: string;
  decidedOn: string | null;
  reason: string | null;
  can: { decide: boolean; withdraw: boolean };
};

const FIELDS = [
  'entryName',
  'partyKind',
  'entryFirm',
  'entryTitle',
  'entryOffice',
  'entryBusiness',
  'entryHometown',
  'entryAddress',
  'creditCode',
  'joinedOn',
  'referrer',
  'note',
] as const;

type Stored = {
  id: string;
  chamberId: string;
  chamber: string;
  ownerUnitId: string;
  membershipId: string | null;
  kind: 'add' | 'change' | 'end';
  state: string;
  payloadCipher: Uint8Array;
  keyId: string;
  createdAt: Date;
  decidedAt: Date | null;
  reason: string | null;
  entry: Record<string, string | null> | null;
};

function toRow(actor: Actor, row: Stored): ProposalRow {
  // written by proposeRosterChange under this schema
  const input = RosterProposalInput.parse(
    JSON.parse(decryptValue(row.payloadCipher, row.keyId, PROPOSAL_CONTEXT)),
  );
  const isWaiting = row.state === 'waiting';
  const name = 'entryName' in input.entry ? input.entry.entryName : (row.entry?.['entryName'] ?? '');
  return {
    id: row.id,
    chamberId: row.chamberId,
    chamber: row.chamber,
    membershipId: row.membershipId,
    kind: row.kind,
    state: row.state,
    name,
    fields: fieldsOf(input, row.entry),
    proposedOn: dayOf(row.createdAt),
    decidedOn: row.decidedAt ? dayOf(row.decidedAt) : null,
    reason: row.reason,
    can: {
      decide: isWaiting && canDecideProposals(actor, { id: row.chamberId, ownerUnitId: row.ownerUnitId }),
      withdraw: isWaiting && actor.kind === 'person' && actor.role === 'chamber_officer',
    },
  };
}

/** Only what differs; the phone masked on both sides. */
function fieldsOf(input: RosterProposalInput, entry: Stored['entry']): ProposedField[] {
  if (input.kind === 'end')
    return [
      { field: 'leftOn', before: null, after: input.entry.leftOn },
      { field: 'leftReason', before: null, after: input.entry.leftReason },
    ];
  const given = input.entry;
  const before = input.kind === 'change' ? entry : null;
  const plain = FIELDS.map((field) => ({
    field,
    before: before?.[field] ?? null,
    after: given[field] ?? null,
  }));
  const phone = given.phone
    ? given.phone.includes('*')
      ? given.phone
      : (readyPhone(given.phone)?.masked ?? null)
    : null;
  const consent = {
    field: 'provided',
    before: before ? (before['providedOn'] ? 'yes' : 'no') : null,
    after: given.provided ? 'yes' : 'no',
  };
  return [
    ...plain,
    consent,
    { field: 'phone', before: before?.['phoneMasked'] ?? null, after: phone },
  ].filter((one) => one.before !== one.after);
}

const columns = Prisma.sql`
  p.id, p."chamberId", c.name AS chamber, c."ownerUnitId", p."membershipId", p.kind, p.state, p."payloadCipher", p."keyId",
  p."createdAt", p."decidedAt", p.reason,
  CASE WHEN m.id IS NULL THEN NULL ELSE json_build_object('entryName', m."entryName", 'partyKind', m."partyKind",
    'entryFirm', m."entryFirm", 'entryTitle', m."entryTitle", 'entryOffice', m."entryOffice",
    'entryBusiness', m."entryBusiness", 'entryHometown', m."entryHometown", 'entryAddress', m."entryAddress",
    'creditCode', m."creditCode", 'providedOn', to_char(m."providedOn", 'YYYY-MM-DD'), 'joinedOn', to_char(m."joinedOn", 'YYYY-MM-DD'), 'referrer', m.referrer,
    'note', m.note, 'phoneMasked', m."phoneMasked") END AS entry`;
const FROM = Prisma.sql`roster_proposal p JOIN chamber c ON c.id = p."chamberId" LEFT JOIN membership m ON m.id = p."membershipId"`;

function proposalWhere(actor: Actor, filters: ProposalFilters & { chamberId?: string }): Prisma.Sql {
  const conditions = [
    Prisma.sql`c."archivedAt" IS NULL`,
    scopeSql(visibleRosters(actor), chamberScopeColumns, 'c'),
    filters.state === 'decided' ? Prisma.sql`p.state <> 'waiting'` : Prisma.sql`p.state = 'waiting'`,
  ];
  if (filters.chamberId) conditions.push(Prisma.sql`p."chamberId" = ${filters.chamberId}::uuid`);
  return Prisma.join(conditions, ' AND ');
}

async function readPage(actor: Actor, page: ProposalPage, chamberId?: string): Promise<Page<ProposalRow>> {
  const { after, before, ...filters } = page;
  const scope = chamberId ? { ...filters, chamberId } : filters;
  const plan = planKeyset({
    table: 'roster_proposal',
    alias: 'p',
    order: { name: 'proposed', column: 'createdAt', direction: 'desc' },
    filters: scope,
    after,
    before,
    size: 20,
  });
  const rows = await db.$queryRaw<Stored[]>`
    SELECT ${columns} FROM ${FROM} WHERE ${proposalWhere(actor, scope)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const read = finishPage(plan, rows);
  return { ...read, rows: read.rows.map((row) => toRow(actor, row)) };
}

/** The bureau's queue: what officers of the chambers in its care have proposed. */
export async function listProposals(actor: Actor, page: ProposalPage): Promise<Page<ProposalRow>> {
  if (!canListProposals(actor)) throw new ForbiddenError('chambers.decide');
  return readPage(actor, page);
}

/** What was proposed for one chamber; another chamber answers 404. */
export async function listChamberProposals(
  actor: Actor,
  chamberId: string,
  page: ProposalPage,
): Promise<Page<ProposalRow>> {
  await requireRoster(actor, chamberId);
  return readPage(actor, page, chamberId);
}

/** How many wait for a decision in the actor's scope; nothing for roles that decide on none. */
export async function countWaitingProposals(actor: Actor, chamberId?: string): Promise<number> {
  if (chamberId) await requireRoster(actor, chamberId);
  else if (!canListProposals(actor)) return 0;
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${FROM}
     WHERE ${proposalWhere(actor, { ...(chamberId ? { chamberId } : {}) })}`;
  return row?.n ?? 0;
}
