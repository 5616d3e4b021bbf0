import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { cancelHandover } from '@/lib/handovers/commands/move-handover';
import { makePack } from '@/lib/handovers/commands/make-pack';
import { startHandover } from '@/lib/handovers/commands/start-handover';
import { runHandoverJob } from '@/lib/handovers/jobs/run-handover';
import { getHandover } from '@/lib/handovers/queries/handovers';
import { countHeld, getHoldings, listHolders, previewHandover } from '@/lib/handovers/queries/holdings';
import { getPack } from '@/lib/handovers/queries/pack';
import { planOf } from '@/lib/handovers/schema';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { setOfficer } from '@/lib/merchants/commands/set-officer';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { countMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantFilters } from '@/lib/merchants/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { seedAppeal } from '@/tests/factories/appeals';
import { doneHandover, handoverAsking, handoverJob, undoneHandover } from '@/tests/factories/handovers';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
let chief: PersonActor;
/** the chief of the own county */
let county: PersonActor;
let leaving: PersonActor;
let taker: PersonActor;

const officerIn = async (unitId: string, role: 'filler' | 'chief' | 'leader' = 'filler') => {
  const { userId, grantId } = await makeUser({ role, unitId });
  return signedIn(userId, grantId);
};
beforeAll(async () => {
  world = await makeWorld();
  chief = await world.actor('chief');
  county = await officerIn(world.own.countyId, 'chief');
});
beforeEach(async () => {
  leaving = await officerIn(world.own.countyId);
  taker = await officerIn(world.own.countyId);
});

const person = async (name: string, unitId = world.own.countyId) => {
  const { id } = await seedMerchant(unitId, { name, contactPoints: [] });
  await setOfficer(unitId === world.own.countyId ? leaving : chief, {
    id,
    version: 1,
    officerId: leaving.userId,
  });
  return id;
};
const step = async (merchantId: string, input: Record<string, unknown> = {}) => {
  const asked = interactionInput([merchantId], { nextOn: addDays(today(), 3), ...input });
  return (await createInteractions(leaving, [asked])).ids[0] ?? '';
};
const merchant = (id: string) => db.merchant.findUniqueOrThrow({ where: { id } });
const contact = (id: string) => db.interaction.findUniqueOrThrow({ where: { id } });
let leads = 0;
const lead = async (unitId = world.own.countyId) =>
  db.lead.create({
    data: {
      number: `X-${(leads += 1)}`,
      lookupHash: Buffer.from(`示例${leads}`),
      channel: 'desk',
      senderName: '示例来访人',
      ownerUnitId: unitId,
      officerId: leaving.userId,
      state: 'accepted',
    },
    select: { id: true },
  });

describe('what an officer has in hand', () => {
  it('is counted, and each number is that of the list that it opens', async () => {
    const [first] = [await person('名下甲'), await person('名下乙')];
    await step(first);
    await step(first, { state: 'draft', nextOn: undefined });
    await step(first, { nextOn: undefined, difficulty: '用地手续（示例）' });
    await step(first, { nextOn: undefined });
    const holdings = await getHoldings(county, leaving.userId, 'unit');
    expect(holdings.counts).toMatchObject({ people: 2, contacts: 3 });
    expect(holdings).toMatchObject({ steps: 1, drafts: 1, difficulties: 1 });
    expect(holdings.parts).toMatchObject([{ id: world.own.countyId, count: 2 }]);
    const listed = await countMerchants(county, MerchantFilters.parse({ officer: leaving.userId }));
    expect(listed.value).toBe(holdings.counts.people);
  });

  it('is the officer’s own and the chief’s to see; an officer sees no other line', async () => {
    await person('名下丙');
    expect((await getHoldings(leaving, leaving.userId, undefined)).can.handOver).toBe(false);
    await expect(getHoldings(taker, leaving.userId, undefined)).rejects.toThrow(NotFoundError);
    const far = await officerIn(world.other.countyId, 'chief');
    await expect(getHoldings(far, leaving.userId, undefined)).rejects.toThrow(NotFoundError);
    expect((await listHolders(taker)).map((row) => row.id)).toEqual([taker.userId]);
    expect((await listHolders(county)).map((row) => row.id)).toContain(leaving.userId);
    expect((await listHolders(far)).map((row) => row.id)).not.toContain(leaving.userId);
  });

  it('whoever left and is still named stands first; who closes accounts is told the number and whom to ask', async () => {
    await person('名下丁');
    await db.grant.update({ where: { id: leaving.grantId }, data: { revokedAt: new Date() } });
    expect((await listHolders(county))[0]).toMatchObject({ id: leaving.userId, works: false, people: 1 });
    const held = await countHeld(await world.actor('sysadmin'), leaving.userId);
    expect(held.total).toBe(1);
    expect(held.chiefs).toContain(county.userName);
  });
});

describe('a hand-over', () => {
  it('moves people, open contacts and leads, each with an audit row and the reason; what is settled stays', async () => {
    const id = await person('交接甲');
    const open = await step(id);
    const closed = await step(id, { nextOn: undefined });
    const { id: leadId } = await lead();
    const made = await doneHandover(county, leaving.userId, taker.userId);
    expect((await merchant(id)).officerId).toBe(taker.userId);
    expect((await contact(open)).nextUserId).toBe(taker.userId);
    expect((await contact(closed)).nextUserId).toBeNull();
    expect(await db.lead.findUniqueOrThrow({ where: { id: leadId } })).toMatchObject({
      officerId: taker.userId,
      version: 2,
    });
    expect(await db.leadStep.count({ where: { leadId, kind: 'hand_over', isPublic: false } })).toBe(1);
    const changes = await db.change.findMany({ where: { batchId: made } });
    expect(changes.map((row) => row.noun).sort()).toEqual(['interactions', 'leads', 'merchants']);
    expect(changes.every((row) => row.reason?.includes('岗位调整（示例）'))).toBe(true);
    const one = await getHandover(county, made, {});
    expect(one.counts).toEqual({ done: 3 });
    expect(one.rows.map((row) => row.name)).toContain('交接甲');
    expect((await getHoldings(county, leaving.userId, undefined)).counts).toMatchObject({
      people: 0,
      contacts: 0,
    });
  });

  it('moves the appeals that the officer handles, closed ones stay; each number is that of the list', async () => {
    const open = await seedAppeal(world.own.countyId, { state: 'handling' });
    const closed = await seedAppeal(world.own.countyId, { state: 'closed' });
    await db.appeal.updateMany({
      where: { id: { in: [open.id, closed.id] } },
      data: { handlerId: leaving.userId },
    });
    const held = await getHoldings(county, leaving.userId, undefined);
    expect(held.counts.appeals).toBe(1);
    const page = AppealPage.parse({ handler: leaving.userId });
    expect((await listAppeals(county, page)).rows.map((row) => row.id)).toEqual([open.id]);
    expect((await getPack(leaving, leaving.userId)).appeals).toHaveLength(1);
    const made = await doneHandover(county, leaving.userId, taker.userId);
    const handler = async (id: string) => (await db.appeal.findUniqueOrThrow({ where: { id } })).handlerId;
    expect([await handler(open.id), await handler(closed.id)]).toEqual([taker.userId, leaving.userId]);
    const step = await db.appealStep.findFirst({ where: { appealId: open.id, kind: 'hand_over' } });
    expect(step).toMatchObject({ isPublic: false, note: expect.stringContaining('岗位调整（示例）') });
    await undoneHandover(county, made);
    expect(await handler(open.id)).toBe(leaving.userId);
  });

  it('goes back as a whole, but for what somebody has changed since', async () => {
    const [stays, changed] = [await person('退回甲'), await person('退回乙')];
    const open = await step(stays);
    const made = await doneHandover(county, leaving.userId, taker.userId);
    await updateMerchants(taker, [{ id: changed, version: 3, values: { note: '接手后改过' } }]);
    await undoneHandover(county, made);
    expect((await merchant(stays)).officerId).toBe(leaving.userId);
    expect((await contact(open)).nextUserId).toBe(leaving.userId);
    expect((await merchant(changed)).officerId).toBe(taker.userId);
    expect((await getHandover(county, made, {})).counts).toEqual({ undone: 2, blocked: 1 });
  });

  it('gives each kind and each part of the people to whom the plan names', async () => {
    const second = await officerIn(world.own.countyId);
    const id = await person('分交甲');
    const key = await person('分交乙');
    await updateMerchants(leaving, [{ id: key, version: 2, values: { isKey: true, contactEveryDays: 30 } }]);
    const open = await step(id);
    const plan = { takers: { contacts: second.userId }, split: 'key', parts: { key: second.userId } };
    const asked = planOf({
      to: taker.userId,
      split: 'key',
      'parts.key': second.userId,
      'takers.contacts': second.userId,
    });
    expect(asked).toMatchObject(plan);
    const shares = await previewHandover(county, leaving.userId, asked ?? { to: '', takers: {}, parts: {} });
    expect(shares.map((share) => [share.taker.id, share.counts])).toEqual([
      [taker.userId, { people: { total: 1, unseen: 0 } }],
      [second.userId, { people: { total: 1, unseen: 0 }, contacts: { total: 1, unseen: 0 } }],
    ]);
    await doneHandover(county, leaving.userId, taker.userId, plan);
    expect((await merchant(id)).officerId).toBe(taker.userId);
    expect((await merchant(key)).officerId).toBe(second.userId);
    expect((await contact(open)).nextUserId).toBe(second.userId);
  });

  it('leaves with the officer what the taker may not see, and what is no longer the officer’s', async () => {
    const bureau = await officerIn(world.rootId);
    const far = await officerIn(world.other.countyId);
    const mine = await person('看不见甲');
    const other = await seedMerchant(world.own.countyId, { name: '已换人', contactPoints: [] });
    await setOfficer(leaving, { id: other.id, version: 1, officerId: leaving.userId });
    const { id } = await startHandover(chief, handoverAsking(leaving.userId, far.userId));
    await setOfficer(bureau, { id: other.id, version: 2, officerId: taker.userId });
    await runHandoverJob(handoverJob(chief, id));
    expect((await merchant(mine)).officerId).toBe(leaving.userId);
    expect((await getHandover(chief, id, {})).counts).toEqual({ unseen: 1, gone: 1 });
  });

  it('refuses a taker who does not work there today, the officer as the own successor, and an empty hand', async () => {
    await person('拒绝甲');
    const left = await makeUser({ role: 'filler', unitId: world.own.countyId, validTo: '2024-01-01' });
    const far = await officerIn(world.other.countyId);
    for (const to of [left.userId, far.userId, leaving.userId]) {
      await expect(startHandover(county, handoverAsking(leaving.userId, to))).rejects.toThrow(FieldErrors);
    }
    const idle = await officerIn(world.own.countyId);
    await expect(startHandover(county, handoverAsking(idle.userId, taker.userId))).rejects.toThrow(
      FieldErrors,
    );
  });

  it('stops when it is cancelled, and runs once though its job is delivered twice', async () => {
    await person('停止甲');
    const { id } = await startHandover(county, handoverAsking(leaving.userId, taker.userId));
    await cancelHandover(county, id);
    await runHandoverJob(handoverJob(county, id));
    expect((await getHandover(county, id, {})).counts).toEqual({ waiting: 1 });
    const again = await doneHandover(county, leaving.userId, taker.userId);
    await runHandoverJob(handoverJob(county, again));
    expect(await db.change.count({ where: { batchId: again } })).toBe(1);
  });
});

describe('the pack of a hand-over', () => {
  it('holds the officer’s people by urgency, open clocks and steps, and nobody whose record is withheld', async () => {
    const bare = await seedMerchant(world.own.countyId, { name: '无依据交接', contactPoints: [] }, null);
    await setOfficer(leaving, { id: bare.id, version: 1, officerId: leaving.userId });
    const late = await person('清单甲');
    await updateMerchants(leaving, [
      { id: late, version: 2, values: { isKey: true, contactEveryDays: 1, lastContactOn: '2026-01-01' } },
    ]);
    await person('清单乙');
    await step(late, { nextText: '寄送政策汇编（示例）' });
    await lead();
    const own = await getPack(leaving, leaving.userId);
    expect(own.people[0]).toMatchObject({ name: '清单甲', isKey: true });
    expect(own.people.map((row) => row.name)).toContain('无依据交接');
    expect(own.steps).toMatchObject([{ nextText: '寄送政策汇编（示例）' }]);
    expect(own.leads).toHaveLength(1);
    expect(own.festival).not.toBeNull();
    const above = await getPack(chief, leaving.userId);
    expect(above.people.map((row) => row.name).sort()).toEqual(['清单乙', '清单甲'].sort());
  });

  it('is written as .docx, with an audit row, and needs the right to see the officer', async () => {
    await person('清单丙');
    const file = await makePack(leaving, leaving.userId, { format: 'docx', reason: '岗位调整' });
    expect(file.bytes.subarray(0, 2).toString()).toBe('PK');
    expect(file.fileName).toMatch(/^工作交接清单-.*\.docx$/);
    const audit = { noun: 'handovers', verb: 'pack', recordId: leaving.userId };
    expect(await db.change.count({ where: audit })).toBe(1);
    await expect(makePack(taker, leaving.userId, { format: 'pdf', reason: '工作检查' })).rejects.toThrow(
      NotFoundError,
    );
  });
});
