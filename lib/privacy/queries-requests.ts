import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { decryptWithKey, unwrapPersonKey } from '@/lib/server/crypto';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canAskForOneself, canDecideRequest, canHandleRequest, canListRequests } from './policy-requests';
import { ANSWER_CONTEXT, clockOf, REQUEST_CONTEXT } from './rules-requests';
import type { RequestPage, RightsKindName } from './schema-requests';

type State = 'open' | 'granted' | 'partly' | 'refused' | 'cancelled';

/** A request in a list; days as YYYY-MM-DD. */
export type RequestRow = {
  id: string;
  number: string;
  kind: RightsKindName;
  channel: string;
  state: State;
  clock: 'closed' | 'none' | 'late' | 'soon' | 'running';
  receivedOn: string;
  dueOn: string | null;
  isVerified: boolean;
  person: string;
  unit: string | null;
};

const conditions = (actor: Actor, view: RequestPage['view']): Prisma.Sql => {
  if (!canListRequests(actor)) throw new ForbiddenError('privacy.requests');
  const state =
    view === 'closed'
      ? Prisma.sql`r.state <> 'open'`
      : view === 'late'
        ? Prisma.sql`r.state = 'open' AND r."dueOn" < ${today()}::date`
        : Prisma.sql`r.state = 'open'`;
  return Prisma.sql`${state} AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}`;
};

/** The queue of requests of people in the actor's scope: open ones unless asked, last changed first. */
export async function listRequests(actor: Actor, page: RequestPage): Promise<Page<RequestRow>> {
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'rights_request',
    alias: 'r',
    order: { name: 'updated', column: 'updatedAt', direction: 'desc' },
    filters,
    after,
    before,
  });
  const rows = await readRows<Omit<RequestRow, 'clock'>>(Prisma.sql`
    SELECT r.id, r.number, r.kind::text AS kind, r.channel, r.state::text AS state,
           r."receivedOn"::text AS "receivedOn", r."dueOn"::text AS "dueOn", r."verifiedAt" IS NOT NULL AS "isVerified",
           m.name AS person, u."shortName" AS unit
      FROM rights_request r JOIN merchant m ON m.id = r."merchantId" LEFT JOIN unit u ON u.id = m."ownerUnitId"
     WHERE ${conditions(actor, page.view)} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, clock: clockOf(row, today()) })),
  );
}

/** How many requests wait, how many are late, and how many have no last day because a calendar year is missing. */
export async function countRequests(actor: Actor): Promise<{ open: number; late: number; noClock: number }> {
  const [row] = await readRows<{ open: number; late: number; noClock: number }>(Prisma.sql`
    SELECT count(*)::int AS open, (count(*) FILTER (WHERE r."dueOn" < ${today()}::date))::int AS late,
           (count(*) FILTER (WHERE r."dueOn" IS NULL))::int AS "noClock"
      FROM rights_request r JOIN merchant m ON m.id = r."merchantId" WHERE ${conditions(actor, undefined)}`);
  return row ?? { open: 0, late: 0, noClock: 0 };
}

/** A request opened: the person's words, how it was verified, the answer. Words are null once the person is erased. */
export type RequestDetail = RequestRow & {
  version: number;
  merchantId: string;
  field: string | null;
  text: string | null;
  verifyNote: string | null;
  verifiedOn: string | null;
  verifiedBy: string | null;
  reason: string | null;
  letter: string | null;
  decidedOn: string | null;
  decidedBy: string | null;
  isErased: boolean;
  can: { verify: boolean; decide: boolean };
};

const detailSelect = {
  id: true,
  number: true,
  kind: true,
  channel: true,
  field: true,
  state: true,
  version: true,
  receivedOn: true,
  dueOn: true,
  textCipher: true,
  personKeyId: true,
  answerCipher: true,
  verifiedAt: true,
  verifiedBy: true,
  verifyNote: true,
  decidedAt: true,
  decidedBy: true,
  merchant: {
    select: {
      id: true,
      name: true,
      keeperUnitIds: true,
      ownerUnitId: true,
      erasedAt: true,
    },
  },
} as const;

type Read = Prisma.RightsRequestGetPayload<{ select: typeof detailSelect }>;

async function keyOf(personKeyId: string | null): Promise<Buffer | null> {
  if (!personKeyId) return null;
  const key = await db.personKey.findUnique({
    where: { id: personKeyId },
    select: { wrapped: true, keyId: true },
  });
  return key?.wrapped ? unwrapPersonKey(Buffer.from(key.wrapped), key.keyId) : null;
}

async function toDetail(actor: Actor, row: Read): Promise<RequestDetail> {
  const { merchant, textCipher, answerCipher, verifiedAt, decidedAt, verifiedBy, decidedBy, ...rest } = row;
  const { personKeyId, ...request } = rest;
  const [key, users, unit] = await Promise.all([
    keyOf(personKeyId),
    db.user.findMany({
      where: { id: { in: [verifiedBy, decidedBy].filter((id) => id !== null) } },
      select: { id: true, name: true },
    }),
    db.unit.findUnique({ where: { id: merchant.ownerUnitId }, select: { shortName: true } }),
  ]);
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;
  const open = (cipher: Uint8Array | null, context: string): string | null =>
    cipher && key ? decryptWithKey(key, cipher, context) : null;
  const answer = open(answerCipher, ANSWER_CONTEXT);
  // cast: written by decideRequest, authenticated by the envelope
  const said = answer ? (JSON.parse(answer) as { reason: string; letter: string }) : null;
  const dueOn = row.dueOn?.toISOString().slice(0, 10) ?? null;
  const isOpen = row.state === 'open' && merchant.erasedAt === null;
  return {
    ...request,
    dueOn,
    receivedOn: row.receivedOn.toISOString().slice(0, 10),
    clock: clockOf({ state: row.state, dueOn }, today()),
    isVerified: verifiedAt !== null,
    person: merchant.name,
    unit: unit?.shortName ?? null,
    merchantId: merchant.id,
    text: open(textCipher, REQUEST_CONTEXT),
    verifiedOn: verifiedAt ? dayOf(verifiedAt) : null,
    verifiedBy: nameOf(verifiedBy),
    reason: said?.reason ?? null,
    letter: said?.letter ?? null,
    decidedOn: decidedAt ? dayOf(decidedAt) : null,
    decidedBy: nameOf(decidedBy),
    isErased: merchant.erasedAt !== null,
    can: {
      verify: isOpen && verifiedAt === null && canHandleRequest(actor, merchant),
      decide: isOpen && verifiedAt !== null && canDecideRequest(actor, merchant),
    },
  };
}

/** One request on the desk. Outside the actor's scope: 404. */
export async function getRequest(actor: Actor, id: string): Promise<RequestDetail> {
  if (!canListRequests(actor)) throw new ForbiddenError('privacy.requests');
  const row = await db.rightsRequest.findFirst({
    where: { id, merchant: scopeWhere(visibleMerchants(actor), merchantScopeColumns) },
    select: detailSelect,
  });
  if (!row) throw new NotFoundError('rights_request');
  return toDetail(actor, row);
}

/** The own requests with their answers, newest first, at most 50. For the person alone. */
export async function listOwnRequests(actor: Actor): Promise<RequestDetail[]> {
  if (!canAskForOneself(actor) || actor.kind !== 'person' || !actor.merchantId) {
    throw new ForbiddenError('privacy.ask');
  }
  const rows = await db.rightsRequest.findMany({
    where: { merchantId: actor.merchantId },
    select: detailSelect,
    orderBy: [{ receivedOn: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  return Promise.all(rows.map((row) => toDetail(actor, row)));
}
