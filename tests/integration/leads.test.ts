import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptLead,
  closeLead,
  convertLeadIn,
  replyLead,
  revealLeadPhone,
} from '@/lib/leads/commands/handle-lead';
import { registerLead, signFormTime } from '@/lib/leads/commands/register-lead';
import { getLeadForProject } from '@/lib/leads/queries/lead-for-project';
import { countLeads, getLead, getLeadHistory, listLeads } from '@/lib/leads/queries/leads';
import { findPublicLead } from '@/lib/leads/queries/public-leads';
import type { InterestInput } from '@/lib/leads/schema';
import { LeadPage } from '@/lib/leads/search-params';
import { makeActor, type PublicActor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { addDays, dayOf, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { interestInput, seedLead, seedLeadForm } from '@/tests/factories/leads';
import { seedOffer } from '@/tests/factories/offers';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedLeadForm(5);
});

const visitor = (address: string): PublicActor => makeActor({ kind: 'public', requestId: 'test', address });
const register = (address: string, over: Partial<Record<keyof InterestInput, unknown>> = {}) =>
  registerLead(visitor(address), interestInput(over), 'zh-CN');
const leadOf = (number: string) =>
  db.lead.findUniqueOrThrow({ where: { number }, include: { consents: true } });
const fieldOf = (error: unknown) =>
  error instanceof FieldErrors
    ? Object.entries(error.fields).map(([field, [one]]) => `${field}:${one?.code}`)
    : error;

describe('a registered interest is a lead', () => {
  it('of the unit that owns the offer, with masked number, two consents and no clear text anywhere', async () => {
    const offer = await seedOffer(world.own.countyId, { state: 'published' });
    const { number, code } = await register('192.0.2.10', {
      offer: offer.slug,
      keep: 'on',
      amount: '0.5亿元',
    });
    const lead = await leadOf(number);
    expect(lead).toMatchObject({
      ownerUnitId: world.own.countyId,
      offerId: offer.id,
      phoneMasked: '199****1234',
      state: 'fresh',
    });
    expect(lead.amountWan?.toString()).toBe('5000');
    expect(lead.consents.map((one) => [one.scope, one.textCode, one.textNumber]).toSorted()).toEqual([
      ['enquiry', 'consent-enquiry', 1],
      ['keep', 'consent-contact', 1],
    ]);
    const [row] = await db.$queryRaw<
      { text: string }[]
    >`SELECT l::text AS text FROM lead l WHERE id = ${lead.id}::uuid`;
    expect(row?.text).not.toContain('19900001234');
    expect(row?.text).not.toContain(code);
  });

  it('without an offer it goes to the bureau, without the second tick nobody may keep in touch', async () => {
    const { number } = await register('192.0.2.11');
    const lead = await leadOf(number);
    expect(lead.ownerUnitId).toBe(world.rootId);
    expect(lead.consents.map((one) => one.scope)).toEqual(['enquiry']);
  });

  it('an offer that was taken down meanwhile is told beside the field', async () => {
    const offer = await seedOffer(world.own.countyId, { state: 'withdrawn' });
    expect(await register('192.0.2.12', { offer: offer.slug }).catch(fieldOf)).toEqual(['offer:offer_gone']);
  });
});

describe('robots', () => {
  const robots: [string, () => Partial<Record<keyof InterestInput, unknown>>, string][] = [
    ['the hidden field was filled', () => ({ website: 'http://spam.example' }), 'form_refused'],
    ['it was sent at once', () => ({ formTime: signFormTime(Date.now() - 500) }), 'form_too_fast'],
    [
      'the form is a day old',
      () => ({ formTime: signFormTime(Date.now() - 25 * 3600 * 1000) }),
      'form_expired',
    ],
    [
      'the moment was forged',
      () => ({ formTime: `${Date.now() - 60_000}.0123456789abcdef0123456789abcdef` }),
      'form_expired',
    ],
    ['there is no moment', () => ({ formTime: '' }), 'form_expired'],
    ['the consent text was never shown', () => ({ enquiryText: '99' }), 'form_expired'],
  ];

  it.each(robots)('refused when %s, and nothing is written', async (_why, over, code) => {
    const before = await db.lead.count();
    expect(await register('192.0.2.20', over()).catch(fieldOf)).toEqual([`_form:${code}`]);
    expect(await db.lead.count()).toBe(before);
  });

  it('ten an hour from one address, and others still pass', async () => {
    for (let i = 0; i < 10; i += 1) await register('192.0.2.30');
    const error = await register('192.0.2.30').catch((thrown: unknown) => thrown);
    expect(error instanceof AppError && error.code).toBe('rate_limited');
    await expect(register('192.0.2.31')).resolves.toBeDefined();
  });
});

describe('the clock', () => {
  it('runs over holidays and worked weekends by the calendar that was loaded', async () => {
    const day = today();
    const kinds = [
      'holiday',
      'holiday',
      'workday',
      'adjusted_workday',
      'holiday',
      'workday',
      'workday',
      'workday',
    ] as const;
    await db.calendarDay.createMany({
      data: kinds.map((kind, index) => ({ date: new Date(`${addDays(day, index + 1)}T00:00:00Z`), kind })),
    });
    const { number } = await register('192.0.2.40');
    const lead = await leadOf(number);
    // the fifth workday after today: days 3, 4, 6, 7, 8
    expect(lead.answerDueAt && dayOf(lead.answerDueAt)).toBe(addDays(day, 8));
    await db.calendarDay.deleteMany({});
  });

  it('a year that is not loaded never stops the visitor, and the desk is told', async () => {
    const { number } = await register('192.0.2.41');
    const lead = await leadOf(number);
    expect(lead.answerDueAt).toBeNull();
    const clerk = await world.actor('clerk');
    expect((await getLead(clerk, lead.id)).hasNoClock).toBe(true);
    expect((await countLeads(clerk)).noClock).toBeGreaterThan(0);
  });

  it('the overdue stand on top of the queue', async () => {
    const old = new Date(Date.now() - 40 * 24 * 3600 * 1000);
    const { id } = await seedLead(world.own.countyId, {
      receivedAt: old,
      answerDueAt: new Date(Date.now() - 1000),
    });
    const clerk = await world.actor('clerk');
    const { rows } = await listLeads(clerk, LeadPage.parse({}));
    expect(rows[0]).toMatchObject({ id, isOverdue: true });
    expect((await listLeads(clerk, LeadPage.parse({ late: '1' }))).rows.map((row) => row.id)).toEqual([id]);
  });
});

describe('the sender looks', () => {
  it('with number and code, however typed; sees answers and never remarks', async () => {
    const { number, code } = await register('192.0.2.50');
    const { id } = await leadOf(number);
    const clerk = await world.actor('clerk');
    await acceptLead(clerk, { id, version: 1 });
    await replyLead(clerk, { id, version: 2, to: 'colleagues', text: '内部：资金实力待核' });
    await replyLead(clerk, { id, version: 3, to: 'sender', text: '欢迎来看场地' });
    const seen = await findPublicLead(visitor('192.0.2.50'), {
      number: number.toLowerCase(),
      code: ` ${code.toLowerCase()} `,
    });
    expect(seen?.state).toBe('following');
    expect(seen?.steps.map((step) => [step.kind, step.note])).toEqual([
      ['reply', '欢迎来看场地'],
      ['accept', null],
      ['received', null],
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/内部|示例客商|199/);
  });

  it('needs both; ten wrong tries an hour shut the door', async () => {
    const { number, code } = await register('192.0.2.51');
    const from = visitor('192.0.2.52');
    expect(await findPublicLead(from, { number, code: 'AAAAAAAAAA' })).toBeNull();
    expect(await findPublicLead(from, { number: 'X2026-999999', code })).toBeNull();
    for (let i = 0; i < 8; i += 1) await findPublicLead(from, { number, code: 'BBBBBBBBBB' });
    const error = await findPublicLead(from, { number, code: 'CCCCCCCCCC' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error instanceof AppError && error.code).toBe('rate_limited');
    expect(await findPublicLead(visitor('192.0.2.53'), { number, code })).not.toBeNull();
  });
});

describe('the desk', () => {
  it('another county neither sees nor handles it', async () => {
    const lead = await seedLead(world.other.countyId);
    const filler = await world.actor('filler');
    await expect(getLead(filler, lead.id)).rejects.toThrow(NotFoundError);
    await expect(acceptLead(filler, lead)).rejects.toThrow(NotFoundError);
  });

  it('the full number is shown after the act was written down', async () => {
    const { id } = await seedLead(world.own.countyId);
    const clerk = await world.actor('clerk');
    expect(await revealLeadPhone(clerk, { id, purpose: 'answer' })).toEqual({ value: '19900001234' });
    const [last] = await getLeadHistory(clerk, id);
    expect(last).toMatchObject({ verb: 'reveal', reason: 'answer' });
  });

  it('two people accept: the second is told', async () => {
    const lead = await seedLead(world.own.countyId);
    await acceptLead(await world.actor('clerk'), lead);
    const error = await acceptLead(await world.actor('chief'), lead).catch((thrown: unknown) => thrown);
    expect(error instanceof AppError && error.code).toBe('conflict');
  });

  it('two people accept in the same moment: one of them does', async () => {
    const lead = await seedLead(world.own.countyId);
    const people = await Promise.all([world.actor('clerk'), world.actor('chief')]);
    const answers = await Promise.allSettled(people.map((actor) => acceptLead(actor, lead)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.leadStep.count({ where: { leadId: lead.id, kind: 'accept' } })).toBe(1);
  });

  it('hands a project what the sender and the offer say', async () => {
    const offer = await seedOffer(world.own.countyId, { state: 'published', title: '示例冷链产业园' });
    const { number } = await register('192.0.2.60', {
      offer: offer.slug,
      firm: '示例冷链有限公司',
      amount: '0.5亿元',
      message: '想租两千平方米厂房',
    });
    const { id } = await leadOf(number);
    const clerk = await world.actor('clerk');
    expect(await getLeadForProject(clerk, id)).toMatchObject({ number, state: 'fresh', mayConvert: false });
    await acceptLead(clerk, { id, version: 1 });
    expect(await getLeadForProject(clerk, id)).toMatchObject({
      mayConvert: true,
      senderName: '示例客商',
      firm: '示例冷链有限公司',
      amountText: '0.5亿元',
      amountWan: '5000',
      message: '想租两千平方米厂房',
      ownerUnitId: world.own.countyId,
      offer: { title: '示例冷链产业园' },
    });
  });

  it('becomes a project only once accepted, and is closed with a reason the sender reads', async () => {
    const clerk = await world.actor('clerk');
    const fresh = await seedLead(world.own.countyId);
    await expect(inTransaction((tx) => convertLeadIn(tx, clerk, fresh.id))).rejects.toThrow(
      'not_in_this_state',
    );
    const accepted = await seedLead(world.own.countyId, { state: 'accepted' });
    await inTransaction((tx) => convertLeadIn(tx, clerk, accepted.id));
    expect((await getLead(clerk, accepted.id)).state).toBe('converted');
    await closeLead(clerk, { ...fresh, reason: '登记人已另行选址' });
    const closed = await getLead(clerk, fresh.id);
    expect(closed.steps[0]).toMatchObject({ kind: 'close', isPublic: true, note: '登记人已另行选址' });
  });
});
