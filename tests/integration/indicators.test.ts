import { Decimal } from 'decimal.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  figureUnits,
  getFigure,
  listFigureLines,
  listFigures,
  readQuestion,
} from '@/lib/indicators/queries/get-figure';
import {
  listPublicFigures,
  readPublicHomeFigures,
  readPublicFigure,
} from '@/lib/indicators/queries/public-figures';
import { takeFigureLines } from '@/lib/indicators/commands/take-lines';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { listReceipts } from '@/lib/receipts/queries/list-receipts';
import { ReceiptPage } from '@/lib/receipts/search-params';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { NotFoundError } from '@/lib/shared/errors';
import { presets } from '@/prisma/seed/presets/presets';
import { seedDefinition } from '@/tests/factories/definitions';
import { seedProject } from '@/tests/factories/projects';
import { seedReceipt } from '@/tests/factories/receipts';
import { seedUnit } from '@/tests/factories/units';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
const counties = new Map<string, string>();
const YEAR = { from: '2022-01', to: '2022-10' };

beforeAll(async () => {
  world = await makeWorld();
  await seedDefinition('return-receipts', [
    { validFrom: '2019-01-01', validTo: '2021-12-31', params: { uses: ['fixed', 'working'] } },
    { validFrom: '2022-01-01' },
  ]);
  await sampleSet();
});

/** The 137 sample lines of Xiangxi (N1), each on a project of its county. */
async function sampleSet(): Promise<void> {
  const set = presets.xiangxi.receiptSet;
  if (!set) throw new Error('the preset has no receipts');
  const projects = new Map<string, string>();
  for (const county of new Set(set.receipts.map((receipt) => receipt.county))) {
    const id = await seedUnit({ kind: 'county', name: county, parentId: world.rootId });
    counties.set(county, id);
    projects.set(county, (await seedProject(id)).id);
  }
  await db.target.create({
    data: {
      year: 2022,
      unitId: world.rootId,
      indicator: 'return-receipts',
      value: set.taskWan,
      unit: '万元',
    },
  });
  const scopes = {
    province_other: 'province_outside_prefecture',
    prefecture_other: 'prefecture_outside_county',
  };
  await db.receipt.createMany({
    data: set.receipts.map((receipt) => ({
      id: newId(),
      number: `S-${receipt.no}`,
      projectId: projects.get(receipt.county) ?? '',
      receivedOn: new Date(receipt.receivedOn),
      periodMonth: receipt.month,
      // cast: the two names that differ are mapped, the others are the same
      sourceScope: (scopes[receipt.scope as keyof typeof scopes] ?? receipt.scope) as 'local',
      amountWan: receipt.amountWan,
      evidenceKind: receipt.proof,
      state: 'accepted' as const,
      submittedBy: world.people.filler.userId,
      checkedBy: world.people.clerk.userId,
      decidedBy: world.people.chief.userId,
      ownerUnitId: counties.get(receipt.county) ?? '',
    })),
  });
}

const sum = (values: Iterable<string>): string =>
  [...values].reduce((total, value) => total.plus(value), new Decimal(0)).toFixed();

describe('a counted figure', () => {
  it('137 lines of 452,800 万元 against 400,000 万元 print 113.2 % (N1)', async () => {
    const figure = await getFigure(await world.actor('chief'), 'return-receipts', {
      unit: world.rootId,
      ...YEAR,
    });
    expect(figure).toMatchObject({ totalWan: '452800', lines: 137, reviewed: 137 });
    expect(figure.completion).toMatchObject({ percent: '113.2', ratio: '1.1320', ahead: '29.87' });
    expect(figure.version?.number).toBe(2);
    expect(figure.groups.map((group) => group.name).sort()).toEqual([...counties.keys()].sort());
  });

  it('total = sum of groups = sum of lines, for every county and every span of months', async () => {
    const chief = await world.actor('chief');
    const units = [world.rootId, ...counties.values(), world.own.countyId, world.other.countyId];
    const spans = [
      YEAR,
      { from: '2022-01', to: '2022-03' },
      { from: '2022-07', to: '2022-07' },
      { from: '2021-06', to: '2022-12' },
    ];
    for (const unit of units) {
      for (const span of spans) {
        const figure = await getFigure(chief, 'return-receipts', { unit, ...span });
        const lines = await listFigureLines(chief, 'return-receipts', { unit, ...span });
        expect(sum(lines.rows.map((line) => line.creditedWan)), `lines of ${unit}`).toBe(figure.totalWan);
        expect(sum(figure.groups.map((group) => group.totalWan)), `groups of ${unit}`).toBe(figure.totalWan);
        expect(sum(figure.groups.flatMap((group) => Object.values(group.byScope)))).toBe(figure.totalWan);
        expect(lines.rows).toHaveLength(figure.lines);
      }
    }
  });

  it('the parts of all counties are the whole programme', async () => {
    const chief = await world.actor('chief');
    const parts = await Promise.all(
      [...counties.values()].map(
        async (unit) => (await getFigure(chief, 'return-receipts', { unit, ...YEAR })).totalWan,
      ),
    );
    expect(sum(parts)).toBe('452800');
  });

  it('too many lines open one group at a time', async () => {
    const chief = await world.actor('chief');
    const question = { unit: world.rootId, ...YEAR };
    expect((await listFigureLines(chief, 'return-receipts', question, 100)).isCut).toBe(true);
    const one = await listFigureLines(
      chief,
      'return-receipts',
      { ...question, group: counties.get('luxi') },
      100,
    );
    expect(one).toMatchObject({ isCut: false });
    expect(one.rows).toHaveLength(9);
  });
});

describe('what counts', () => {
  const decided = () => ({ decidedBy: world.people.chief.userId });
  const figureOf = async (unit: string, span: { from: string; to: string }) =>
    getFigure(await world.actor('chief'), 'return-receipts', { unit, ...span });

  it('accepted lines only, of return projects only, no estimates', async () => {
    const unit = world.own.parkId;
    await seedReceipt(unit, 'accepted', { ...decided(), amountWan: '10', month: '2023-05' });
    await seedReceipt(unit, 'submitted', { amountWan: '1000', month: '2023-05' });
    await seedReceipt(unit, 'returned', { amountWan: '1000', month: '2023-05' });
    const plain = await seedProject(unit, { isReturn: false });
    await seedReceipt(unit, 'accepted', {
      ...decided(),
      amountWan: '1000',
      month: '2023-05',
      projectId: plain.id,
    });
    const estimate = await seedReceipt(unit, 'checked', { amountWan: '1000', month: '2023-05' });
    await db.receipt.update({
      where: { id: estimate.id },
      data: { isEstimate: true, state: 'accepted', periodMonth: '2023-05', ...decided() },
    });
    expect((await figureOf(unit, { from: '2023-01', to: '2023-12' })).totalWan).toBe('10');
  });

  it('old months keep the old rule: working capital counted until 2021', async () => {
    const unit = world.other.parkId;
    const project = (await seedProject(unit)).id;
    for (const month of ['2021-12', '2022-01']) {
      const line = await seedReceipt(unit, 'checked', { amountWan: '100', month, projectId: project });
      await db.receipt.update({
        where: { id: line.id },
        data: { use: 'working', state: 'accepted', periodMonth: month, ...decided() },
      });
    }
    expect((await figureOf(unit, { from: '2021-01', to: '2022-12' })).totalWan).toBe('100');
    expect((await figureOf(unit, { from: '2022-01', to: '2022-12' })).totalWan).toBe('0');
  });

  it('credit is split from its day on: no unit counts the whole, together they count it once', async () => {
    const project = await seedProject(world.own.countyId);
    await db.$transaction([
      db.creditShare.createMany({
        data: [
          {
            projectId: project.id,
            unitId: world.own.countyId,
            percent: '33.333333',
            validFrom: new Date('2024-04-01'),
          },
          {
            projectId: project.id,
            unitId: world.other.countyId,
            percent: '66.666667',
            validFrom: new Date('2024-04-01'),
          },
        ],
      }),
    ]);
    const line = (month: string, amountWan: string) =>
      seedReceipt(world.own.countyId, 'accepted', { ...decided(), month, amountWan, projectId: project.id });
    await line('2024-03', '100');
    await line('2024-04', '30');
    const span = { from: '2024-03', to: '2024-04' };
    expect((await figureOf(world.own.countyId, span)).totalWan).toBe('109.9999999');
    expect((await figureOf(world.other.countyId, span)).totalWan).toBe('20.0000001');
    expect((await figureOf(world.rootId, span)).totalWan).toBe('130');
    expect((await figureOf(world.rootId, span)).lines, 'a shared line is one line of the whole').toBe(2);
  });
});

describe('whose figures', () => {
  it('a county opens its own and what stands below, never another', async () => {
    const filler = await world.actor('filler');
    expect((await figureUnits(filler)).map((unit) => unit.name.trim())).toEqual(['甲县商务局', '甲县工业园']);
    const own = await readQuestion(filler, FigureQuestion.parse({}));
    expect(own.unit).toBe(world.own.countyId);
    await getFigure(filler, 'return-receipts', { unit: world.own.parkId, ...YEAR });
    for (const unit of [world.other.countyId, world.rootId, newId()]) {
      await expect(getFigure(filler, 'return-receipts', { unit, ...YEAR })).rejects.toThrow(NotFoundError);
      await expect(listFigureLines(filler, 'return-receipts', { unit, ...YEAR })).rejects.toThrow(
        NotFoundError,
      );
    }
  });

  it("a shared line shows in the partner's figure, its record stays closed", async () => {
    const project = await seedProject(world.other.countyId);
    await db.$transaction([
      db.creditShare.deleteMany({ where: { projectId: project.id } }),
      db.creditShare.createMany({
        data: [
          {
            projectId: project.id,
            unitId: world.other.countyId,
            percent: 50,
            validFrom: new Date('2022-01-04'),
          },
          {
            projectId: project.id,
            unitId: world.own.countyId,
            percent: 50,
            validFrom: new Date('2022-01-04'),
          },
        ],
      }),
    ]);
    await seedReceipt(world.other.countyId, 'accepted', {
      decidedBy: world.people.chief.userId,
      month: '2025-02',
      amountWan: '80',
      projectId: project.id,
    });
    const lines = await listFigureLines(await world.actor('filler'), 'return-receipts', {
      unit: world.own.countyId,
      from: '2025-01',
      to: '2025-12',
    });
    expect(lines.rows).toMatchObject([{ creditedWan: '40', canOpen: false }]);
  });

  it('questions fall back to the last counted month of the reader', async () => {
    const question = await readQuestion(
      await world.actor('chief'),
      FigureQuestion.parse({ from: 'x', to: '2022-10' }),
    );
    expect(question).toEqual({ unit: world.rootId, ...YEAR });
    const all = await listFigures(await world.actor('chief'), question);
    expect(all.map((figure) => figure.code)).toEqual(['return-receipts']);
  });
});

describe('public figures', () => {
  beforeAll(async () => {
    const source = await db.sourceDocument.create({
      data: { code: 'T1', title: '示例答复函', publisher: '示例局', kind: 'reply', note: '存本缺字' },
    });
    const base = {
      unit: '亿元',
      asOfText: '截至2022年10月底',
      sourceId: source.id,
      quote: '到位资金45.3亿元，全州174.5亿元',
    };
    await db.statedFigure.createMany({
      data: [
        { ...base, code: 'funds', labelZh: '到位资金', value: '45.3', homeOrder: 2 },
        {
          ...base,
          code: 'all-funds',
          labelZh: '全州到位资金',
          value: '174.5',
          qualifier: 'near',
          homeOrder: 1,
        },
        { ...base, code: 'hidden', labelZh: '不公开', value: '1', isPublic: false, homeOrder: 3 },
        {
          ...base,
          code: 'share',
          labelZh: '占比',
          value: '25.96',
          unit: '%',
          formula: {
            text: '45.3 ÷ 174.5',
            op: 'divide',
            operands: ['funds', 'all-funds'],
            times: '100',
            decimals: 2,
          },
        },
      ],
    });
    await db.discrepancy.create({
      data: {
        code: 'thirty',
        sourceId: source.id,
        title: '三成',
        text: '计算为25.96%',
        figureCodes: ['share'],
      },
    });
    await db.countedFigure.create({
      data: {
        code: 'published',
        definitionId: await seedDefinition(),
        labelZh: '完成年度任务',
        unitId: world.rootId,
        fromMonth: YEAR.from,
        toMonth: YEAR.to,
        isPublic: true,
      },
    });
  });

  it('the home figures come in their order and leave out what is not public', async () => {
    expect((await readPublicHomeFigures()).map((row) => row.code)).toEqual(['all-funds', 'funds']);
  });

  it('the list tells stated, derived and counted ones apart', async () => {
    const all = await listPublicFigures();
    expect(all.stated.map((row) => [row.code, row.isDerived])).toEqual([
      ['all-funds', false],
      ['funds', false],
      ['share', true],
    ]);
    expect(all.counted.map((row) => row.code)).toEqual(['published']);
  });

  it('a stated figure opens to the words of its source and to what was derived from it', async () => {
    const figure = await readPublicFigure('all-funds');
    expect(figure).toMatchObject({
      kind: 'stated',
      value: '174.5',
      qualifier: 'near',
      quote: '到位资金45.3亿元，全州174.5亿元',
      source: { title: '示例答复函', note: '存本缺字' },
      formula: null,
      derived: [{ code: 'share' }],
    });
  });

  it('a derived figure shows its formula, its operands, the recomputed value and the discrepancy', async () => {
    const figure = await readPublicFigure('share');
    expect(figure).toMatchObject({
      value: '25.96',
      isDerived: true,
      formula: {
        text: '45.3 ÷ 174.5',
        recomputed: '25.96',
        operands: [{ code: 'funds' }, { code: 'all-funds' }],
      },
      discrepancies: [{ title: '三成', text: '计算为25.96%' }],
    });
  });

  it('a published counted figure gives lines by number, no names of projects, payers or persons', async () => {
    const figure = await readPublicFigure('published');
    expect(figure).toMatchObject({ kind: 'counted', unitName: null, figure: { totalWan: '452800' } });
    const text = JSON.stringify(figure);
    expect(text).toContain('S-137');
    for (const hidden of ['示例项目', 'projectId', 'payerText', 'fileId', world.people.clerk.userId]) {
      expect(text).not.toContain(hidden);
    }
  });

  it('what is not public, or unknown, does not exist', async () => {
    expect(await readPublicFigure('hidden')).toBeNull();
    expect(await readPublicFigure('nothing')).toBeNull();
  });
});

describe('lines that leave the house or are restricted', () => {
  const span = { from: '2024-05', to: '2024-05' };

  it('who took which figure, and how many lines, stands in the log before the file leaves', async () => {
    await seedReceipt(world.own.countyId, 'accepted', { decidedBy: world.people.chief.userId });
    const clerk = await world.actor('clerk');
    const lines = await takeFigureLines(clerk, 'return-receipts', { unit: world.own.countyId, ...span });
    expect(lines).toHaveLength(1);
    const row = await db.change.findFirstOrThrow({
      where: { noun: 'indicators', verb: 'export', recordId: world.own.countyId },
      select: { actorId: true, diff: true },
    });
    expect(row.actorId).toBe(clerk.userId);
    expect(Object.keys(row.diff ?? {}).sort()).toEqual(['code', 'from', 'rows', 'to']);
  });

  it('a restricted project counts, without name and papers for whoever may not see it', async () => {
    const { id: projectId } = await seedProject(world.other.countyId, { name: '保密项目甲' });
    await db.project.update({ where: { id: projectId }, data: { isRestricted: true } });
    await seedReceipt(world.other.countyId, 'accepted', { projectId, decidedBy: world.people.chief.userId });
    const question = { unit: world.other.countyId, ...span };
    const of = async (role: 'clerk' | 'supervisor') =>
      (await listFigureLines(await world.actor(role), 'return-receipts', question)).rows;
    const supervisor = await world.actor('supervisor');
    expect(await of('clerk')).toMatchObject([{ project: '保密项目甲', canOpen: true }]);
    expect(await of('supervisor')).toMatchObject([
      { project: null, projectId: null, canOpen: false, papers: [] },
    ]);
    expect((await getFigure(supervisor, 'return-receipts', question)).totalWan).toBe('1250');
    const listed = await listReceipts(supervisor, ReceiptPage.parse({}));
    expect(JSON.stringify(listed)).not.toContain('保密项目甲');
  });
});
