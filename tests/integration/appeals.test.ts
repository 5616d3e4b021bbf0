import { beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAppeal,
  answerAppeal,
  assignAppeal,
  closeAppeal,
  noteAppeal,
  rateOwnAppeal,
} from '@/lib/appeals/commands/handle-appeal';
import { askOwnAppeal, openAppeal } from '@/lib/appeals/commands/open-appeal';
import { findAppealOfContact, getAppeal } from '@/lib/appeals/queries/get-appeal';
import { getAppealLimits } from '@/lib/appeals/queries/limits';
import { setAppealLimit } from '@/lib/appeals/commands/set-limit';
import { countAppeals, listAppeals } from '@/lib/appeals/queries/list-appeals';
import { listOwnAppeals } from '@/lib/appeals/queries/own-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { settleDifficulty } from '@/lib/interactions/commands/close-parts';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';
import { everyKeptLink } from '@/lib/api/links';
import { findPaletteRecords } from '@/lib/desk/queries-palette';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { getBrief } from '@/lib/papers/queries/brief';
import { eraseRows } from '@/lib/privacy/commands-erase-rows';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { appealInput, seedAppeal } from '@/tests/factories/appeals';
import { interactionInput, seedInteraction } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  // a hundred days around today, all of them workdays, so that the clock is plain arithmetic
  await db.calendarDay.createMany({
    data: Array.from({ length: 200 }, (_, index) => ({
      date: new Date(`${addDays(today(), index - 60)}T00:00:00Z`),
      kind: 'workday' as const,
    })),
    skipDuplicates: true,
  });
});

const version = async (actor: Actor, id: string) => ({ id, version: (await getAppeal(actor, id)).version });
const titles = async (actor: Actor, query: Record<string, string>) =>
  (await listAppeals(actor, AppealPage.parse(query))).rows.map((row) => row.title);

describe('an appeal out of a contact', () => {
  it('is handed on, answered and closed, and settles the difficulty with it', async () => {
    const filler = await world.actor('filler');
    const contact = await seedInteraction(world.own.countyId, { difficulty: '缺用地指标' });
    const { id } = await openAppeal(
      filler,
      appealInput({ merchantId: contact.merchantId, interactionId: contact.id, title: '缺地' }),
    );
    const opened = await getAppeal(filler, id);
    expect(opened.number).toMatch(/^A\d{4}-\d{6}$/);
    expect(opened).toMatchObject({ state: 'registered', channel: 'contact', contactId: contact.id });
    expect([opened.acceptDueOn, opened.answerDueOn, opened.closeDueOn, opened.dueOn]).toEqual(
      [1, 3, 15, 1].map((days) => addDays(today(), days)),
    );
    expect(await findAppealOfContact(filler, contact.id)).toMatchObject({ id, state: 'registered' });
    // settled with the appeal, not beside it
    await expect(
      settleDifficulty(filler, { id: contact.id, version: contact.version, note: '已解决' }),
    ).rejects.toMatchObject({ code: 'not_in_this_state' });

    const clerk = await world.actor('clerk');
    await assignAppeal(filler, {
      ...(await version(filler, id)),
      unitId: world.own.parkId,
      note: '请园区协调',
    });
    await acceptAppeal(filler, await version(filler, id));
    await answerAppeal(filler, { ...(await version(filler, id)), answer: '已列入用地计划' });
    await closeAppeal(clerk, {
      ...(await version(clerk, id)),
      ...{ result: '指标已落实', satisfaction: 'basically' },
    });
    const closed = await getAppeal(clerk, id);
    expect(closed).toMatchObject({
      state: 'closed',
      satisfaction: 'basically',
      dueOn: null,
      closedOn: today(),
    });
    expect(closed.steps.map((step) => step.kind)).toEqual([
      'close',
      'answer',
      'accept',
      'assign',
      'register',
    ]);
    expect(closed.steps[0]).toMatchObject({ note: '指标已落实', by: clerk.userName });
    expect(await getInteraction(filler, contact.id)).toMatchObject({
      ...{ difficultyState: 'settled', difficultyNote: '指标已落实', difficultySettledOn: today() },
    });
  });

  it('opens one appeal only', async () => {
    const filler = await world.actor('filler');
    const contact = await seedInteraction(world.own.countyId, { difficulty: '招工难' });
    const input = appealInput({ merchantId: contact.merchantId, interactionId: contact.id });
    await openAppeal(filler, input);
    await expect(openAppeal(filler, input)).rejects.toMatchObject({ code: 'not_in_this_state' });
  });
});

describe('steps and clock', () => {
  it('a step on what somebody else has moved meanwhile is refused', async () => {
    const filler = await world.actor('filler');
    const appeal = await seedAppeal(world.own.countyId);
    const results = await Promise.allSettled([acceptAppeal(filler, appeal), acceptAppeal(filler, appeal)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(
      closeAppeal(filler, {
        ...(await version(filler, appeal.id)),
        result: '好了',
        satisfaction: 'satisfied',
      }),
    ).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('what is past its day stands in the late list, until it is taken on', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedAppeal(world.own.countyId, {
      title: '超期件',
      receivedOn: addDays(today(), -2),
    });
    expect(await titles(filler, { late: '1' })).toContain('超期件');
    const before = await countAppeals(filler);
    await acceptAppeal(filler, await version(filler, id));
    expect(await titles(filler, { late: '1' })).not.toContain('超期件');
    expect((await countAppeals(filler)).late).toBe(before.late - 1);
  });

  it('a complex matter has its longer term, and work that is done again gets its days again', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedAppeal(world.own.countyId, {
      ...{ isComplex: true, receivedOn: addDays(today(), -10), state: 'answered' },
    });
    expect((await getAppeal(filler, id)).closeDueOn).toBe(addDays(today(), 20));
    await noteAppeal(filler, { ...(await version(filler, id)), act: 'redo', note: '诉求人不满意' });
    expect(await getAppeal(filler, id)).toMatchObject({
      ...{ state: 'handling', dueOn: addDays(today(), 3), closeDueOn: addDays(today(), 30) },
    });
  });
});

describe('who reads an appeal', () => {
  it('the unit that it was handed to reads it, and so does the one that handed it on; another county never', async () => {
    const filler = await world.actor('filler');
    const clerk = await world.actor('clerk');
    const { id } = await seedAppeal(world.other.countyId, { title: '乙县件' });
    await expect(getAppeal(filler, id)).rejects.toBeInstanceOf(NotFoundError);
    expect(await titles(filler, {})).not.toContain('乙县件');
    await assignAppeal(clerk, { ...(await version(clerk, id)), unitId: world.own.countyId });
    // who the person is stays with the unit that keeps the record
    expect(await getAppeal(filler, id)).toMatchObject({ title: '乙县件', person: null });
  });

  it('of a person without a lawful basis only the own unit reads it', async () => {
    const chief = await world.actor('chief');
    const { id: merchantId } = await seedMerchant(world.own.countyId, { contactPoints: [] }, null);
    const { id } = await seedAppeal(world.own.countyId, { merchantId });
    await expect(getAppeal(chief, id)).rejects.toBeInstanceOf(NotFoundError);
    expect((await getAppeal(await world.actor('filler'), id)).id).toBe(id);
  });
});

describe('the own appeals', () => {
  it('a person asks, reads the answer without the notes of units, and has it done again or ends it', async () => {
    const merchant = await world.actor('merchant');
    const filler = await world.actor('filler');
    const { id, number } = await askOwnAppeal(merchant, {
      kind: 'family',
      title: '子女入学',
      ask: '希望转学',
    });
    await acceptAppeal(filler, await version(filler, id));
    await noteAppeal(filler, { ...(await version(filler, id)), act: 'note', note: '内部备注：名额紧张' });
    await answerAppeal(filler, { ...(await version(filler, id)), answer: '可到县一中就读' });
    const [own] = await listOwnAppeals(merchant);
    expect(own).toMatchObject({ number, state: 'answered', answer: '可到县一中就读', canRate: true });
    expect(JSON.stringify(own)).not.toContain('内部备注');
    await rateOwnAppeal(merchant, {
      ...{ id, version: own?.version ?? 0, satisfaction: 'dissatisfied', note: '路太远' },
    });
    expect((await getAppeal(filler, id)).state).toBe('handling');
    await answerAppeal(filler, { ...(await version(filler, id)), answer: '可到镇中学就读' });
    await rateOwnAppeal(merchant, { ...(await version(filler, id)), satisfaction: 'satisfied' });
    expect(await getAppeal(filler, id)).toMatchObject({ state: 'closed', satisfaction: 'satisfied' });
  });

  it('nobody rates what somebody else asked for', async () => {
    const merchant = await world.actor('merchant');
    const appeal = await seedAppeal(world.own.countyId, { state: 'answered' });
    await expect(rateOwnAppeal(merchant, { ...appeal, satisfaction: 'satisfied' })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });

  it('of an erased person the words go, steps included, and that there was an appeal stays', async () => {
    const filler = await world.actor('filler');
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '柯远行', contactPoints: [] });
    const { id } = await seedAppeal(world.own.countyId, { merchantId, ask: '柯远行希望转学' });
    await noteAppeal(filler, { ...(await version(filler, id)), act: 'note', note: '已致电柯远行' });
    await inTransaction((tx) => eraseRows(tx, everyKeptLink, [merchantId]));
    const row = await db.appeal.findUniqueOrThrow({ where: { id }, include: { steps: true } });
    expect(JSON.stringify(row)).not.toContain('柯远行');
    expect(row).toMatchObject({ merchantId: null, kind: 'land' });
    expect(row.steps).toHaveLength(2);
  });
});

describe('who handles an appeal', () => {
  it('is chosen on handing on and on taking on, of the unit and those below it; strangers are refused', async () => {
    const chief = await world.actor('chief');
    const filler = await world.actor('filler');
    const { id } = await seedAppeal(world.own.countyId);
    const stranger = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const asked = async (handlerId: string) =>
      assignAppeal(chief, {
        ...(await version(chief, id)),
        unitId: world.own.countyId,
        handlerId,
        note: undefined,
      });
    await expect(asked(stranger.userId)).rejects.toMatchObject({
      fields: { handlerId: [{ code: 'not_in_list' }] },
    });
    await asked(filler.userId);
    expect(await getAppeal(chief, id)).toMatchObject({ state: 'assigned', handler: filler.userName });
    expect(await titles(filler, { mine: '1' })).toContain('新厂区用地指标（示例）');
    const colleague = await makeUser({ role: 'filler', unitId: world.own.parkId }, 'w-park');
    await acceptAppeal(filler, { ...(await version(filler, id)), handlerId: colleague.userId });
    const row = await db.appeal.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: 'handling', handlerId: colleague.userId });
  });
});

describe('the limits', () => {
  it('are set for the programme with a reason, bind what comes in from that day on, and stay in order', async () => {
    const chief = await world.actor('chief');
    const before = await seedAppeal(world.own.countyId);
    const set = (step: 'accept' | 'answer', workdays: number) =>
      setAppealLimit(chief, { step, workdays, reason: '局务会决定（示例）' });
    await expect(set('answer', 20)).rejects.toMatchObject({
      fields: { workdays: [{ code: 'appeal_limit_order' }] },
    });
    await expect(set('accept', 4)).rejects.toMatchObject({ fields: { workdays: expect.anything() } });
    await set('answer', 5);
    await set('answer', 6);
    const after = await seedAppeal(world.own.countyId);
    const due = async (id: string) => (await getAppeal(chief, id)).answerDueOn;
    expect([await due(before.id), await due(after.id)]).toEqual([addDays(today(), 3), addDays(today(), 6)]);
    const earlier = await seedAppeal(world.own.countyId, { receivedOn: addDays(today(), -1) });
    expect(await due(earlier.id)).toBe(addDays(today(), 2));
    const shown = await getAppealLimits(chief);
    expect(shown.limits).toEqual({ accept: 1, answer: 6, close: 15, close_complex: 30 });
    expect(shown.history).toMatchObject([
      { step: 'answer', workdays: 6, validFrom: today(), reason: '局务会决定（示例）', by: chief.userName },
    ]);
    expect(await db.change.count({ where: { noun: 'appeals', verb: 'limit' } })).toBe(2);
    const county = await makeUser({ role: 'chief', unitId: world.own.countyId });
    const ofCounty = await signedIn(county.userId, county.grantId);
    expect((await getAppealLimits(ofCounty)).can.set).toBe(false);
    const refused = setAppealLimit(ofCounty, { step: 'close', workdays: 20, reason: '示例理由' });
    await expect(refused).rejects.toBeInstanceOf(ForbiddenError);
    await set('answer', 3);
  });
});

describe('an appeal by its number', () => {
  it('is found in the list and by the palette, closed or not', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedAppeal(world.own.countyId, { title: '已经办结的事', state: 'closed' });
    const { number } = await getAppeal(clerk, id);
    expect(await titles(clerk, { q: number })).toEqual(['已经办结的事']);
    expect(await titles(clerk, { q: '已经办结' })).toEqual([]);
    const found = await findPaletteRecords(clerk, number.toLowerCase());
    expect(found.appeals).toEqual([
      { label: '已经办结的事', hint: expect.stringContaining(number), href: `/desk/appeals/${id}` },
    ]);
  });
});

describe('a difficulty that became an appeal', () => {
  it('stands once in the brief; one of somebody else or without an appeal stays a difficulty', async () => {
    const clerk = await world.actor('clerk');
    const contact = await seedInteraction(world.own.countyId, { difficulty: '缺用地指标' });
    await createInteractions(clerk, [interactionInput([contact.merchantId], { difficulty: '招工难' })]);
    expect((await getBrief(clerk, contact.merchantId)).difficulties.total).toBe(2);
    const opened = await openAppeal(
      clerk,
      appealInput({ merchantId: contact.merchantId, interactionId: contact.id, title: '缺地' }),
    );
    const brief = await getBrief(clerk, contact.merchantId);
    expect(brief.appeals.rows.map((row) => row.id)).toEqual([opened.id]);
    expect(brief.difficulties).toMatchObject({ total: 1, rows: [{ difficulty: '招工难' }] });
  });
});
