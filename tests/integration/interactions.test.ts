import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyKeptLink } from '@/lib/api/links';
import {
  archiveInteraction,
  finishNextStep,
  settleDifficulty,
} from '@/lib/interactions/commands/close-parts';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { updateInteraction } from '@/lib/interactions/commands/update-interaction';
import { getCoverage } from '@/lib/interactions/queries/coverage';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { getInteraction, getInteractionHistory } from '@/lib/interactions/queries/get-interaction';
import {
  countByChannel,
  countInteractions,
  listInteractions,
  listInteractionsOfCompany,
  listInteractionsOfMerchant,
} from '@/lib/interactions/queries/list-interactions';
import { mayReadInteractionFiles } from '@/lib/interactions/links';
import type { InteractionInput } from '@/lib/interactions/schema';
import { InteractionPage } from '@/lib/interactions/search-params';
import { pairMerchants } from '@/lib/merchants/commands/decide-duplicate';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { undoMerge } from '@/lib/merchants/commands/undo-merge';
import { MergeInput } from '@/lib/merchants/schema-duplicates';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { countMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { systemActor } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedCompany } from '@/tests/factories/companies';
import { interactionInput, seedInteraction } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
let clerk: PersonActor;
let filler: PersonActor;
/** a filler of the other county */
let stranger: PersonActor;
let merchantId: string;

const day = (ago: number) => addDays(today(), -ago);
const page = (query: Record<string, string> = {}) => InteractionPage.parse(query);
const log = async (
  actor: PersonActor,
  input: Partial<Record<keyof InteractionInput, unknown>> = {},
  people = [merchantId],
) => {
  const { ids } = await createInteractions(actor, [interactionInput(people, input)]);
  return ids[0] ?? '';
};
const change = async (
  actor: PersonActor,
  id: string,
  input: Partial<Record<keyof InteractionInput, unknown>>,
  people = [merchantId],
) => {
  const { version } = await db.interaction.findUniqueOrThrow({ where: { id }, select: { version: true } });
  return updateInteraction(actor, { ...interactionInput(people, input), id, version });
};
const lastContact = async (id = merchantId) => {
  const row = await db.merchant.findUniqueOrThrow({
    where: { id },
    select: { lastContactOn: true, version: true },
  });
  return row.lastContactOn?.toISOString().slice(0, 10) ?? null;
};
const fieldsOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FieldErrors)) throw error;
  return Object.fromEntries(Object.entries(error.fields).map(([field, [problem]]) => [field, problem?.code]));
};

beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  filler = await world.actor('filler');
  const user = await makeUser({ role: 'filler', unitId: world.other.countyId }, 'w-stranger');
  stranger = await signedIn(user.userId, user.grantId);
});
beforeEach(async () => {
  merchantId = (await seedMerchant(world.own.countyId, { name: '示例贺某' })).id;
});

describe('where the search for readable contacts begins', () => {
  const reachOf = async (id: string) =>
    (
      await db.interaction.findUniqueOrThrow({ where: { id }, select: { reachUnitIds: true } })
    ).reachUnitIds.toSorted();
  const units = (...ids: string[]) => ids.toSorted();

  it('follows officers, people and their keepers, whoever changes them', async () => {
    const { countyId: own } = world.own;
    const { countyId: other } = world.other;
    const id = await log(filler);
    expect(await reachOf(id)).toEqual([own]);
    // a person of another unit comes in, and goes again
    const { version } = await db.interaction.findUniqueOrThrow({ where: { id }, select: { version: true } });
    await updateInteraction(systemActor('test'), {
      ...interactionInput([merchantId, world.other.merchantId], { officerIds: [filler.userId] }),
      id,
      version,
    });
    expect(await reachOf(id)).toEqual(units(own, other));
    expect((await listInteractions(stranger, page())).rows.map((row) => row.id)).toContain(id);
    await db.interactionPerson.deleteMany({
      where: { interactionId: id, merchantId: world.other.merchantId },
    });
    expect(await reachOf(id)).toEqual([own]);
    expect((await listInteractions(stranger, page())).rows.map((row) => row.id)).not.toContain(id);
    // the person gets another keeper
    await db.merchant.update({
      where: { id: merchantId },
      data: { keeperUnitIds: [other] },
      select: { id: true },
    });
    expect(await reachOf(id)).toEqual(units(own, other));
    expect((await listInteractions(stranger, page())).rows.map((row) => row.id)).toContain(id);
    // the contact is another unit's
    await db.interaction.update({ where: { id }, data: { unitIds: [other] }, select: { id: true } });
    expect(await reachOf(id)).toEqual([other]);
  });

  it('leaves out nothing that the question asked of each row would let through', async () => {
    await log(clerk, {}, [merchantId, world.other.merchantId]);
    const readers = [clerk, filler, stranger, await world.actor('leader')];
    const listed = async () =>
      Promise.all(
        readers.map(async (actor) => (await listInteractions(actor, page(), 500)).rows.map((row) => row.id)),
      );
    const before = await listed();
    // as if every contact were in everybody's reach
    await db.$executeRaw`UPDATE interaction SET "reachUnitIds" = ARRAY(SELECT id FROM unit)`;
    expect(await listed()).toEqual(before);
    expect(before.every((ids) => ids.length > 0)).toBe(true);
    await db.$executeRaw`UPDATE interaction SET "unitIds" = "unitIds"`;
    expect(await listed()).toEqual(before);
  });
});

describe('who reads a contact', () => {
  it('the unit that wrote it, and whoever reads one of its people in full', async () => {
    const id = await log(filler);
    for (const actor of [filler, clerk, await world.actor('leader')]) {
      expect((await getInteraction(actor, id)).persons.map((one) => one.id)).toEqual([merchantId]);
    }
    await expect(getInteraction(stranger, id)).rejects.toThrow(NotFoundError);
    await expect(getInteraction(await world.actor('supervisor'), id)).rejects.toThrow(NotFoundError);
    await expect(listInteractions(await world.actor('supervisor'), page())).rejects.toThrow(ForbiddenError);
    expect((await listInteractions(stranger, page({ merchant: merchantId }))).rows).toEqual([]);
    expect(await mayReadInteractionFiles(stranger, id)).toBe(false);
    expect(await mayReadInteractionFiles(filler, id)).toBe(true);
  });

  it('nobody above, where the record of its person is not shown in full', async () => {
    const { id: hidden } = await seedMerchant(world.own.countyId, { name: '示例无据' }, null);
    const id = await log(filler, {}, [hidden]);
    expect((await getInteraction(filler, id)).summary).toBe('了解近况（示例）');
    await expect(getInteraction(clerk, id)).rejects.toThrow(NotFoundError);
    const timeline = await listInteractionsOfMerchant(clerk, hidden);
    expect(timeline).toMatchObject({ rows: [], withheld: true });
    expect(await fieldsOf(log(clerk, {}, [hidden]))).toEqual({ merchantIds: 'person_withheld' });
  });

  it('people outside the scope are counted, not named, and stay when the others are corrected', async () => {
    const id = await log(clerk, {}, [merchantId, world.other.merchantId]);
    const seen = await getInteraction(filler, id);
    expect(seen.persons.map((one) => one.id)).toEqual([merchantId]);
    expect(seen.others).toBe(1);
    const [row] = (await listInteractions(filler, page({ merchant: merchantId }))).rows;
    expect([row?.persons.length, row?.others]).toEqual([1, 1]);
    await expect(change(filler, id, { summary: '补充' })).rejects.toThrow(ForbiddenError);
    await change(clerk, id, { summary: '补充' }, [merchantId, world.other.merchantId]);
    const joint = await log(filler, { officerIds: [filler.userId, stranger.userId] });
    await db.interactionPerson.create({ data: { interactionId: joint, merchantId: world.other.merchantId } });
    await change(filler, joint, { officerIds: [filler.userId, stranger.userId], summary: '甲县补充' });
    expect(await db.interactionPerson.count({ where: { interactionId: joint } })).toBe(2);
    // both units took part, so both read and correct it
    expect((await getInteraction(stranger, joint)).can.update).toBe(true);
  });

  it('a contact with a firm alone follows the unit and those above it', async () => {
    const companyId = await seedCompany(world.own.countyId);
    const id = await log(filler, { companyId }, []);
    expect((await getInteraction(clerk, id)).company?.id).toBe(companyId);
    expect((await listInteractionsOfCompany(clerk, companyId)).rows.map((row) => row.id)).toEqual([id]);
    await expect(getInteraction(stranger, id)).rejects.toThrow(NotFoundError);
    // whose person was taken off by erasing is with nobody: it stays with the unit that wrote it
    const bare = await log(filler);
    await db.interactionPerson.deleteMany({ where: { interactionId: bare } });
    await expect(getInteraction(clerk, bare)).rejects.toThrow(NotFoundError);
    expect((await getInteraction(filler, bare)).persons).toEqual([]);
  });

  it('a person or firm of another unit cannot be logged', async () => {
    await expect(log(filler, {}, [world.other.merchantId])).rejects.toThrow(NotFoundError);
    const companyId = await seedCompany(world.other.countyId, { name: '示例乙县企业有限公司' });
    await expect(log(filler, { companyId })).rejects.toThrow(NotFoundError);
  });
});

describe('writing it down', () => {
  it('keeps the unit that each officer had on that day', async () => {
    const moved = await makeUser({ role: 'filler', unitId: world.own.parkId }, 'w-moved');
    await db.grant.update({
      where: { id: moved.grantId },
      data: { validFrom: new Date(day(300)), validTo: new Date(day(100)) },
    });
    await db.grant.create({
      data: {
        userId: moved.userId,
        role: 'filler',
        unitId: world.own.countyId,
        validFrom: new Date(day(99)),
      },
    });
    const unitOn = async (ago: number) => {
      const id = await log(filler, { happenedOn: day(ago), officerIds: [moved.userId] });
      return (await getInteraction(filler, id)).officers.map((officer) => officer.unitId);
    };
    expect(await unitOn(200)).toEqual([world.own.parkId]);
    expect(await unitOn(50)).toEqual([world.own.countyId]);
  });

  it('a draft may lack the words; completing it needs them and leaves one audit row each', async () => {
    const id = await log(filler, { state: 'draft', summary: undefined });
    expect(await lastContact()).toBeNull();
    expect(await fieldsOf(change(filler, id, { state: 'complete', summary: undefined }))).toEqual({
      summary: 'required',
    });
    await change(filler, id, { state: 'complete', summary: '谈了扩产' });
    expect(await lastContact()).toBe(day(1));
    const history = await getInteractionHistory(filler, id);
    expect(history.map((row) => row.verb)).toEqual(['complete', 'create']);
    // a complete record does not become a draft again
    await change(filler, id, { state: 'draft', summary: '谈了扩产和用工' });
    expect((await getInteraction(filler, id)).state).toBe('complete');
  });

  it('refuses the future, and what stands there already wins over an older version', async () => {
    expect(await fieldsOf(log(filler, { happenedOn: addDays(today(), 1) }))).toEqual({
      happenedOn: 'date_in_future',
    });
    const id = await log(filler);
    await change(filler, id, { summary: '先改' });
    const late = updateInteraction(filler, { ...interactionInput([merchantId]), id, version: 1 });
    await expect(late).rejects.toMatchObject({ code: 'conflict', detail: { summary: '先改' } });
  });

  it('two corrections at once: one wins, the other is told', async () => {
    const id = await log(filler);
    const both = await Promise.allSettled(
      ['甲说', '乙说'].map((summary) =>
        updateInteraction(filler, { ...interactionInput([merchantId], { summary }), id, version: 1 }),
      ),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = both.filter((one) => one.status === 'rejected');
    expect(lost?.reason).toBeInstanceOf(AppError);
  });
});

describe('the last contact of a person', () => {
  it('is the newest complete contact in which somebody was reached, counted anew at every correction', async () => {
    const older = await log(filler, { happenedOn: day(40) });
    const newer = await log(filler, { happenedOn: day(5) });
    await log(filler, { happenedOn: day(2), outcome: 'not_reached', summary: undefined });
    await log(filler, { happenedOn: day(3), state: 'draft' });
    expect(await lastContact()).toBe(day(5));
    await change(filler, newer, { happenedOn: day(50) });
    expect(await lastContact()).toBe(day(40));
    const { version } = await getInteraction(filler, older);
    await archiveInteraction(filler, { id: older, version, reason: '重复登记' });
    expect(await lastContact()).toBe(day(50));
    await archiveInteraction(filler, { id: older, version: version + 1, reason: '不重复' }, true);
    expect(await lastContact()).toBe(day(40));
  });

  it('leaves with the person who is taken off, and never goes behind what the ledger tells', async () => {
    const { id: other } = await seedMerchant(world.own.countyId, { name: '示例蔡某' });
    const id = await log(filler, { happenedOn: day(4) }, [merchantId, other]);
    expect(await lastContact(other)).toBe(day(4));
    await change(filler, id, { happenedOn: day(4) }, [merchantId]);
    expect(await lastContact(other)).toBeNull();
    await updateMerchants(filler, [{ id: merchantId, version: 1, values: { lastContactOn: day(2) } }]);
    expect(await lastContact()).toBe(day(2));
    const { version } = await getInteraction(filler, id);
    await archiveInteraction(filler, { id, version, reason: '记错人' });
    expect(await lastContact()).toBe(day(2));
  });

  it('goes along when two records become one, and comes back when they part', async () => {
    const { id: other } = await seedMerchant(world.own.countyId, { name: '示例同人' });
    await log(filler, { happenedOn: day(30) });
    const moving = await log(filler, { happenedOn: day(10) }, [other]);
    const { id: pairId } = await pairMerchants(systemActor('test'), { merchantId, otherId: other });
    const { mergeId } = await mergeMerchants(
      clerk,
      everyKeptLink,
      MergeInput.parse({
        pairId,
        survivorId: merchantId,
        aVersion: 1,
        bVersion: 1,
        reason: '电话向本人核实（示例）',
      }),
    );
    expect(await lastContact()).toBe(day(10));
    expect((await listInteractionsOfMerchant(filler, merchantId)).rows).toHaveLength(2);
    // corrected in between, it takes its new day along
    await change(filler, moving, { happenedOn: day(5) });
    expect(await lastContact()).toBe(day(5));
    await undoMerge(clerk, everyKeptLink, { id: mergeId, reason: '弄错了（示例）' });
    expect([await lastContact(), await lastContact(other)]).toEqual([day(30), day(5)]);
  });

  it('two contacts logged at once both count', async () => {
    await Promise.all([9, 7, 8, 6, 10].map((ago) => log(filler, { happenedOn: day(ago) })));
    expect(await lastContact()).toBe(day(6));
    const row = await db.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { version: true } });
    // logging a contact is no change of the record: an open form of the person still saves
    expect(row.version).toBe(1);
  });
});

describe('etiquette', () => {
  it('warns of the third contact in thirty days by different units, also of those whose log is out of sight', async () => {
    await db.merchant.update({
      where: { id: merchantId },
      data: { keeperUnitIds: [world.own.countyId, world.other.countyId] },
    });
    await log(stranger, { happenedOn: day(3), summary: '乙县的话不外传' });
    expect((await getEtiquette(filler, [merchantId]))[0]?.crowding).toEqual([]);
    await log(stranger, { happenedOn: day(9) });
    const [person] = await getEtiquette(filler, [merchantId]);
    expect(person?.crowding).toEqual([{ unit: '乙县商务局', contacts: 2, lastOn: day(3) }]);
    expect(JSON.stringify(person)).not.toContain('不外传');
    // the unit that made both needs no warning; older ones do not count
    expect((await getEtiquette(stranger, [merchantId]))[0]?.crowding).toEqual([]);
  });

  it('tells of nobody whose record is not shown in full', async () => {
    const { id: hidden } = await seedMerchant(world.own.countyId, { name: '示例无据' }, null);
    expect(await getEtiquette(clerk, [hidden, world.other.merchantId])).toHaveLength(1);
    expect(await getEtiquette(filler, [world.other.merchantId])).toEqual([]);
  });

  it('who asked not to be contacted is contacted only on the own request, with the reason in the log', async () => {
    const { id: quiet } = await seedMerchant(world.own.countyId, { name: '示例勿扰', doNotContact: 'on' });
    expect(await fieldsOf(log(filler, {}, [merchantId, quiet]))).toEqual({ merchantIds: 'do_not_contact' });
    expect(await db.interactionPerson.count({ where: { merchantId: quiet } })).toBe(0);
    const id = await log(filler, { answersRequest: 'on', requestReason: '来电询问办证' }, [quiet]);
    const [created] = await getInteractionHistory(filler, id);
    expect(created?.reason).toBe('来电询问办证');
    // a correction of what stands needs no new permission
    const asked = { answersRequest: 'on', requestReason: '来电询问办证', summary: '已答复' };
    await change(filler, id, asked, [quiet]);
  });
});

describe('what was agreed and what was asked', () => {
  it('a next step stands until it is done, by a later contact or by hand', async () => {
    const due = { nextOn: addDays(today(), 2), nextText: '寄政策汇编' };
    const first = await log(filler, due);
    expect(await countInteractions(filler, { next: 'due', mine: '1' })).toMatchObject({ value: 1 });
    const [person] = await getEtiquette(filler, [merchantId]);
    expect(person?.open).toEqual([{ id: first, ...due }]);
    await log(filler, { happenedOn: today(), fulfils: [first] });
    expect(await getInteraction(filler, first)).toMatchObject({ nextDoneOn: today(), version: 2 });
    const second = await log(filler, due);
    await finishNextStep(filler, { id: second, version: 1 });
    await expect(finishNextStep(filler, { id: second, version: 2 })).rejects.toThrow(AppError);
    // another day is another promise
    await change(filler, second, { nextOn: addDays(today(), 9) });
    expect((await getInteraction(filler, second)).nextDoneOn).toBeNull();
  });

  it('what stands open is in the hand of whoever wrote it, or of the colleague who is named', async () => {
    const colleague = await makeUser({ role: 'filler', unitId: world.own.countyId });
    const theirs = await signedIn(colleague.userId, colleague.grantId);
    const { id: person } = await seedMerchant(world.own.countyId, { contactPoints: [] });
    const step = { nextOn: today() };
    const own = await log(filler, step, [person]);
    const given = await log(filler, { ...step, nextUserId: colleague.userId }, [person]);
    const draft = await log(filler, { state: 'draft', nextUserId: colleague.userId }, [person]);
    const closed = await log(filler, {}, [person]);
    const of = async (actor: PersonActor, query: Record<string, string>) =>
      (await listInteractions(actor, page({ ...query, merchant: person, mine: '1' }))).rows.map(
        (row) => row.id,
      );
    expect(await of(filler, { next: 'due' })).toEqual([own]);
    expect(await of(theirs, { next: 'due' })).toEqual([given]);
    expect(await of(theirs, { state: 'draft' })).toEqual([draft]);
    // who took part is another question
    expect((await of(filler, {})).sort()).toEqual([own, given, draft, closed].sort());
    expect((await getInteraction(filler, closed)).nextUser).toBeNull();
    expect((await getInteraction(filler, given)).nextUser?.id).toBe(colleague.userId);
  });

  it('nobody of a unit that has no part in it is given a next step', async () => {
    const far = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const asked = log(filler, { nextOn: today(), nextUserId: far.userId });
    await expect(asked).rejects.toThrow(FieldErrors);
  });

  it("a stranger's step is not ticked off by naming its id", async () => {
    const step = await log(filler, { nextOn: addDays(today(), 2) });
    await createInteractions(stranger, [
      interactionInput([world.other.merchantId], { fulfils: [step], happenedOn: today() }),
    ]);
    expect((await getInteraction(filler, step)).nextDoneOn).toBeNull();
  });

  it('a difficulty is open until it is settled with a note', async () => {
    const id = await log(filler, { difficulty: '孩子转学缺证明' });
    const open = { difficulty: 'open', ours: '1' } as const;
    const before = (await countInteractions(filler, open)).value;
    await settleDifficulty(filler, { id, version: 1, note: '教育局已补办' });
    expect((await countInteractions(filler, open)).value).toBe(before - 1);
    expect(await getInteraction(filler, id)).toMatchObject({
      difficultyState: 'settled',
      difficultyNote: '教育局已补办',
      difficultySettledOn: today(),
    });
    await expect(settleDifficulty(filler, { id, version: 2, note: '再办' })).rejects.toThrow(AppError);
  });
});

describe('the log', () => {
  it('pages without gaps, and its counts by channel are those of the rows', async () => {
    const { id: busy } = await seedMerchant(world.own.countyId, { name: '示例往来' });
    for (const [index, channel] of ['phone', 'phone', 'letter', 'visit', 'phone'].entries()) {
      await log(filler, { channel, happenedOn: day(20 + (index % 2)) }, [busy]);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = page({ merchant: busy, ...(after ? { after } : {}) });
      const { rows, next } = await listInteractions(filler, query, 2);
      seen.push(...rows.map((row) => row.id));
      after = next ?? undefined;
    } while (after);
    expect(new Set(seen).size).toBe(5);
    expect(await countByChannel(filler, { merchant: busy })).toEqual([
      { channel: 'phone', count: 3 },
      { channel: 'letter', count: 1 },
      { channel: 'visit', count: 1 },
    ]);
    const timeline = await listInteractionsOfMerchant(filler, busy, 3);
    expect([timeline.rows.length, timeline.hasMore]).toEqual([3, true]);
  });

  it('finds words of subject and summary, firms, and people by name', async () => {
    const { id: person } = await seedMerchant(world.own.countyId, { name: '示例谭寻' });
    const id = await log(filler, { subject: '机绣园二期厂房', summary: '问租金' }, [person]);
    const found = async (q: string) =>
      (await listInteractions(filler, page({ q }))).rows.map((row) => row.id);
    expect(await found('二期厂房')).toEqual([id]);
    expect(await found('谭寻')).toEqual([id]);
    expect(await found('二期没有')).toEqual([]);
    expect((await listInteractions(stranger, page({ q: '二期厂房' }))).rows).toEqual([]);
  });

  it('late next steps come in the order of their day', async () => {
    const { id: person } = await seedMerchant(world.own.countyId, { name: '示例逾期' });
    const dates = [day(3), day(8), addDays(today(), 1)];
    for (const nextOn of dates) await log(filler, { happenedOn: day(20), nextOn }, [person]);
    const late = await listInteractions(filler, page({ next: 'late', merchant: person }));
    expect(late.rows.map((row) => row.nextOn)).toEqual([day(8), day(3)]);
    expect(late.rows.every((row) => row.isNextLate)).toBe(true);
  });
});

describe('coverage of key people', () => {
  it('counts who was contacted within the own interval; each number is that of the list it opens', async () => {
    const key = { isKey: 'on', contactEveryDays: '30' };
    const [{ id: covered }] = [
      await seedMerchant(world.own.countyId, { name: '示例按期', ...key }),
      await seedMerchant(world.own.countyId, { name: '示例从未', ...key }),
      await seedMerchant(world.own.countyId, { name: '示例无期', isKey: 'on' }),
      await seedMerchant(world.other.countyId, { name: '示例邻县', ...key }),
    ];
    await log(filler, { happenedOn: day(30) }, [covered]);
    const { total } = await getCoverage(filler);
    expect(total).toMatchObject({ all: 3, counted: 2, covered: 1, overdue: 1, unset: 1, rate: '50.0' });
    const all = await getCoverage(clerk);
    expect(all.total).toMatchObject({ all: 4, counted: 3, covered: 1, overdue: 2, unset: 1, rate: '33.3' });
    for (const row of [all.total, ...all.units]) {
      for (const contact of ['set', 'covered', 'overdue', 'unset'] as const) {
        const filters = MerchantFilters.parse({
          key: '1',
          contact,
          ...(row.unitId ? { unit: row.unitId } : {}),
        });
        const column = contact === 'set' ? 'counted' : contact;
        expect((await countMerchants(clerk, filters)).value).toBe(row[column]);
      }
    }
    expect(Object.fromEntries(all.units.map((row) => [row.unit, row.all]))).toEqual({
      甲县商务局: 3,
      乙县商务局: 1,
    });
    await archiveInteraction(filler, {
      ...(await seedInteraction(world.own.countyId, { merchantId: covered })),
      reason: '记错人',
    });
    expect((await getCoverage(filler)).total.covered).toBe(1);
  });
});
