import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '@/lib/audit/queries';
import { decideConflicts } from '@/lib/imports/commands/decide-conflicts';
import { applyBatch } from '@/lib/imports/commands/move-batch';
import { applyRowsJob } from '@/lib/imports/jobs/apply-rows';
import { getErrorWorkbook } from '@/lib/imports/queries/error-workbook';
import { getBatch } from '@/lib/imports/queries/get-batch';
import { listBatchRows } from '@/lib/imports/queries/list-batch-rows';
import { listRemoved } from '@/lib/imports/queries/list-removed';
import { addsUp } from '@/lib/imports/rules';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { ledgerColumns } from '@/lib/merchants/fields-export';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { takenBytes, writtenExport } from '@/tests/factories/exports';
import { bringBack, jobFor, undoLedger, writeLedger } from '@/tests/factories/imports';
import { seedMerchant } from '@/tests/factories/merchants';
import { ReturnedSheet } from '@/tests/support/returned-sheet';
import { makeWorld, type World } from '@/tests/support/world';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sheetOf } from '@/tests/factories/exports';

/** Every column that a filler takes out: public offices are not among them. */
const every = ledgerColumns.filter(({ field }) => field !== 'politicalOffices').map(({ key }) => key);
const open = { after: undefined, before: undefined } as const;

let world: World;
let actor: PersonActor;
let unitId: string;
beforeAll(async () => {
  world = await makeWorld();
  unitId = world.own.countyId;
  await db.tier.createMany({
    data: [
      { facet: 'strength', code: 'A', nameZh: 'A 级', sortNo: 1, synonyms: [] },
      { facet: 'strength', code: 'B', nameZh: 'B 级', sortNo: 2, synonyms: [] },
    ],
  });
});

let nos = 0;
const people = async (...names: string[]) => {
  const ids = new Map<string, string>();
  for (const name of names) {
    nos += 1;
    const { id } = await seedMerchant(unitId, {
      name,
      kinds: ['business_owner'],
      birthText: '1975-03',
      mainBusiness: '机绣',
      note: '原备注',
      post: { employerText: `${name}示例厂`, title: '经理' },
      quantities: [{ kind: 'employees', original: '约50' }],
      contactPoints: [
        { kind: 'mobile', value: `1380000${String(1000 + nos)}`, preferred: 'on' },
        { kind: 'landline', value: '0916-2212345' },
      ],
    });
    ids.set(name, id);
  }
  return (name: string): string => ids.get(name) ?? '';
};

/** The people of the test alone, taken out with every column, so that the sheet may come back. */
const taken = async (ids: readonly string[], more: Record<string, unknown> = {}) => {
  const id = await writtenExport(actor, { columns: every, roundTrip: true, ids: ids.join(','), ...more });
  return new ReturnedSheet(await takenBytes(actor, id));
};

beforeEach(async () => {
  actor = await world.actor('filler');
});

describe('a list that was taken out comes back', () => {
  it('is recognised, and untouched rows are the same, in whatever order they stand', async () => {
    const of = await people('回一甲', '回一乙');
    const sheet = await taken([of('回一甲'), of('回一乙')]);
    const batch = await bringBack(actor, unitId, sheet.reverse());
    expect(batch).toMatchObject({ state: 'ready', returned: true });
    expect(batch.counts).toMatchObject({ same: 2, changed: 0, conflict: 0, new: 0, error: 0, removed: 0 });
    expect(addsUp(batch.counts)).toBe(true);
  });

  it('what I changed is a change, cell by cell; an emptied cell clears; a locked cell is not read', async () => {
    const of = await people('回二甲');
    const sheet = await taken([of('回二甲')]);
    sheet
      .set('回二甲', '主营业务', '机绣、刺绣设备')
      .set('回二甲', '备注', '')
      .set('回二甲', '实力等级', 'A 级')
      .set('回二甲', '员工人数', '约80')
      .set('回二甲', '人员类别', '企业主、专家学者')
      .set('回二甲', '保管单位', '别的单位');
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ changed: 1, same: 0, conflict: 0 });
    const { rows } = await listBatchRows(actor, batch.id, { tab: 'changed', ...open });
    expect(rows[0]?.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['kinds', '企业主', '企业主、专家学者'],
      ['mainBusiness', '机绣', '机绣、刺绣设备'],
      ['employees', '约50', '约80'],
      ['strengthTier', null, 'A 级'],
      ['note', '原备注', ''],
    ]);
    await writeLedger(actor, batch.id);
    const after = await getMerchant(actor, of('回二甲'));
    expect(after).toMatchObject({
      mainBusiness: '机绣、刺绣设备',
      note: null,
      kinds: ['business_owner', 'expert'],
      ownerUnitId: unitId,
    });
    expect(after.quantities).toMatchObject([{ kind: 'employees', original: '约80' }]);
    const [change] = await historyOf(actor, 'merchants', of('回二甲'));
    expect(change?.reason).toContain(batch.number);
  });

  it('what others changed and I did not is kept', async () => {
    const of = await people('回三甲');
    const sheet = await taken([of('回三甲')]);
    await updateMerchants(actor, [{ id: of('回三甲'), version: 1, values: { note: '他人的备注' } }]);
    const untouched = await bringBack(actor, unitId, sheet);
    expect(untouched.counts).toMatchObject({ same: 1, changed: 0, conflict: 0 });
    const batch = await bringBack(actor, unitId, sheet.set('回三甲', '学历', '本科'));
    expect(batch.counts).toMatchObject({ changed: 1, conflict: 0 });
    await writeLedger(actor, batch.id);
    expect(await getMerchant(actor, of('回三甲'))).toMatchObject({ note: '他人的备注', education: '本科' });
  });

  it('what both changed is a conflict that overwrites nothing until somebody chooses, cell by cell', async () => {
    const of = await people('回四甲', '回四乙', '回四丙');
    const names = ['回四甲', '回四乙', '回四丙'];
    const sheet = await taken(names.map(of));
    for (const name of names) {
      await updateMerchants(actor, [
        { id: of(name), version: 1, values: { note: '他人的备注', school: '他校' } },
      ]);
      sheet.set(name, '备注', '我的备注').set(name, '毕业院校', '我校').set(name, '学历', '本科');
    }
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ conflict: 3, changed: 0 });
    expect(addsUp(batch.counts)).toBe(true);
    const { rows } = await listBatchRows(actor, batch.id, { tab: 'conflict', ...open });
    expect(rows[0]?.conflicts).toEqual([
      { field: 'school', base: '', mine: '我校', now: '他校' },
      { field: 'note', base: '原备注', mine: '我的备注', now: '他人的备注' },
    ]);
    expect(rows[0]?.changes).toEqual([{ field: 'education', from: null, to: '本科' }]);
    const rowOf = (name: string) => rows.find((row) => row.name === name)?.rowNo ?? 0;
    const choose = { id: batch.id, all: false } as const;
    await decideConflicts(actor, { ...choose, rows: [rowOf('回四甲')], choice: 'cells', take: ['note'] });
    await decideConflicts(actor, { ...choose, rows: [rowOf('回四乙')], choice: 'theirs', take: [] });
    await writeLedger(actor, batch.id);
    const now = async (name: string) => {
      const { note, school, education } = await getMerchant(actor, of(name));
      return { note, school, education };
    };
    expect(await now('回四甲')).toEqual({ note: '我的备注', school: '他校', education: '本科' });
    expect(await now('回四乙')).toEqual({ note: '他人的备注', school: '他校', education: '本科' });
    // nobody has decided: the row is not written at all
    expect(await now('回四丙')).toEqual({ note: '他人的备注', school: '他校', education: null });
  });

  it('both made it the same: no change', async () => {
    const of = await people('回五甲');
    const sheet = await taken([of('回五甲')]);
    await updateMerchants(actor, [{ id: of('回五甲'), version: 1, values: { education: '本科' } }]);
    const batch = await bringBack(actor, unitId, sheet.set('回五甲', '学历', '本科'));
    expect(batch.counts).toMatchObject({ same: 1, changed: 0, conflict: 0 });
  });

  it('rows that are missing are listed and nobody is removed; a row without a number is somebody new', async () => {
    const of = await people('回六甲', '回六乙');
    const sheet = await taken([of('回六甲'), of('回六乙')]);
    sheet.remove('回六乙').add({ 姓名: '回六新', 联系电话: '13811112222', 性别: '女', 人员类别: '专家学者' });
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ same: 1, new: 1, removed: 1, error: 0 });
    expect((await listRemoved(actor, batch.id)).map((person) => person.name)).toEqual(['回六乙']);
    await writeLedger(actor, batch.id);
    const { archivedAt, version } = await db.merchant.findUniqueOrThrow({ where: { id: of('回六乙') } });
    expect({ archivedAt, version }).toEqual({ archivedAt: null, version: 1 });
    const made = await db.merchant.findFirstOrThrow({ where: { name: '回六新' } });
    expect(await getMerchant(actor, made.id)).toMatchObject({ sex: 'female', kinds: ['expert'] });
  });

  it('a number outside the scope and one that nobody has are the same error; so are broken versions and twins', async () => {
    const of = await people('回七甲', '回七乙');
    const foreign = await seedMerchant(world.other.countyId, { name: '回七外' });
    const { fileNo } = await db.merchant.findUniqueOrThrow({ where: { id: foreign.id } });
    const sheet = await taken([of('回七甲'), of('回七乙')]);
    const 版本 = sheet.cell('回七甲', '版本（勿改）');
    const row = (number: string, mark: string, name: string) => ({
      '编号（勿改）': number,
      '版本（勿改）': mark,
      姓名: name,
    });
    sheet
      .add(row(fileNo, 版本, '回七外'))
      .add(row('R2020-999999', 版本, '没有的人'))
      .add(row(sheet.cell('回七甲', '编号（勿改）'), 版本, '回七重'))
      .add(row('', 版本, '回七缺号'))
      .set('回七乙', '版本（勿改）', '三');
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ same: 1, error: 5, new: 0 });
    const { rows } = await listBatchRows(actor, batch.id, { tab: 'error', ...open });
    const reasons = Object.fromEntries(
      rows.map((one) => [one.name ?? one.text.split(' ').at(-1), one.reason]),
    );
    expect(reasons).toMatchObject({ 回七外: 'trip_unknown', 没有的人: 'trip_unknown', 回七重: 'trip_twice' });
    expect(rows.map((one) => one.reason).sort()).toEqual([
      'trip_no_id',
      'trip_no_mark',
      'trip_twice',
      'trip_unknown',
      'trip_unknown',
    ]);
    expect(rows.every((one) => one.targetId === null || one.reason === 'trip_twice')).toBe(true);
  });

  it('masked values stay, whole ones are added, missing ones end, a made-up mask is refused', async () => {
    const of = await people('回八甲', '回八乙');
    const sheet = await taken([of('回八甲'), of('回八乙')]);
    const [mobile, line] = sheet.cell('回八甲', '联系电话').split('、');
    expect(mobile).toContain('****');
    sheet.set('回八甲', '联系电话', `${mobile}、13911112222`).set('回八乙', '联系电话', '139****9999');
    expect(line).toContain('*');
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ changed: 1, error: 1 });
    const before = await db.contactPoint.findMany({ where: { merchantId: of('回八甲'), validTo: null } });
    await writeLedger(actor, batch.id);
    const after = await db.contactPoint.findMany({ where: { merchantId: of('回八甲'), validTo: null } });
    expect(after.map((point) => point.masked).sort()).toEqual([mobile, '139****2222'].sort());
    await undoLedger(actor, batch.id);
    const undone = await db.contactPoint.findMany({ where: { merchantId: of('回八甲'), validTo: null } });
    expect(undone.map((point) => point.id).sort()).toEqual(before.map((point) => point.id).sort());
  });

  it('a cell that cannot be read keeps the whole row from being written, and says so in the cell', async () => {
    const of = await people('回九甲');
    const sheet = await taken([of('回九甲')]);
    sheet.set('回九甲', '实力等级', '特级').set('回九甲', '学历', '本科');
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ error: 1, changed: 0 });
    const { write } = await getErrorWorkbook(actor, batch.id);
    const output = new PassThrough();
    const [bytes] = await Promise.all([buffer(output), write(output)]);
    expect(JSON.stringify(await sheetOf(bytes))).toContain('不在选项之内');
    await expect(writeLedger(actor, batch.id)).resolves.toMatchObject({ counts: { updated: 0 } });
    expect((await getMerchant(actor, of('回九甲'))).education).toBeNull();
  });

  it('a record changed between check and write is left alone and counted', async () => {
    const of = await people('回十甲');
    const sheet = await taken([of('回十甲')]);
    const batch = await bringBack(actor, unitId, sheet.set('回十甲', '学历', '本科'));
    await updateMerchants(actor, [{ id: of('回十甲'), version: 1, values: { note: '刚刚改的' } }]);
    const applied = await writeLedger(actor, batch.id);
    expect(applied.counts).toMatchObject({ updated: 0, conflicts: 1 });
    expect(await getMerchant(actor, of('回十甲'))).toMatchObject({ education: null, note: '刚刚改的' });
  });

  it('undo brings every cell back, decided conflicts included', async () => {
    const of = await people('回甲一');
    const sheet = await taken([of('回甲一')]);
    await updateMerchants(actor, [{ id: of('回甲一'), version: 1, values: { note: '他人的备注' } }]);
    sheet.set('回甲一', '备注', '我的备注').set('回甲一', '职务', '董事长').set('回甲一', '员工人数', '');
    const batch = await bringBack(actor, unitId, sheet);
    await decideConflicts(actor, { id: batch.id, rows: [], all: true, choice: 'mine', take: [] });
    await writeLedger(actor, batch.id);
    const written = await getMerchant(actor, of('回甲一'));
    expect(written).toMatchObject({ note: '我的备注', quantities: [] });
    expect(written.posts.find((post) => post.isMain)?.title).toBe('董事长');
    const undone = await undoLedger(actor, batch.id);
    expect(undone.counts).toMatchObject({ undone: 1, blocked: 0 });
    const after = await getMerchant(actor, of('回甲一'));
    expect(after).toMatchObject({ note: '他人的备注' });
    expect(after.posts.find((post) => post.isMain)?.title).toBe('经理');
    expect(after.quantities).toMatchObject([{ original: '约50' }]);
  });

  it('a list taken out with full numbers compares full numbers', async () => {
    const of = await people('回甲二');
    const sheet = await taken([of('回甲二')], { fullContacts: true });
    const full = sheet.cell('回甲二', '联系电话');
    expect(full).not.toContain('*');
    const same = await bringBack(actor, unitId, sheet);
    expect(same.counts).toMatchObject({ same: 1 });
    const changed = await bringBack(
      actor,
      unitId,
      sheet.set('回甲二', '联系电话', full.split('、')[0] ?? ''),
    );
    expect(changed.counts).toMatchObject({ changed: 1 });
    const { rows } = await listBatchRows(actor, changed.id, { tab: 'changed', ...open });
    expect(JSON.stringify(rows)).not.toContain(full.split('、')[0]);
    // one changed row is no conflict, also when it has been written
    const written = await writeLedger(actor, changed.id);
    expect(written.counts).toMatchObject({ updated: 1, conflicts: 0 });
  });
});

describe('a worker that dies while a returned sheet is written', () => {
  it('leaves whole chunks; the next one goes on there, and every row is written once', async () => {
    const total = 4_500;
    await db.$executeRaw`
      INSERT INTO merchant (id, "fileNo", name, "ownerUnitId", "keeperUnitIds", "searchText", "basisState", "updatedAt", aliases, kinds, contributions)
      SELECT gen_random_uuid(), 'R2019-' || lpad(i::text, 6, '0'), '大量回传' || i, ${unitId}::uuid,
             ARRAY[${unitId}::uuid], '大量回传', 'valid', now(), '{}', '{}', '{}'
        FROM generate_series(1, ${total}::int) i`;
    await db.programme.deleteMany();
    const { defaultProfile } = await import('@/lib/programme/schema-default-profile');
    await db.programme.create({
      data: {
        code: 'test',
        placeCode: '610700',
        profile: { ...defaultProfile, exportApprovalPersons: 5000 },
      },
    });
    const found = await db.merchant.findMany({
      where: { fileNo: { startsWith: 'R2019-' } },
      select: { id: true },
    });
    expect(found).toHaveLength(total);
    const id = await writtenExport(actor, { columns: ['name', 'note', 'education'], roundTrip: true });
    const sheet = new ReturnedSheet(await takenBytes(actor, id));
    sheet.fill('大量回传', '备注', '批量改');
    const batch = await bringBack(actor, unitId, sheet);
    expect(batch.counts).toMatchObject({ changed: total, error: 0, conflict: 0, removed: 0 });
    await applyBatch(actor, batch.id);
    const written = async () => (await getBatch(actor, batch.id)).counts.updated;
    const worker = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/import-worker.ts', JSON.stringify(jobFor(actor, batch.id))],
      { env: process.env, stdio: 'inherit' },
    );
    await expect.poll(written, { timeout: 90_000, interval: 20 }).toBeGreaterThan(0);
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
    await db.$queryRaw`SELECT 1 FROM batch WHERE id = ${batch.id}::uuid FOR UPDATE`;
    const half = await written();
    expect(half).toBeLessThan(total);
    expect(await db.merchant.count({ where: { note: '批量改' } })).toBe(half);
    await applyRowsJob(jobFor(actor, batch.id));
    expect(await getBatch(actor, batch.id)).toMatchObject({
      state: 'applied',
      counts: { updated: total, conflicts: 0 },
    });
    expect(await db.merchant.count({ where: { note: '批量改', version: 2 } })).toBe(total);
  }, 240_000);
});
