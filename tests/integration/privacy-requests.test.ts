import { beforeAll, describe, expect, it } from 'vitest';
import { sealChanges, verifySeals } from '@/lib/audit/commands-seals';
import { everyKeptLink } from '@/lib/api/links';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { pairMerchants } from '@/lib/merchants/commands/decide-duplicate';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MergeInput } from '@/lib/merchants/schema-duplicates';
import { MerchantPage } from '@/lib/merchants/search-params';
import { decideErasure, freezePerson, proposeErasure } from '@/lib/privacy/commands-erase';
import {
  askForOneself,
  changeTerm,
  decideRequest,
  recordRequest,
  verifyRequest,
} from '@/lib/privacy/commands-requests';
import { getRetention } from '@/lib/privacy/queries-retention';
import { getRequest, listOwnRequests } from '@/lib/privacy/queries-requests';
import {
  DecideErasureInput,
  DecideRequestInput,
  OwnRequestInput,
  RecordRequestInput,
} from '@/lib/privacy/schema-requests';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { PLANTED, plantRow } from '@/tests/support/plant-row';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  // two plain years: every day that is not a weekend is a workday
  const days = Array.from({ length: 400 }, (_, index) => addDays(today(), index - 10));
  await db.calendarDay.createMany({
    data: days.map((day) => {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      return { date: new Date(`${day}T00:00:00Z`), kind: weekday % 6 === 0 ? 'holiday' : 'workday' } as const;
    }),
    skipDuplicates: true,
  });
});

const erase = (id: string, fileNo: string) =>
  DecideErasureInput.parse({ id, decision: 'erase', fileNo, reason: '期满，无保存必要（示例）' });

const workdaysUntil = (day: string | null) =>
  db.calendarDay.count({
    where: { kind: 'workday', date: { gt: new Date(today()), lte: new Date(day ?? '') } },
  });

async function setAside(id: string): Promise<string> {
  const { version } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { version: true } });
  await freezePerson(await world.actor('clerk'), { id, version, reason: '久未联系（示例）' });
  await db.merchant.update({ where: { id }, data: { frozenAt: new Date('2020-01-01T00:00:00Z') } });
  const proposal = { merchantId: id, ground: 'no_contact' as const, reason: '久未联系（示例）' };
  return (await proposeErasure(await world.actor('clerk'), proposal)).id;
}

describe('requests of people', () => {
  it('get a number and a last day by the working calendar; the answer waits for who asked', async () => {
    const clerk = await world.actor('clerk');
    const input = {
      merchantId: world.own.merchantId,
      kind: 'correct',
      channel: 'phone',
      receivedOn: today(),
    };
    const { id, number } = await recordRequest(
      clerk,
      RecordRequestInput.parse({ ...input, field: 'post', text: '任职应为总经理' }),
    );
    expect(number).toMatch(/^Q\d{4}-\d{6}$/);
    const request = await getRequest(clerk, id);
    expect(request).toMatchObject({ text: '任职应为总经理', state: 'open', isVerified: false });
    expect(await workdaysUntil(request.dueOn)).toBe(15);
    const answer = {
      id,
      version: 1,
      outcome: 'refused' as const,
      reason: '与营业执照不符',
      letter: '示例答复函，足够长。',
    };
    await expect(decideRequest(clerk, answer)).rejects.toMatchObject({ code: 'review_missing' });
    await verifyRequest(clerk, { id, version: 1, note: '回拨登记手机核实' });
    await decideRequest(clerk, { ...answer, version: 2 });
    expect(await getRequest(clerk, id)).toMatchObject({
      state: 'refused',
      reason: '与营业执照不符',
      letter: '示例答复函，足够长。',
    });
  });

  it('the words of a request stand nowhere in the clear', async () => {
    const { id } = await recordRequest(
      await world.actor('clerk'),
      RecordRequestInput.parse({
        merchantId: world.own.merchantId,
        kind: 'explain',
        channel: 'letter',
        receivedOn: today(),
        text: '为何把我评为甲级',
      }),
    );
    const [row] = await db.$queryRaw<{ text: string }[]>`
      SELECT (to_jsonb(r) || to_jsonb(c))::text AS text FROM rights_request r
        JOIN change c ON c."recordId" = r.id WHERE r.id = ${id}::uuid`;
    expect(row?.text).not.toContain('甲级');
  });

  it('a person asks from the own page, once for each thing, and sees the own requests only', async () => {
    const merchant = await world.actor('merchant');
    const input = OwnRequestInput.parse({ kind: 'copy' });
    const { number } = await askForOneself(merchant, input);
    await expect(askForOneself(merchant, input)).rejects.toMatchObject({ code: 'duplicate' });
    await recordRequest(
      await world.actor('clerk'),
      RecordRequestInput.parse({
        merchantId: world.other.merchantId,
        kind: 'copy',
        channel: 'paper',
        receivedOn: today(),
      }),
    );
    const own = await listOwnRequests(merchant);
    expect(own.map((request) => request.number)).toContain(number);
    expect(new Set(own.map((request) => request.merchantId))).toEqual(new Set([world.own.merchantId]));
  });

  it('a changed term counts from the next request on', async () => {
    await changeTerm(await world.actor('chief'), {
      code: 'answer_workdays',
      value: 5,
      reason: '提速（示例）',
    });
    const clerk = await world.actor('clerk');
    const { id } = await recordRequest(
      clerk,
      RecordRequestInput.parse({
        merchantId: world.own.merchantId,
        kind: 'delete',
        channel: 'in_person',
        receivedOn: today(),
      }),
    );
    const { dueOn } = await getRequest(clerk, id);
    expect(await workdaysUntil(dueOn)).toBe(5);
  });
});

describe('a request of somebody whose record is merged into another', () => {
  it('keeps its words, and is answered there', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '询问甲', contactPoints: [] });
    const { id: loser } = await seedMerchant(world.own.countyId, { name: '询问乙', contactPoints: [] });
    const clerk = await world.actor('clerk');
    const asked = await recordRequest(
      clerk,
      RecordRequestInput.parse({
        ...{ merchantId: loser, kind: 'copy', channel: 'paper', text: '请给一份我的资料（示例）' },
        receivedOn: today(),
      }),
    );
    const { id: pairId } = await pairMerchants(systemActor('test'), { merchantId: id, otherId: loser });
    const input = { pairId, survivorId: id, aVersion: 1, bVersion: 1, reason: '示例核实' };
    await mergeMerchants(clerk, everyKeptLink, MergeInput.parse(input));
    const opened = await getRequest(clerk, asked.id);
    expect(opened).toMatchObject({ merchantId: id, text: '请给一份我的资料（示例）' });
    await verifyRequest(clerk, { id: asked.id, version: opened.version, note: '核对证件（示例）' });
    const { version } = await getRequest(clerk, asked.id);
    await decideRequest(
      await world.actor('chief'),
      DecideRequestInput.parse({
        ...{ id: asked.id, version, outcome: 'granted' },
        ...{ reason: '已提供（示例）', letter: '所要资料随信附上（示例）' },
      }),
    );
    expect(await getRequest(clerk, asked.id)).toMatchObject({
      text: '请给一份我的资料（示例）',
      letter: '所要资料随信附上（示例）',
    });
  });
});

describe('a record that is set aside', () => {
  it('is out of lists and search, and opened by few', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '封存示例', contactPoints: [] });
    const clerk = await world.actor('clerk');
    await freezePerson(clerk, { id, version: 1, reason: '示例' });
    expect((await listMerchants(clerk, MerchantPage.parse({ q: '封存示例' }))).rows).toEqual([]);
    expect((await getMerchant(clerk, id)).name).toBe('封存示例');
    for (const role of ['filler', 'leader', 'supervisor'] as const) {
      await expect(getMerchant(await world.actor(role), id), role).rejects.toBeInstanceOf(NotFoundError);
      await expect(getMerchantHistory(await world.actor(role), id), role).rejects.toBeInstanceOf(
        NotFoundError,
      );
    }
    expect((await getRetention(clerk, 'frozen')).rows.map((row) => row.id)).toContain(id);
    await freezePerson(clerk, { id, version: 2, reason: '仍有联系' }, true);
    expect((await listMerchants(clerk, MerchantPage.parse({ q: '封存示例' }))).rows).toHaveLength(1);
  });

  it('is proposed for erasing only after its term, or on a granted request', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '期限示例', contactPoints: [] });
    const clerk = await world.actor('clerk');
    const proposal = { merchantId: id, ground: 'no_contact' as const, reason: '示例理由' };
    await expect(proposeErasure(clerk, proposal)).rejects.toMatchObject({ code: 'not_in_this_state' });
    await freezePerson(clerk, { id, version: 1, reason: '示例' });
    await expect(proposeErasure(clerk, proposal)).rejects.toMatchObject({
      fields: { ground: [{ code: 'not_before' }] },
    });
    await expect(proposeErasure(clerk, { ...proposal, ground: 'request' })).rejects.toMatchObject({
      fields: { ground: [{ code: 'no_granted_request' }] },
    });
  });
});

describe('erasing a person', () => {
  it('takes two persons', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '两人示例', contactPoints: [] });
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    const chief = await world.actor('chief');
    await freezePerson(chief, { id, version: 1, reason: '示例' });
    await db.merchant.update({ where: { id }, data: { frozenAt: new Date('2020-01-01T00:00:00Z') } });
    const { id: erasureId } = await proposeErasure(chief, {
      merchantId: id,
      ground: 'no_contact',
      reason: '示例理由',
    });
    await expect(decideErasure(chief, everyKeptLink, erase(erasureId, fileNo))).rejects.toMatchObject({
      code: 'needs_second_person',
    });
    const byHand = db.$executeRaw`
      UPDATE erasure SET state = 'done', "decidedBy" = "proposedBy" WHERE id = ${erasureId}::uuid`;
    await expect(byHand).rejects.toThrow(/erasure_two_persons/);
  });

  it('leaves nothing of the person in any table of the registry, nor in a column of the record', async () => {
    const name = '抹去示例人';
    const { id } = await seedMerchant(world.own.countyId, {
      name,
      note: '只有他知道的事',
      contactPoints: [{ kind: 'mobile', value: '13933330001' }],
      post: { employerText: '抹去示例厂' },
    });
    const kept = everyKeptLink.filter(
      (link) => link.to === 'merchant' && link.from !== 'merchant.mergedIntoId',
    );
    for (const { from } of kept) {
      const [table = '', column = ''] = from.split('.');
      if (['erasure', 'duplicate_pair', 'merchant_merge'].includes(table)) continue;
      await plantRow(table, { ...PLANTED[table], [column]: id });
    }
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    const erasureId = await setAside(id);
    await decideErasure(await world.actor('chief'), everyKeptLink, erase(erasureId, fileNo));
    for (const { from, onErase } of kept) {
      const [table = '', column = ''] = from.split('.');
      const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM "${table}" WHERE "${column}" = $1::uuid`,
        id,
      );
      if (onErase !== 'stay') expect(row?.n, from).toBe(0);
    }
    const [left] = await db.$queryRaw<{ text: string }[]>`
      SELECT to_jsonb(m)::text AS text FROM merchant m WHERE id = ${id}::uuid`;
    for (const word of [name, '只有他知道的事', '抹去示例厂']) expect(left?.text).not.toContain(word);
    expect(left?.text).toContain(fileNo);
  });

  it('takes the person out of the words of contacts: alone there, the words go; with others, the name', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '欧阳抹去', aliases: ['老欧'] });
    const { id: other } = await seedMerchant(world.own.countyId, { name: '同席人' });
    const clerk = await world.actor('clerk');
    const words = { summary: '欧阳抹去（老欧）家中老人生病，想回来办厂', difficulty: '欧阳抹去缺周转资金' };
    const { ids } = await createInteractions(clerk, [
      interactionInput([id], words),
      interactionInput([id, other], words),
    ]);
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    await decideErasure(await world.actor('chief'), everyKeptLink, erase(await setAside(id), fileNo));
    const rows = await db.interaction.findMany({
      where: { id: { in: ids } },
      select: { id: true, summary: true, difficulty: true, searchText: true },
    });
    const [alone, shared] = ids.map((one) => rows.find((row) => row.id === one));
    expect(alone).toMatchObject({ summary: '（已匿名）', difficulty: '（已匿名）', searchText: '' });
    expect(shared).toMatchObject({
      summary: '（已匿名）（（已匿名））家中老人生病，想回来办厂',
      difficulty: '（已匿名）缺周转资金',
    });
    expect(shared?.searchText).not.toMatch(/欧阳抹去|老欧/);
  });

  it('makes the values of the history unreadable for good, while the chain still verifies', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '链条示例', contactPoints: [] });
    await updateMerchants(systemActor('test'), [{ id, version: 1, values: { note: '旧事' } }]);
    const clerk = await world.actor('clerk');
    const readable = async () =>
      (await getMerchantHistory(clerk, id)).filter((row) => Object.keys(row.changes ?? {}).length > 0).length;
    expect(await readable()).toBeGreaterThan(1);
    await sealChanges(systemActor('test'), true);
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    await decideErasure(await world.actor('chief'), everyKeptLink, erase(await setAside(id), fileNo));
    expect(await readable()).toBe(0);
    expect((await getMerchantHistory(clerk, id)).map((row) => row.verb)).toContain('erased');
    await sealChanges(systemActor('test'), true);
    expect((await verifySeals(systemActor('test'))).isWhole).toBe(true);
  });

  it('takes along the records that were merged into it, the words of requests, and the account', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '留存甲', contactPoints: [] });
    const { id: loser } = await seedMerchant(world.own.countyId, { name: '并入乙', contactPoints: [] });
    const { id: pairId } = await pairMerchants(systemActor('test'), { merchantId: id, otherId: loser });
    const input = { pairId, survivorId: id, aVersion: 1, bVersion: 1, reason: '示例核实' };
    await mergeMerchants(await world.actor('clerk'), everyKeptLink, MergeInput.parse(input));
    const { userId, grantId } = await makeUser({ role: 'merchant', merchantId: id }, 'erased-one');
    const person = await signedIn(userId, grantId);
    await askForOneself(person, OwnRequestInput.parse({ kind: 'delete', text: '请删除' }));
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id }, select: { fileNo: true } });
    await decideErasure(await world.actor('chief'), everyKeptLink, erase(await setAside(id), fileNo));
    const rows = await db.merchant.findMany({ where: { id: { in: [id, loser] } }, select: { name: true } });
    expect(rows.map((row) => row.name)).toEqual(['', '']);
    const request = await db.rightsRequest.findFirstOrThrow({
      where: { merchantId: id },
      select: { id: true },
    });
    expect((await getRequest(await world.actor('clerk'), request.id)).text).toBeNull();
    await expect(signedIn(userId, grantId)).rejects.toThrow();
    const account = await db.user.findUniqueOrThrow({
      where: { id: userId },
      select: { state: true, name: true },
    });
    expect(account).toEqual({ state: 'closed', name: '' });
  });
});
