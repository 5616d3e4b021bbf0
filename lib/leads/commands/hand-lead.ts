import { randomUUID } from 'node:crypto';
import { recordChange, recordChanges } from '@/lib/audit/commands';
import { chamberScopeColumns, visibleRosters } from '@/lib/chambers/policy';
import type { PersonActor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { blindIndex, encryptValue } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { isOverLimit, limit, tryLimit } from '@/lib/server/rate-limit';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { maskPhone } from '@/lib/shared/mask';
import { parseMoney } from '@/lib/shared/money';
import { parsePhone } from '@/lib/shared/phone';
import { canHandLeads } from '../policy';
import { LEAD_PHONE_CONTEXT } from '../rules';
import type { HandedLeadInput } from '../schema';
import { dueMoment, lookupHash } from './register-lead';

const OPEN = ['fresh', 'accepted', 'following'] as const;

type Sought = { chamberId: string; phoneIndex: Buffer<ArrayBuffer>; person: string };

/**
 * Hands a lead to the unit that looks after the own chamber (A22, B12), which answers within the same time as to a
 * visitor. Refuses other chambers (404), a person whom the chamber has an open lead about, and whoever is no officer.
 * Whether the ledger or another lead may know the person is noted for the officer as one bit and nothing else.
 */
export async function handLead(actor: PersonActor, input: HandedLeadInput): Promise<{ id: string }> {
  if (!canHandLeads(actor)) throw new ForbiddenError('leads.hand');
  await limit('handed_lead', actor.userId);
  const phone = parsePhone(input.phone);
  if (!phone) throw FieldErrors.of('phone', 'phone');
  const phoneIndex = Buffer.from(blindIndex('phone', phone.normalised));
  const asksElsewhere = !(await isOverLimit('duplicate_outside', actor.userId));
  const made = await inTransaction(async (tx) => {
    const chamber = await tx.chamber.findFirst({
      where: {
        AND: [
          { id: input.chamberId, archivedAt: null },
          scopeWhere(visibleRosters(actor), chamberScopeColumns),
        ],
      },
      select: { id: true, ownerUnitId: true },
    });
    if (!chamber) throw new NotFoundError('chamber');
    const sought = { chamberId: chamber.id, phoneIndex, person: input.person };
    await refuseRepeat(tx, sought);
    const met = asksElsewhere ? await meetElsewhere(tx, actor, sought) : false;
    const id = await writeLead(tx, actor, input, { ...sought, ...chamber, phone: phone.normalised, met });
    return { id, met };
  });
  if (made.met) await tryLimit('duplicate_outside', actor.userId);
  return { id: made.id };
}

/** One lead about one person at a time: the chamber's own, so it may be told which. */
async function refuseRepeat(tx: Tx, { chamberId, phoneIndex }: Sought): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`lead of ${chamberId}`}, 0))::text`;
  const open = await tx.lead.findFirst({
    where: { chamberId, phoneIndex, state: { in: [...OPEN] } },
    select: { number: true },
    orderBy: { receivedAt: 'desc' },
  });
  if (open) throw FieldErrors.of('phone', 'lead_handed', { number: open.number });
}

/**
 * May the ledger or another lead know this person? Only somebody of the same name and number is met, so that neither
 * alone can be tried out (lib/merchants/rules-duplicates.ts, isToldElsewhere); who is met stands in the log.
 */
async function meetElsewhere(tx: Tx, actor: PersonActor, sought: Sought): Promise<boolean> {
  const { chamberId, phoneIndex, person } = sought;
  const [people, leads] = await Promise.all([
    tx.merchant.findMany({
      where: {
        name: person,
        archivedAt: null,
        contactPoints: { some: { blindIndex: phoneIndex, validTo: null } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: 5,
    }),
    tx.lead.count({
      where: { phoneIndex, senderName: person, NOT: { chamberId }, state: { in: [...OPEN, 'converted'] } },
    }),
  ]);
  await recordChanges(
    tx,
    actor,
    people.map(({ id }) => ({ noun: 'merchants', recordId: id, verb: 'met_elsewhere' })),
  );
  return people.length > 0 || leads > 0;
}

type Ready = Sought & { ownerUnitId: string; phone: string; met: boolean };

async function writeLead(tx: Tx, actor: PersonActor, input: HandedLeadInput, ready: Ready): Promise<string> {
  const tag = input.industry
    ? await tx.industryTag.findFirst({
        where: { code: input.industry, archivedAt: null },
        select: { id: true },
      })
    : null;
  if (input.industry && !tag) throw FieldErrors.of('industry', 'not_in_list');
  const received = new Date();
  const receivedOn = today(received);
  const year = Number(receivedOn.slice(0, 4));
  const number = numberText('X', year, await reserveNumbers(tx, 'leads', year));
  const amount = input.amount ? parseMoney(input.amount) : null;
  const sealed = encryptValue(ready.phone, LEAD_PHONE_CONTEXT);
  const due = await dueMoment(tx, receivedOn);
  const id = newId();
  await tx.lead.create({
    data: {
      id,
      number,
      // the chamber follows its leads by signing in: nobody is given a code
      lookupHash: lookupHash(number, randomUUID()),
      channel: 'chamber',
      chamberId: ready.chamberId,
      handedBy: actor.userId,
      provideNote: input.provideNote,
      mayBeKnown: ready.met,
      ownerUnitId: ready.ownerUnitId,
      senderName: input.person,
      phoneCipher: sealed.cipher,
      phoneKeyId: sealed.keyId,
      phoneIndex: ready.phoneIndex,
      phoneMasked: maskPhone(ready.phone),
      firm: input.firm ?? null,
      industryTagId: tag?.id ?? null,
      amountText: input.amount ?? null,
      amountWan: amount?.ok ? amount.wan : null,
      message: input.wish,
      receivedAt: received,
      answerDueAt: due,
    },
    select: { id: true },
  });
  await tx.leadStep.create({
    data: { id: newId(), leadId: id, at: received, by: actor.userId, kind: 'handed', isPublic: true },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'leads',
    recordId: id,
    verb: 'hand',
    after: {
      number,
      chamberId: ready.chamberId,
      provideNote: input.provideNote,
      clock: due ? 'running' : 'year_not_loaded',
    },
  });
  return id;
}
