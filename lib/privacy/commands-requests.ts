import { loadPersonKeys, recordChange, type PersonKeyInHand } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { encryptWithKey } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { buildWorkCalendar } from '@/lib/shared/workdays';
import { canAskForOneself, canChangeTerms, canDecideRequest, canHandleRequest } from './policy-requests';
import { ANSWER_CONTEXT, answerDueOn, REQUEST_CONTEXT, termsOn, type Terms } from './rules-requests';
import type {
  CancelRequestInput,
  DecideRequestInput,
  OwnRequestInput,
  RecordRequestInput,
  TermInput,
  VerifyRequestInput,
} from './schema-requests';

const LONGEST_CLOCK_DAYS = 900;
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

/** The terms of keeping and answering in force today. */
export async function termsIn(tx: Tx): Promise<Terms> {
  const rows = await tx.privacyTerm.findMany({
    select: { code: true, value: true, validFrom: true, createdAt: true },
    orderBy: { id: 'asc' },
    take: 500,
  });
  return termsOn(
    rows.map((row) => ({ ...row, validFrom: row.validFrom.toISOString().slice(0, 10) })),
    today(),
  );
}

async function dueOn(tx: Tx, receivedOn: string): Promise<Date | null> {
  const [terms, days] = [
    await termsIn(tx),
    await tx.calendarDay.findMany({
      where: { date: { gte: dateOf(receivedOn) } },
      select: { date: true, kind: true },
      orderBy: { date: 'asc' },
      take: LONGEST_CLOCK_DAYS,
    }),
  ];
  const calendar = buildWorkCalendar(
    days.map(({ date, kind }) => ({ date: date.toISOString().slice(0, 10), kind })),
  );
  const day = answerDueOn(calendar, receivedOn, terms.answer_workdays);
  return day === null ? null : dateOf(day);
}

const personSelect = {
  id: true,
  keeperUnitIds: true,
  personKeyId: true,
  erasedAt: true,
  mergedIntoId: true,
} as const;

async function loadPerson(tx: Tx, actor: Actor, id: string) {
  const person = await tx.merchant.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: personSelect,
  });
  if (!person) throw new NotFoundError('merchant');
  return person;
}

async function keyOf(tx: Tx, personKeyId: string | null): Promise<PersonKeyInHand> {
  const key = (await loadPersonKeys(tx, personKeyId ? [personKeyId] : [])).get(personKeyId ?? '');
  // an erased person has no key, and nothing to ask about
  if (!key) throw new AppError('not_in_this_state');
  return key;
}

type Asked = { kind: OwnRequestInput['kind']; field?: string | undefined; text?: string | undefined };

async function open(
  tx: Tx,
  actor: Actor,
  personId: string,
  asked: Asked,
  way: { channel: string; receivedOn: string },
): Promise<{ id: string; number: string }> {
  const person = await loadPerson(tx, actor, personId);
  const key = await keyOf(tx, person.personKeyId);
  const year = Number(way.receivedOn.slice(0, 4));
  const number = numberText('Q', year, await reserveNumbers(tx, 'rights', year));
  const id = newId();
  const due = await dueOn(tx, way.receivedOn);
  await tx.rightsRequest.create({
    data: {
      id,
      number,
      merchantId: person.id,
      kind: asked.kind,
      channel: way.channel,
      field: asked.field ?? null,
      textCipher: asked.text
        ? Uint8Array.from(encryptWithKey(key.key, asked.text, REQUEST_CONTEXT).cipher)
        : null,
      personKeyId: key.id,
      receivedOn: dateOf(way.receivedOn),
      dueOn: due,
      // whoever signs in with the account bound to the record is the person
      ...(way.channel === 'online'
        ? { verifiedAt: new Date(), verifiedBy: userOf(actor), verifyNote: null }
        : {}),
      createdBy: userOf(actor),
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'privacy',
    recordId: id,
    verb: 'request',
    after: { number, kind: asked.kind, channel: way.channel, dueOn: due },
    personKey: key,
  });
  return { id, number };
}

/**
 * A person's own request (PIPL 44–48), made from 我的信息. It gets a number and a last day by the working calendar at
 * once. Refuses accounts that are not bound to a record, and a second open request of the same kind about the same
 * field.
 */
export async function askForOneself(
  actor: Actor,
  input: OwnRequestInput,
): Promise<{ id: string; number: string }> {
  if (!canAskForOneself(actor) || actor.kind !== 'person' || !actor.merchantId) {
    throw new ForbiddenError('privacy.ask');
  }
  const merchantId = actor.merchantId;
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`rights ${merchantId}`}, 0))`;
    const same = await tx.rightsRequest.count({
      where: { merchantId, kind: input.kind, field: input.field ?? null, state: 'open' },
    });
    if (same > 0) throw new AppError('duplicate');
    return open(tx, actor, merchantId, input, { channel: 'online', receivedOn: today() });
  });
}

/** Records a request that reached the desk on paper, by telephone or in person. The clock runs from that day. */
export async function recordRequest(
  actor: Actor,
  input: RecordRequestInput,
): Promise<{ id: string; number: string }> {
  if (input.receivedOn > today()) throw FieldErrors.of('receivedOn', 'not_in_future');
  return inTransaction(async (tx) => {
    const person = await loadPerson(tx, actor, input.merchantId);
    if (!canHandleRequest(actor, person)) throw new ForbiddenError('privacy.requests');
    return open(tx, actor, person.id, input, input);
  });
}

async function loadRequest(tx: Tx, actor: Actor, input: { id: string; version: number }) {
  const request = await tx.rightsRequest.findUnique({
    where: { id: input.id },
    select: {
      id: true,
      state: true,
      version: true,
      verifiedAt: true,
      createdBy: true,
      personKeyId: true,
      merchant: { select: personSelect },
    },
  });
  if (!request) throw new NotFoundError('rights_request');
  await loadPerson(tx, actor, request.merchant.id);
  return request;
}

type Loaded = Awaited<ReturnType<typeof loadRequest>>;

async function write(
  tx: Tx,
  request: Loaded,
  version: number,
  data: Parameters<typeof tx.rightsRequest.updateMany>[0]['data'],
): Promise<void> {
  if (request.state !== 'open') throw new AppError('not_in_this_state');
  const { count } = await tx.rightsRequest.updateMany({
    where: { id: request.id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict', {}, { version: String(request.version) });
}

/** Notes how it was made sure that the person asked (PIPL 50). A decision waits for it. */
export async function verifyRequest(actor: Actor, input: VerifyRequestInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const request = await loadRequest(tx, actor, input);
    if (!canHandleRequest(actor, request.merchant)) throw new ForbiddenError('privacy.requests');
    await write(tx, request, input.version, {
      verifiedAt: new Date(),
      verifiedBy: userOf(actor),
      verifyNote: input.note,
    });
    await recordChange(tx, actor, {
      noun: 'privacy',
      recordId: request.id,
      verb: 'verify',
      reason: input.note,
    });
    return { id: request.id };
  });
}

/**
 * Answers a request: outcome, reason and the letter, kept under the person's key (PIPL 50: a refusal says why). Refuses
 * a request that nobody verified. What the outcome asks for is done at its own place: the record, the consents, erasing.
 */
export async function decideRequest(actor: Actor, input: DecideRequestInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const request = await loadRequest(tx, actor, input);
    if (!canDecideRequest(actor, request.merchant)) throw new ForbiddenError('privacy.decide');
    if (!request.verifiedAt) throw new AppError('review_missing');
    const key = await keyOf(tx, request.personKeyId);
    const answer = JSON.stringify({ reason: input.reason, letter: input.letter });
    await write(tx, request, input.version, {
      state: input.outcome,
      answerCipher: Uint8Array.from(encryptWithKey(key.key, answer, ANSWER_CONTEXT).cipher),
      decidedAt: new Date(),
      decidedBy: userOf(actor),
    });
    await recordChange(tx, actor, {
      noun: 'privacy',
      recordId: request.id,
      verb: 'answer',
      before: { state: request.state },
      after: { state: input.outcome },
      personKey: key,
    });
    return { id: request.id };
  });
}

/** The person takes the own open request back. */
export async function cancelRequest(actor: Actor, input: CancelRequestInput): Promise<{ id: string }> {
  if (!canAskForOneself(actor)) throw new ForbiddenError('privacy.ask');
  return inTransaction(async (tx) => {
    const request = await loadRequest(tx, actor, input);
    await write(tx, request, input.version, { state: 'cancelled' });
    await recordChange(tx, actor, {
      noun: 'privacy',
      recordId: request.id,
      verb: 'cancel',
      before: { state: request.state },
      after: { state: 'cancelled' },
    });
    return { id: request.id };
  });
}

/** Adopts a term from today on, with its reason; what was due by the old one keeps its day. */
export async function changeTerm(actor: Actor, input: TermInput): Promise<{ id: string }> {
  if (!canChangeTerms(actor)) throw new ForbiddenError('privacy.terms');
  return inTransaction(async (tx) => {
    const before = await termsIn(tx);
    const id = newId();
    await tx.privacyTerm.create({
      data: {
        id,
        code: input.code,
        value: input.value,
        validFrom: dateOf(today()),
        reason: input.reason,
        adoptedBy: userOf(actor),
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'privacy',
      recordId: id,
      verb: 'term',
      before: { [input.code]: before[input.code] },
      after: { [input.code]: input.value },
      reason: input.reason,
    });
    return { id };
  });
}
