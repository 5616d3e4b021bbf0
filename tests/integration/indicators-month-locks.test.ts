import { beforeAll, describe, expect, it } from 'vitest';
import { lockMonth } from '@/lib/indicators/commands/lock-month';
import { getFigure } from '@/lib/indicators/queries/get-figure';
import { getMonth, listMonths } from '@/lib/indicators/queries/month-locks';
import { acceptReceipt } from '@/lib/receipts/commands/review-receipt';
import { correctReceipt } from '@/lib/receipts/commands/create-receipts';
import { CorrectionInput } from '@/lib/receipts/schema';
import { getReceipt } from '@/lib/receipts/queries/get-receipt';
import { db } from '@/lib/server/db';
import { addToMonth, today } from '@/lib/shared/dates';
import { seedDefinition } from '@/tests/factories/definitions';
import { seedProject } from '@/tests/factories/projects';
import { seedReceipt, seedUpload } from '@/tests/factories/receipts';
import { makeWorld, type World } from '@/tests/support/world';

const CODE = 'return-receipts';
const LAST = addToMonth(today().slice(0, 7), -1);
const BEFORE = addToMonth(LAST, -1);

let world: World;
let projectId: string;
const lock = async (month: string, undecided = 0, unit = world.rootId) =>
  lockMonth(await world.actor('chief'), { unit, month, undecided, seen: 'on' });
const people = () => ({
  submittedBy: world.people.filler.userId,
  checkedBy: world.people.clerk.userId,
  decidedBy: world.people.chief.userId,
});

beforeAll(async () => {
  world = await makeWorld();
  await seedDefinition(CODE, [{ validFrom: '2020-01-01' }]);
  projectId = (await seedProject(world.own.countyId)).id;
  await db.project.update({ where: { id: projectId }, data: { isReturn: true } });
  await seedReceipt(world.own.countyId, 'accepted', {
    ...people(),
    projectId,
    month: BEFORE,
    amountWan: '1250.5',
  });
  await seedReceipt(world.own.countyId, 'accepted', {
    ...people(),
    projectId,
    month: BEFORE,
    amountWan: '0.000001',
  });
});

describe('locking a month', () => {
  it('refuses the running month, and a list longer than the chief was shown', async () => {
    await expect(lock(today().slice(0, 7))).rejects.toMatchObject({
      fields: { month: [{ code: 'month_not_over' }] },
    });
    await seedReceipt(world.own.countyId, 'submitted', {
      submittedBy: world.people.filler.userId,
      month: BEFORE,
    });
    await expect(lock(BEFORE, 0)).rejects.toMatchObject({
      fields: { undecided: [{ code: 'list_changed' }] },
    });
    expect(await db.monthLock.count()).toBe(0);
  });

  it('freezes each figure with its lines, and counts to the same value ever after', async () => {
    const chief = await world.actor('chief');
    const question = { unit: world.rootId, from: BEFORE, to: BEFORE };
    const open = await getFigure(chief, CODE, question);
    expect([open.totalWan, open.lockedMonths]).toEqual(['1250.500001', 0]);
    const { id } = await lock(BEFORE, 1);
    const month = await getMonth(chief, { unit: world.rootId, month: BEFORE });
    expect(month.lock).toMatchObject({ isSound: true, isSame: true });
    expect(month.figures).toMatchObject([{ code: CODE, nowWan: '1250.500001', frozenWan: '1250.500001' }]);
    const held = await db.figureSnapshot.findMany({
      where: { lockId: id },
      select: { unitId: true, value: true, _count: { select: { lines: true } } },
    });
    const flat = held.map((one) => [one.unitId, one.value.toFixed(6), one._count.lines]);
    expect(flat).toContainEqual([world.rootId, '1250.500001', 2]);
    expect(flat).toContainEqual([world.own.countyId, '1250.500001', 0]);
    // what the definition read stands frozen beside the line
    const line = await db.figureLine.findFirstOrThrow({
      where: { value: '1250.5' },
      select: { frozen: true },
    });
    expect(line.frozen).toMatchObject({ amountWan: '1250.500000', isReturn: true, percent: '100.000000' });
    const locked = await getFigure(chief, CODE, question);
    expect([locked.lockedMonths, locked.months]).toEqual([1, 1]);
    // a lock of the programme holds for every unit below it
    const county = await getFigure(chief, CODE, {
      ...question,
      unit: world.own.countyId,
      from: addToMonth(BEFORE, -1),
    });
    expect([county.lockedMonths, county.months]).toEqual([1, 2]);
  });

  it('is told apart when the ledger counts to something else', async () => {
    const chief = await world.actor('chief');
    await db.project.update({ where: { id: projectId }, data: { isReturn: false } });
    const month = await getMonth(chief, { unit: world.rootId, month: BEFORE });
    expect(month.lock).toMatchObject({ isSound: true, isSame: false });
    await db.project.update({ where: { id: projectId }, data: { isReturn: true } });
  });

  it('refuses a second lock, also of a unit below, and any change of what is frozen', async () => {
    await expect(lock(BEFORE, 9)).rejects.toMatchObject({ code: 'month_locked' });
    await expect(lock(BEFORE, 9, world.own.countyId)).rejects.toMatchObject({ code: 'month_locked' });
    await expect(db.monthLock.deleteMany()).rejects.toThrow();
    await expect(db.figureSnapshot.updateMany({ data: { value: '1' } })).rejects.toThrow();
    await expect(db.figureLine.deleteMany()).rejects.toThrow();
  });

  it('keeps every line out of the locked month: a correction counts in an open one', async () => {
    const [chief, filler] = [await world.actor('chief'), await world.actor('filler')];
    const first = await db.receipt.findFirstOrThrow({
      where: { amountWan: '1250.5', state: 'accepted' },
      select: { id: true },
    });
    const input = { id: first.id, amount: '-250.5', evidenceKind: 'bank_slip', reason: '重复计入' };
    const correction = await correctReceipt(filler, {
      ...CorrectionInput.parse(input),
      files: [await seedUpload(filler)],
      act: 'submit',
    });
    await db.receipt.update({
      where: { id: correction.id },
      data: { state: 'checked', checkedBy: world.people.clerk.userId },
    });
    const line = await getReceipt(chief, correction.id);
    const accept = (periodMonth: string) =>
      acceptReceipt(chief, { id: correction.id, version: line.version, periodMonth });
    await expect(accept(BEFORE)).rejects.toMatchObject({ code: 'month_locked' });
    await accept(LAST);
    const figure = await getFigure(chief, CODE, { unit: world.rootId, from: BEFORE, to: LAST });
    expect(figure.totalWan).toBe('1000.000001');
    const month = await getMonth(chief, { unit: world.rootId, month: BEFORE });
    expect(month.lock).toMatchObject({ isSound: true, isSame: true });
  });

  it('lists the months with their state, and hides another county from a filler', async () => {
    const filler = await world.actor('filler');
    const rows = await listMonths(filler, world.own.countyId);
    expect(rows).toHaveLength(24);
    expect(rows.find((row) => row.month === BEFORE)?.lock).toMatchObject({ by: '示例w-chief' });
    expect(rows.find((row) => row.month === LAST)).toMatchObject({ lock: null, undecided: 1 });
    await expect(listMonths(filler, world.other.countyId)).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
