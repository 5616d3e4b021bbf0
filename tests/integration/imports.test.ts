import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { decideRows } from '@/lib/imports/commands/decide-rows';
import { historyOf } from '@/lib/audit/queries';
import { confirmMapping } from '@/lib/imports/commands/map-columns';
import { startImport } from '@/lib/imports/commands/start-import';
import { expireBatches, resumeBatches } from '@/lib/imports/commands/keep-batches';
import { cancelBatch } from '@/lib/imports/commands/move-batch';
import { applyRowsJob } from '@/lib/imports/jobs/apply-rows';
import { applyBatch } from '@/lib/imports/commands/move-batch';
import { getErrorWorkbook } from '@/lib/imports/queries/error-workbook';
import { getBatch } from '@/lib/imports/queries/get-batch';
import { listBatches } from '@/lib/imports/queries/list-batches';
import { BatchListPage } from '@/lib/imports/search-params';
import { getBatchRow, listBatchRows } from '@/lib/imports/queries/list-batch-rows';
import { addsUp } from '@/lib/imports/rules';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { seedMerchant } from '@/tests/factories/merchants';
import {
  checkLedger,
  csv,
  importLedger,
  jobFor,
  previewLedger,
  readLedger,
  undoLedger,
  uploadLedger,
  writeLedger,
} from '@/tests/factories/imports';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let unitId: string;
beforeAll(async () => {
  world = await makeWorld();
  unitId = world.own.countyId;
  await db.tier.createMany({
    data: [
      { facet: 'strength', code: 'A', nameZh: 'A 级', sortNo: 1, synonyms: ['强'] },
      { facet: 'strength', code: 'B', nameZh: 'B 级', sortNo: 2, synonyms: [] },
      { facet: 'strength', code: 'C', nameZh: 'C 级', sortNo: 3, synonyms: ['一般'] },
      { facet: 'influence', code: '省级', nameZh: '省', sortNo: 1, synonyms: [] },
      { facet: 'influence', code: '市级', nameZh: '市', sortNo: 2, synonyms: [] },
      { facet: 'influence', code: '县级', nameZh: '县', sortNo: 3, synonyms: [] },
    ],
  });
});

const filler = () => world.actor('filler');
const names = async (batchId: string) =>
  (
    await db.merchant.findMany({
      where: { keepers: { some: { batchId } }, archivedAt: null },
      select: { name: true },
      orderBy: { fileNo: 'asc' },
    })
  ).map((row) => row.name);

describe('the ledger of a township, as it is kept', () => {
  it('is read, counted row by row, written, and is all the same when it comes again', async () => {
    const actor = await filler();
    const preview = await previewLedger(actor, unitId, { fileName: 'merchants-a.xlsx' });
    // 325 rows: 313 of people (300 numbers and 13 that repeat the person above), 2 above the header, 2 of header,
    // 6 blank, one sum, one note
    expect(preview.counts).toMatchObject({
      rows: 325,
      new: 300,
      changed: 0,
      same: 0,
      duplicate: 13,
      error: 0,
      skipped: 12,
    });
    expect(addsUp(preview.counts)).toBe(true);
    const duplicates = await listBatchRows(actor, preview.id, {
      tab: 'duplicate',
      after: undefined,
      before: undefined,
    });
    expect(duplicates.rows[0]).toMatchObject({
      rowNo: 28,
      name: '刘国艳',
      phone: '199****2137',
      candidates: [{ kind: 'row', rowNo: 27, reasons: ['phone', 'name'] }],
      choice: null,
    });

    const applied = await writeLedger(actor, preview.id);
    expect(applied).toMatchObject({ state: 'applied', counts: { created: 300, updated: 0, conflicts: 0 } });
    expect(await names(preview.id)).toHaveLength(300);

    const again = await previewLedger(actor, unitId, { fileName: 'merchants-a.xlsx' });
    expect(again.counts).toMatchObject({
      rows: 325,
      new: 0,
      changed: 0,
      same: 300,
      duplicate: 13,
      skipped: 12,
    });
    expect(addsUp(again.counts)).toBe(true);
  });

  it('keeps what could not be read beside the record, and audits every record under the batch', async () => {
    const { id } = await db.batch.findFirstOrThrow({ where: { state: 'applied' }, select: { id: true } });
    const person = await db.merchant.findFirstOrThrow({
      where: { name: '陈贵文', keepers: { some: { batchId: id } } },
      select: { id: true, workText: true },
    });
    const detail = await getMerchant(await filler(), person.id);
    expect(detail.contactPoints).toEqual([]);
    expect(detail.unparsed.map(({ field, original, problem }) => [field, original, problem]).sort()).toEqual([
      ['lastContactOn', '2022年4月', 'only_month'],
      ['phones', '电话不详', 'not_a_phone'],
    ]);
    expect(await db.change.count({ where: { noun: 'merchants', verb: 'create', batchId: id } })).toBe(300);
    expect(await db.basis.count({ where: { batchId: id, kind: 'consent' } })).toBe(300);
  });

  it('staged cells, samples and the file are encrypted', async () => {
    const batch = await db.batch.findFirstOrThrow({
      where: { state: 'applied' },
      select: { id: true, tableCipher: true },
    });
    const blocks = await db.batchBlock.findMany({ where: { batchId: batch.id }, take: 5 });
    const bytes = Buffer.concat([
      ...blocks.flatMap((block) => [Buffer.from(block.rawCipher), Buffer.from(block.parsedCipher)]),
      Buffer.from(batch.tableCipher ?? []),
    ]);
    expect(bytes.length).toBeGreaterThan(1000);
    expect(bytes.includes('天汉机绣有限公司')).toBe(false);
    expect(bytes.includes('19910007919')).toBe(false);
  });
});

describe('against the ledger', () => {
  const header = ['姓名', '联系电话', '工作单位', '籍贯', '备注'];

  it('one changed cell is one changed row; a blank cell clears nothing', async () => {
    const actor = await filler();
    const first = csv(
      header,
      ['李一', '13900000001', '甲厂', '西乡', '原样'],
      ['李二', '13900000002', '乙厂', '西乡', '原样'],
    );
    await importLedger(actor, unitId, first);
    const second = csv(
      header,
      ['李一', '13900000001', '甲厂', '西乡', '新的'],
      ['李二', '13900000002', '', '', ''],
    );
    const preview = await previewLedger(actor, unitId, second);
    expect(preview.counts).toMatchObject({ rows: 3, changed: 1, same: 1, new: 0, skipped: 1 });
    const { rows } = await listBatchRows(actor, preview.id, {
      tab: 'changed',
      after: undefined,
      before: undefined,
    });
    expect(rows.map((row) => row.changes)).toEqual([[{ field: 'note', from: '原样', to: '新的' }]]);
    const applied = await writeLedger(actor, preview.id);
    expect(applied.counts).toMatchObject({ created: 0, updated: 1, conflicts: 0 });
    expect(
      await db.merchant.findFirst({ where: { name: '李一' }, select: { note: true, version: true } }),
    ).toEqual({
      note: '新的',
      version: 2,
    });
  });

  it('a person of another unit is a possible duplicate that names nobody', async () => {
    await seedMerchant(world.other.countyId, {
      name: '王同名',
      contactPoints: [{ kind: 'mobile', value: '13700000009' }],
    });
    const actor = await filler();
    const preview = await previewLedger(
      actor,
      unitId,
      csv(header, ['王同名', '13700000009', '丙厂', '', '']),
    );
    expect(preview.counts).toMatchObject({ duplicate: 1, new: 0 });
    const { rows } = await listBatchRows(actor, preview.id, {
      tab: 'duplicate',
      after: undefined,
      before: undefined,
    });
    expect(rows[0]?.candidates).toEqual([{ kind: 'other' }]);
  });

  it('two of one name and county with other phones and firms are two persons; a missing phone is asked about', async () => {
    const actor = await filler();
    const preview = await previewLedger(
      actor,
      unitId,
      csv(
        header,
        ['赵同县', '13600000001', '东厂', '西乡县', ''],
        ['赵同县', '13600000002', '西厂', '西乡县', ''],
        ['赵同县', '', '南厂', '西乡县', ''],
      ),
    );
    expect(preview.counts).toMatchObject({ new: 2, duplicate: 1 });
  });

  it('a landline of an office makes nobody a duplicate, unless the name is the same too', async () => {
    const actor = await filler();
    const preview = await previewLedger(
      actor,
      unitId,
      csv(
        header,
        ['孙甲', '0916-2620000', '东局', '', ''],
        ['孙乙', '0916-2620000', '东局', '', ''],
        ['孙甲', '0916-2620000', '', '', ''],
      ),
    );
    expect(preview.counts).toMatchObject({ new: 2, duplicate: 1 });
  });

  it('a row without a name is an error and stands in the workbook of remarks, with the remark in its cell', async () => {
    const actor = await filler();
    const preview = await previewLedger(
      actor,
      unitId,
      csv(header, ['', '13500000001', '丁厂', '', ''], ['周好', '不详电话', '', '', '']),
    );
    expect(preview.counts).toMatchObject({ error: 1, new: 1, warned: 1 });
    const output = new PassThrough();
    const bytes = buffer(output);
    await (await getErrorWorkbook(actor, preview.id)).write(output);
    const file = await openSpreadsheet(await bytes);
    const rows = await file.firstRows(10);
    await file.close();
    expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual([
      ['行号', ...header, '问题说明'],
      ['2', '', '13500000001', '丁厂', '', '', '没有姓名，不能导入'],
      ['3', '周好', '不详电话', '', '', '', '联系电话：不是电话号码，留空'],
    ]);
    const [taken] = await historyOf(actor, 'imports', preview.id, 1);
    expect(taken).toMatchObject({ verb: 'remarks_downloaded', changes: { rows: { after: 2 } } });
  });

  it('a person decides: leave out, create anyway, or treat as the record', async () => {
    const actor = await filler();
    const { id: known } = await seedMerchant(unitId, {
      name: '郑旧名',
      contactPoints: [{ kind: 'mobile', value: '13400000001' }],
    });
    const preview = await previewLedger(
      actor,
      unitId,
      csv(
        header,
        ['郑新名', '13400000001', '戊厂', '', ''],
        ['冯重复', '13400000002', '己厂', '', ''],
        ['冯重复', '13400000002', '庚厂', '', ''],
        ['冯重复', '13400000002', '辛厂', '', ''],
      ),
    );
    expect(preview.counts).toMatchObject({ new: 1, duplicate: 3 });
    await decideRows(actor, { id: preview.id, rows: [], all: true, choice: 'update' });
    await decideRows(actor, { id: preview.id, rows: [4], all: false, choice: 'create' });
    expect((await getBatch(actor, preview.id)).decided).toEqual({
      ...{ create: 1, update: 1, leave: 1, otherwise: 0 },
    });
    const applied = await writeLedger(actor, preview.id);
    expect(applied.counts).toMatchObject({ created: 2, updated: 1 });
    expect(
      await db.merchant.findUnique({ where: { id: known }, select: { name: true, mainCompanyName: true } }),
    ).toEqual({
      name: '郑新名',
      mainCompanyName: '戊厂',
    });
    expect(await names(preview.id)).toEqual(['冯重复', '冯重复']);
  });

  it('takes 五引 and the way to address a person, word by word, and adds to what stands there', async () => {
    const actor = await filler();
    const columns = ['姓名', '联系电话', '称呼', '五引'];
    const first = csv(columns, ['韩五引', '13400000061', '韩老', '引资、引智']);
    await importLedger(actor, unitId, first);
    const stands = () =>
      db.merchant.findFirstOrThrow({
        where: { name: '韩五引' },
        select: { salutation: true, contributions: true },
      });
    expect(await stands()).toEqual({ salutation: '韩老', contributions: ['capital', 'intellect'] });
    const second = csv(columns, ['韩五引', '13400000061', '', '引才、引凤凰']);
    const preview = await previewLedger(actor, unitId, second);
    expect(preview.counts).toMatchObject({ changed: 1, warned: 1 });
    const { rows } = await listBatchRows(actor, preview.id, { tab: 'changed' });
    expect(rows[0]?.changes).toEqual([
      { field: 'contributions', from: 'capital、intellect', to: 'capital、intellect、talent' },
    ]);
    await writeLedger(actor, preview.id);
    expect(await stands()).toEqual({ salutation: '韩老', contributions: ['capital', 'intellect', 'talent'] });
    expect(
      await importLedger(actor, unitId, csv(columns, ['韩五引', '13400000061', '韩老', '引才'])),
    ).toBeTruthy();
  });

  it('says how much a row and a record have in common, in the words of the work list of duplicates', async () => {
    const actor = await filler();
    const { id: known } = await seedMerchant(unitId, {
      name: '卫评分',
      sex: 'male',
      contactPoints: [{ kind: 'mobile', value: '13400000031' }],
    });
    const { id: bare } = await seedMerchant(
      unitId,
      { name: '卫待核', contactPoints: [{ kind: 'mobile', value: '13400000032' }] },
      null,
    );
    const rows = csv(
      [...header, '性别'],
      ['卫新名', '13400000031', '', '', '', '女'],
      ['卫待核', '13400000032', '', '', '新话', ''],
    );
    const preview = await previewLedger(actor, unitId, rows);
    const shown = (await listBatchRows(actor, preview.id, { tab: 'duplicate' })).rows;
    expect(shown[0]?.candidates).toMatchObject([
      { kind: 'own', id: known, score: 30, level: 'weak', reasons: ['mobile', 'otherSex'], withheld: false },
    ]);
    const changed = (await listBatchRows(actor, preview.id, { tab: 'changed' })).rows;
    // the keeper reads the record in full, though it has no basis
    expect(changed[0]?.known).toMatchObject({ kind: 'own', id: bare, score: 80, level: 'strong' });
    // the bureau's clerk sees who it is, only what rests on shown fields, and cannot write into it
    const clerk = await world.actor('clerk');
    const again = await previewLedger(clerk, unitId, rows);
    const asked = (await listBatchRows(clerk, again.id, { tab: 'duplicate' })).rows.find(
      (row) => row.name === '卫待核',
    );
    expect(asked?.candidates).toMatchObject([{ kind: 'part', id: bare, reasons: ['name'], withheld: true }]);
    await expect(
      decideRows(clerk, { id: again.id, rows: [asked?.rowNo ?? 0], all: false, choice: `update:${bare}` }),
    ).rejects.toThrow(FieldErrors);
  });

  it('somebody whom another unit keeps is not told by a phone alone', async () => {
    await seedMerchant(world.other.countyId, {
      name: '蒋邻县',
      contactPoints: [{ kind: 'mobile', value: '13400000041' }],
    });
    const actor = await filler();
    const preview = await previewLedger(actor, unitId, csv(header, ['试号人', '13400000041', '', '', '']));
    expect(preview.counts).toMatchObject({ new: 1, duplicate: 0 });
  });

  it('a row that is surely somebody known can be created or left out all the same, and the counts are exact', async () => {
    const actor = await filler();
    const phone = (n: number) => `1340000005${n}`;
    const people = [1, 2, 3].map((n) => [`沈已知${'甲乙丙'[n - 1]}`, phone(n), '原厂', '', '原样']);
    await importLedger(actor, unitId, csv(header, ...people));
    const preview = await previewLedger(
      actor,
      unitId,
      csv(header, ...people.map(([name = '', mobile = '']) => [name, mobile, '', '', '改动'])),
    );
    expect(preview.counts).toMatchObject({ changed: 3 });
    const decide = (row: number, choice: string) =>
      decideRows(actor, { id: preview.id, rows: [row], all: false, choice });
    await decide(2, 'create');
    await decide(3, 'leave');
    await decide(4, 'leave');
    await decide(4, 'update');
    expect((await getBatch(actor, preview.id)).decided).toEqual({
      ...{ create: 1, update: 0, leave: 1, otherwise: 2 },
    });
    const applied = await writeLedger(actor, preview.id);
    expect(applied.counts).toMatchObject({ created: 1, updated: 1, conflicts: 0 });
    const notes = await db.merchant.findMany({
      where: { name: { startsWith: '沈已知' } },
      select: { name: true, note: true },
      orderBy: [{ name: 'asc' }, { note: 'asc' }],
    });
    expect(notes.filter(({ name }) => name === '沈已知甲').map(({ note }) => note)).toEqual(['原样', '改动']);
    expect(notes.filter(({ name }) => name === '沈已知乙').map(({ note }) => note)).toEqual(['原样']);
    expect(notes.filter(({ name }) => name === '沈已知丙').map(({ note }) => note)).toEqual(['改动']);
  });

  it('a record of another unit cannot be chosen', async () => {
    const actor = await filler();
    const { id: foreign } = await seedMerchant(world.other.countyId, {
      name: '褚外人',
      contactPoints: [{ kind: 'mobile', value: '13400000008' }],
    });
    const preview = await previewLedger(actor, unitId, csv(header, ['褚外人', '13400000008', '', '', '']));
    await expect(
      decideRows(actor, { id: preview.id, rows: [2], all: false, choice: `update:${foreign}` }),
    ).rejects.toThrow(FieldErrors);
  });
});

describe('taking a batch back', () => {
  const header = ['姓名', '联系电话', '工作单位', '备注', '注册资本（万元）'];

  it('archives what it made, restores what it changed, and leaves what others have touched since', async () => {
    const actor = await filler();
    await importLedger(
      actor,
      unitId,
      csv(header, ['钱旧', '13300000001', '旧厂', '旧', '100'], ['钱动', '13300000002', '旧厂', '旧', '']),
    );
    const changed = await importLedger(
      actor,
      unitId,
      csv(
        header,
        ['钱旧', '13300000001、13300000009', '新厂', '新', '200'],
        ['钱动', '13300000002', '新厂', '新', ''],
        ['钱新', '13300000003', '新厂', '', ''],
      ),
    );
    expect(changed.counts).toMatchObject({ created: 1, updated: 2 });
    const touched = await db.merchant.findFirstOrThrow({
      where: { name: '钱动' },
      select: { id: true, version: true },
    });
    await updateMerchants(actor, [{ ...touched, values: { note: '后来改的' } }]);

    const undone = await undoLedger(actor, changed.id);
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, blocked: 1 } });
    const old = await db.merchant.findFirstOrThrow({
      where: { name: '钱旧' },
      select: {
        note: true,
        mainCompanyName: true,
        archivedAt: true,
        posts: { where: { isMain: true }, select: { employerText: true } },
        contactPoints: { where: { validTo: null }, select: { masked: true } },
        quantities: { select: { original: true } },
      },
    });
    expect(old).toEqual({
      note: '旧',
      mainCompanyName: '旧厂',
      archivedAt: null,
      posts: [{ employerText: '旧厂' }],
      contactPoints: [{ masked: '133****0001' }],
      quantities: [{ original: '100' }],
    });
    expect(
      await db.merchant.findFirst({ where: { name: '钱新' }, select: { archivedReason: true } }),
    ).toEqual({
      archivedReason: `撤销导入 ${undone.number}`,
    });
    const { rows } = await listBatchRows(actor, changed.id, {
      tab: undefined,
      after: undefined,
      before: undefined,
      state: 'blocked',
    });
    expect(rows).toMatchObject([{ name: '钱动', changedBy: actor.userName, undone: false }]);
  });

  it('what was taken back can be imported again as new', async () => {
    const actor = await filler();
    const again = await previewLedger(actor, unitId, csv(header, ['钱新', '13300000003', '新厂', '', '']));
    expect(again.counts).toMatchObject({ new: 1, duplicate: 0 });
  });

  it('two rows of one batch that changed one record are taken back to the first state', async () => {
    const actor = await filler();
    await importLedger(actor, unitId, csv(header, ['何两', '13300000021', '一厂', '一', '']));
    const preview = await previewLedger(
      actor,
      unitId,
      csv(header, ['何两', '13300000021', '二厂', '二', ''], ['何两', '13300000021', '三厂', '三', '']),
    );
    expect(preview.counts).toMatchObject({ changed: 1, duplicate: 1 });
    await decideRows(actor, { id: preview.id, rows: [3], all: false, choice: 'update' });
    const applied = await writeLedger(actor, preview.id);
    expect(applied.counts.updated).toBe(2);
    const now = () =>
      db.merchant.findFirst({ where: { name: '何两' }, select: { note: true, mainCompanyName: true } });
    expect(await now()).toEqual({ note: '三', mainCompanyName: '三厂' });
    expect((await undoLedger(actor, preview.id)).counts).toMatchObject({ undone: 2, blocked: 0 });
    expect(await now()).toEqual({ note: '一', mainCompanyName: '一厂' });
  });

  it('a record changed between check and write is left alone and counted', async () => {
    const actor = await filler();
    await importLedger(actor, unitId, csv(header, ['吴先', '13300000011', '先厂', '先', '']));
    const preview = await previewLedger(
      actor,
      unitId,
      csv(header, ['吴先', '13300000011', '先厂', '表里的', '']),
    );
    const record = await db.merchant.findFirstOrThrow({
      where: { name: '吴先' },
      select: { id: true, version: true },
    });
    await updateMerchants(actor, [{ ...record, values: { note: '人改的' } }]);
    const applied = await writeLedger(actor, preview.id);
    expect(applied.counts).toMatchObject({ updated: 0, conflicts: 1 });
    expect(await db.merchant.findUnique({ where: { id: record.id }, select: { note: true } })).toEqual({
      note: '人改的',
    });
  });
});

describe('columns', () => {
  it('decisions are remembered for the unit, and unmapped columns stay with the batch', async () => {
    const actor = await filler();
    const ledger = csv(['姓名', '手机', '结对干部'], ['蒋甲', '13200000001', '示例干部']);
    const first = await checkLedger(actor, await readLedger(actor, unitId, ledger), { 结对干部: 'note' });
    expect(first.counts.new).toBe(1);
    const second = await readLedger(actor, unitId, ledger);
    expect(second.table?.columns.find((column) => column.header === '结对干部')).toMatchObject({
      field: 'note',
      remembered: true,
    });
    const other = await world.actor('chief');
    const elsewhere = await readLedger(other, world.other.countyId, ledger);
    expect(elsewhere.table?.columns.find((column) => column.header === '结对干部')).toMatchObject({
      remembered: false,
    });
    const kept = await checkLedger(actor, second, { 结对干部: 'keep' });
    expect((await getBatchRow(actor, kept.id, 2)).cells[2]).toEqual({
      header: '结对干部',
      field: null,
      text: '示例干部',
    });
    expect(await db.merchant.count({ where: { searchText: { contains: '示例干部' } } })).toBe(0);
  });

  it('a column that looks like ID numbers must be dropped and leaves nothing', async () => {
    const actor = await filler();
    const ledger = csv(['姓名', '证号'], ['韩甲', '610724197001011234'], ['韩乙', '610724198001011235']);
    const batch = await readLedger(actor, unitId, ledger);
    expect(batch.table?.columns[1]).toMatchObject({ sensitive: 'id_number', drop: true, field: null });
    await expect(confirmMapping(actor, { id: batch.id, columns: { 0: 'name', 1: 'keep' } })).rejects.toThrow(
      FieldErrors,
    );
    const checked = await checkLedger(actor, batch);
    expect((await getBatchRow(actor, checked.id, 2)).cells).toEqual([
      { header: '姓名', field: 'name', text: '韩甲' },
      { header: '证号', field: 'drop', text: '' },
    ]);
  });

  it('a table without a name column, and one field from two columns, are refused beside the column', async () => {
    const actor = await filler();
    const batch = await readLedger(actor, unitId, csv(['姓名', '单位', '工作单位'], ['沈甲', '一', '二']));
    const refusal = async (columns: Record<string, string>) =>
      confirmMapping(actor, { id: batch.id, columns }).catch((error: unknown) =>
        error instanceof FieldErrors ? error.fields : error,
      );
    expect(await refusal({ 0: 'keep', 1: 'employer', 2: 'keep' })).toEqual({
      columns: [{ code: 'import_no_name' }],
    });
    expect(await refusal({ 0: 'name', 1: 'employer', 2: 'employer' })).toEqual({
      'columns.2': [{ code: 'import_twice' }],
    });
    expect(await refusal({ 0: 'name', 1: 'employer' })).toEqual({ 'columns.2': [{ code: 'import_decide' }] });
  });
});

describe('who may', () => {
  it('a filler imports for the own units only', async () => {
    const actor = await filler();
    await expect(uploadLedger(actor, world.other.countyId, csv(['姓名'], ['甲']))).rejects.toThrow(
      FieldErrors,
    );
    await expect(
      startImport(actor, {
        noun: 'merchants',
        unitId,
        source: '示例',
        basis: { kind: 'none', purposes: [] },
        fileId: '01990000-0000-7000-8000-000000000000',
        fileName: 'x.csv',
      }),
    ).rejects.toThrow(NotFoundError);
  });

  it("another county's batch does not exist, through any door", async () => {
    const chief = await world.actor('chief');
    const foreign = await previewLedger(
      chief,
      world.other.countyId,
      csv(['姓名', '电话'], ['卫甲', '13100000001']),
    );
    const actor = await filler();
    const page = { tab: undefined, after: undefined, before: undefined };
    await expect(getBatch(actor, foreign.id)).rejects.toThrow(NotFoundError);
    await expect(listBatchRows(actor, foreign.id, page)).rejects.toThrow(NotFoundError);
    await expect(getBatchRow(actor, foreign.id, 2)).rejects.toThrow(NotFoundError);
    await expect(getErrorWorkbook(actor, foreign.id)).rejects.toThrow(NotFoundError);
    await expect(applyBatch(actor, foreign.id)).rejects.toThrow(NotFoundError);
    await expect(cancelBatch(actor, foreign.id)).rejects.toThrow(NotFoundError);
  });

  it('a grant that was revoked stops the writing, and nothing is written', async () => {
    const actor = await filler();
    const preview = await previewLedger(actor, unitId, csv(['姓名', '电话'], ['蒙甲', '13100000002']));
    await applyBatch(actor, preview.id);
    await db.grant.update({ where: { id: actor.grantId }, data: { revokedAt: new Date() } });
    await applyRowsJob(jobFor(actor, preview.id));
    await db.grant.update({ where: { id: actor.grantId }, data: { revokedAt: null } });
    expect(await getBatch(await filler(), preview.id)).toMatchObject({
      state: 'failed',
      errorCode: 'rights_revoked',
    });
    expect(await db.merchant.count({ where: { name: '蒙甲' } })).toBe(0);
  });
});

describe('the list of imports', () => {
  it('tells the time of Shanghai, whatever zone the database session is in', async () => {
    const id = await uploadLedger(await filler(), unitId, csv(['姓名'], ['列甲']));
    await db.batch.update({ where: { id }, data: { createdAt: new Date('2027-01-01T20:30:00Z') } });
    const { rows } = await listBatches(await filler(), BatchListPage.parse({}));
    expect(rows.find((row) => row.id === id)?.createdAt).toBe('2027-01-02 04:30');
  });
});

describe('files that are no ledger', () => {
  it.each([
    ['encrypted', 'encrypted'],
    ['empty', 'empty'],
    ['broken', 'broken'],
  ])('an %s file is refused with a clear code', async (kind, code) => {
    const batch = await readLedger(await filler(), unitId, await strange(kind));
    expect(batch).toMatchObject({ state: 'failed', errorCode: code });
  });

  it('text without a header asks for the header row', async () => {
    const batch = await readLedger(await filler(), unitId, csv(['1', '2'], ['3', '4']));
    expect(batch).toMatchObject({ state: 'mapping', errorCode: 'no_table', table: null });
  });
});

describe('a worker that is killed', () => {
  it('leaves whole chunks, and the next one goes on exactly there', async () => {
    const actor = await filler();
    const numeral = (i: number) =>
      [...String(i)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');
    const people = Array.from({ length: 5_000 }, (_, i) => [
      `陈${numeral(i)}`,
      `158${String(i).padStart(8, '0')}`,
    ]);
    const { id: known } = await seedMerchant(unitId, {
      name: '陈老名',
      contactPoints: [{ kind: 'mobile', value: '15900000001' }],
    });
    // three that resemble somebody stand at the end: updated, created, left out
    const twins = ['陈改名', '陈另一', '陈不要'].map((name) => [name, '15900000001']);
    const preview = await previewLedger(actor, unitId, csv(['姓名', '电话'], ...people, ...twins));
    expect(preview.counts).toMatchObject({ rows: 5_004, new: 5_000, duplicate: 3 });
    for (const [row, choice] of [
      [5_002, `update:${known}`],
      [5_003, 'create'],
      [5_004, 'leave'],
    ] as const)
      await decideRows(actor, { id: preview.id, rows: [row], all: false, choice });
    await applyBatch(actor, preview.id);
    const before = await db.merchant.count();
    const written = async () => (await getBatch(actor, preview.id)).counts.created;
    const worker = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/support/import-worker.ts', JSON.stringify(jobFor(actor, preview.id))],
      {
        env: process.env,
        stdio: 'inherit',
      },
    );
    await expect.poll(written, { timeout: 50_000, interval: 20 }).toBeGreaterThan(0);
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
    expect(worker.signalCode).toBe('SIGKILL');
    // the killed process's transaction ends when the server notices; the lock makes the count wait for it
    await db.$queryRaw`SELECT 1 FROM batch WHERE id = ${preview.id}::uuid FOR UPDATE`;
    const half = await written();
    expect(half).toBeLessThan(5_000);
    expect(half % 1_000).toBe(0);
    expect(await db.merchant.count()).toBe(before + half);

    await applyRowsJob(jobFor(actor, preview.id));
    expect(await getBatch(actor, preview.id)).toMatchObject({
      state: 'applied',
      counts: { created: 5_001, updated: 1 },
      decided: { create: 1, update: 1, leave: 1 },
    });
    expect(await db.merchant.count()).toBe(before + 5_001);
    expect(await db.change.count({ where: { batchId: preview.id, noun: 'merchants', verb: 'create' } })).toBe(
      5_001,
    );
    expect(await db.batchRow.count({ where: { batchId: preview.id, appliedAt: { not: null } } })).toBe(5_002);
    expect(await db.merchant.findUnique({ where: { id: known }, select: { name: true } })).toEqual({
      name: '陈改名',
    });
    expect(await db.merchant.count({ where: { name: { in: ['陈另一', '陈不要'] } } })).toBe(1);
  }, 120_000);
});

describe('looking after batches', () => {
  it('a batch whose worker has died is put back into the queue', async () => {
    const actor = await filler();
    const preview = await previewLedger(actor, unitId, csv(['姓名', '电话'], ['苗甲', '13100000003']));
    await applyBatch(actor, preview.id);
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'imports.apply'`;
    await db.$executeRaw`UPDATE batch SET "updatedAt" = now() - interval '5 minutes' WHERE id = ${preview.id}::uuid`;
    await resumeBatches(systemActor('test'));
    const jobs = await db.$queryRaw<{ data: { batchId: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = 'imports.apply'`;
    expect(jobs.map((job) => job.data.batchId)).toEqual([preview.id]);
  });

  it('when its time is over, file and staged rows go, the counts stay', async () => {
    const actor = await filler();
    const batch = await importLedger(actor, unitId, csv(['姓名', '电话'], ['凤甲', '13100000004']));
    await db.batch.update({ where: { id: batch.id }, data: { expiresAt: new Date(0) } });
    await expireBatches(systemActor('test'));
    expect(await db.batchBlock.count({ where: { batchId: batch.id } })).toBe(0);
    expect(await db.batchRow.count({ where: { batchId: batch.id } })).toBe(0);
    expect(await db.file.count({ where: { id: batch.fileId ?? '' } })).toBe(0);
    expect(await getBatch(actor, batch.id)).toMatchObject({ fileId: null, counts: { created: 1 } });
  });
});

/** Files as they come in by mistake. */
async function strange(kind: string) {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  if (kind === 'encrypted') return { fileName: '加密.xlsx', bytes: encryptedWorkbook() };
  if (kind === 'empty') return { fileName: '空.csv', bytes: Buffer.from('\n\n,,\n') };
  return { fileName: '坏.xls', bytes: Buffer.concat([ole, Buffer.alloc(2000, 7)]) };
}

/** An OLE container whose directory names EncryptedPackage: what Office writes for a workbook with a password. */
function encryptedWorkbook(): Buffer {
  const bytes = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1024);
  return bytes;
}
