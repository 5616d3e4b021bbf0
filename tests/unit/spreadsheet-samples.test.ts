import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MEMBER_IMPORT_COLUMNS } from '@/lib/chambers/import-columns';
import { MERCHANT_IMPORT_COLUMNS } from '@/lib/merchants/import-columns';
import { PROBLEM_IMPORT_COLUMNS } from '@/lib/problems/import-columns';
import { PROJECT_IMPORT_COLUMNS } from '@/lib/projects/import-columns';
import { classifyRow, type RowClass } from '@/lib/server/spreadsheet/classify-row';
import { findTable, type TableShape } from '@/lib/server/spreadsheet/find-table';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { readTitleFacts } from '@/lib/server/spreadsheet/title-facts';
import { type Cell, cellAt, type Row } from '@/lib/shared/cell';
import { type ImportColumn, proposeMapping } from '@/lib/shared/header-match';
import { parsePersonName, parseSex, parseYesNo } from '@/lib/shared/parse-cell';
import { parseCreditCode } from '@/lib/shared/parse-code';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { parsePhones } from '@/lib/shared/phone';
import { parseMoneyWan, parseQuantity } from '@/lib/shared/quantity';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/spreadsheets/${name}`, import.meta.url));

interface Ledger {
  readonly rows: readonly Row[];
  readonly table: TableShape;
  readonly classes: ReadonlyMap<number, RowClass>;
}

async function readLedger(name: string): Promise<Ledger> {
  const sheet = await openSpreadsheet(fixture(name), { fileName: name });
  try {
    const table = findTable(await sheet.firstRows(40), await sheet.merges());
    if (!table) throw new Error('no table found');
    const rows: Row[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    return { rows, table, classes: new Map(rows.map((row) => [row.rowNo, classifyRow(row, table)])) };
  } finally {
    await sheet.close();
  }
}

function rowsOf({ classes }: Ledger, kind: RowClass['kind']): number[] {
  return [...classes].filter(([, c]) => c.kind === kind).map(([rowNo]) => rowNo);
}

function counts(ledger: Ledger): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { kind } of ledger.classes.values()) result[kind] = (result[kind] ?? 0) + 1;
  return result;
}

/** The cells of one column in the data rows. */
function column(ledger: Ledger, name: string): Cell[] {
  const header = ledger.table.headers.find((h) => h.name === name);
  if (!header) throw new Error(`no column ${name}`);
  const data = new Set(rowsOf(ledger, 'data'));
  return ledger.rows.filter((row) => data.has(row.rowNo)).map((row) => cellAt(row, header.column));
}

function mapping<F extends string>(
  ledger: Ledger,
  targets: readonly ImportColumn<F>[],
): Record<string, F | null> {
  const samples = new Map(ledger.table.headers.map((h) => [h.column, column(ledger, h.name).slice(0, 50)]));
  return Object.fromEntries(
    proposeMapping(ledger.table.headers, targets, samples).map((p) => [p.header, p.field]),
  );
}

const tally = (values: readonly (string | undefined)[]): Record<string, number> => {
  const result: Record<string, number> = {};
  for (const value of values) if (value !== undefined) result[value] = (result[value] ?? 0) + 1;
  return result;
};

describe('merchants-a.xlsx, a ledger as townships keep it', async () => {
  const ledger = await readLedger('merchants-a.xlsx');

  test('every row is one thing, and the counts add up to the 325 rows of the sheet', () => {
    expect(ledger.rows.map((row) => row.rowNo)).toEqual(Array.from({ length: 325 }, (_, i) => i + 1));
    expect(counts(ledger)).toEqual({ title: 2, header: 2, data: 313, blank: 6, total: 1, note: 1 });
    expect(rowsOf(ledger, 'title')).toEqual([1, 2]);
    expect(rowsOf(ledger, 'header')).toEqual([3, 4]);
    expect(rowsOf(ledger, 'blank')).toEqual([57, 110, 163, 216, 269, 323]);
    expect(rowsOf(ledger, 'total')).toEqual([324]);
    expect(rowsOf(ledger, 'note')).toEqual([325]);
    expect(ledger.table.firstDataRow).toBe(5);
  });

  test('merged headers of two rows are joined and mapped', () => {
    expect(mapping(ledger, MERCHANT_IMPORT_COLUMNS)).toEqual({
      序号: 'sequence',
      姓名: 'name',
      性别: 'sex',
      '籍贯/县': 'hometownCounty',
      '籍贯/镇': 'hometownTown',
      '籍贯/村': 'hometownVillage',
      现居地: 'residenceText',
      工作单位: 'employer',
      职务: 'title',
      所属行业: 'industryText',
      '企业情况/注册资本(万元)': 'registeredCapital',
      '企业情况/员工(人)': 'employees',
      '联系方式/手机': 'phones',
      '联系方式/微信': 'wechat',
      商会任职: 'chamberPost',
      实力等级: 'strengthTier',
      影响力: 'influenceTier',
      最近联系时间: 'lastContactOn',
      备注: 'note',
    });
  });

  test('the lines above the table', () => {
    expect(readTitleFacts(ledger.rows.slice(0, 2))).toEqual({
      title: '西乡县在外客商(人才)信息台账',
      reportedBy: '示例镇人民政府',
      reportedOn: { from: '2024-03-01', to: '2024-03-31', precision: 'month' },
      moneyUnit: null,
    });
  });

  test('every name is read, without the spaces inside', () => {
    const names = column(ledger, '姓名').map((cell) => parsePersonName(cell));
    expect(tally(names.map((n) => n.warning))).toEqual({});
    expect(names.filter((n) => n.value === null || /\s/.test(n.value))).toEqual([]);
    expect([names[10]?.value, names[12]?.value, names[21]?.value]).toEqual(['刘文磊', '陈福伟', '欧阳志敏']);
  });

  test('every phone is read but the ones that are none', () => {
    const phones = column(ledger, '联系方式/手机').map((cell) => parsePhones(cell));
    expect(tally(phones.map((p) => p.warning))).toEqual({ not_a_phone: 7 });
    expect(tally(phones.map((p) => p.value?.map((phone) => phone.kind).join('+')))).toEqual({
      mobile: 266,
      'mobile+mobile': 33,
      landline: 7,
    });
    expect(phones.filter((p) => p.warning).every((p) => p.original === '电话不详' && p.value === null)).toBe(
      true,
    );
  });

  test('all five styles of dates are read', () => {
    const dates = column(ledger, '最近联系时间').map((cell) => parsePartialDate(cell));
    expect(tally(dates.map((d) => d.warning))).toEqual({});
    expect(dates.every((d) => d.value !== null)).toBe(true);
    expect([0, 1, 2, 3, 4, 20].map((i) => dates[i]?.value?.from)).toEqual([
      '2024-03-05',
      '2024-09-01',
      '2022-12-28',
      '2022-08-21',
      '2024-06-07',
      '2024-12-01',
    ]);
    expect(tally(dates.map((d) => d.value?.precision))).toEqual({ day: 196, month: 117 });
  });

  test('amounts and head counts keep their qualifiers', () => {
    const capital = column(ledger, '企业情况/注册资本(万元)').map((cell) => parseMoneyWan(cell));
    expect(
      tally(
        capital.map((c) => c.value && `${c.value.qualifier} ${c.value.amountWan}`).map((v) => v ?? undefined),
      ),
    ).toEqual({
      'exact 1000': 51,
      'about 500': 42,
      'exact 5000': 65,
      'exact 500': 52,
      'exact 1200': 43,
    });
    const staff = column(ledger, '企业情况/员工(人)').map((cell) => parseQuantity(cell));
    expect(tally(staff.map((s) => (s.value ? `${s.value.qualifier} ${s.value.value}` : undefined)))).toEqual({
      'more 300': 67,
      'near 1000': 91,
      'exact 20': 87,
    });
    expect(tally([...capital, ...staff].map((c) => c.warning))).toEqual({});
  });

  test('sex is read or blank, and a formula text stays text', () => {
    const sex = column(ledger, '性别').map((cell) => parseSex(cell));
    expect(tally(sex.map((s) => s.warning))).toEqual({});
    const notes = column(ledger, '备注');
    expect(
      notes.filter((cell) => cell.text.startsWith('=HYPERLINK')).every((cell) => cell.kind === 'text'),
    ).toBe(true);
  });
});

describe('members-a.xlsx', async () => {
  const ledger = await readLedger('members-a.xlsx');

  test('one title, one header, 115 members', () => {
    expect(counts(ledger)).toEqual({ title: 1, header: 1, data: 115 });
    expect(Object.values(mapping(ledger, MEMBER_IMPORT_COLUMNS))).toEqual([
      'sequence',
      'name',
      'sex',
      'hometownText',
      'office',
      'companyName',
      'creditCode',
      'title',
      'phones',
      'joinedOn',
      'duesDue',
      'duesPaid',
    ]);
  });

  test('credit codes in lower case are read, blank ones are no warning, seven have a wrong check character', () => {
    const codes = column(ledger, '统一社会信用代码').map((cell) => parseCreditCode(cell));
    expect(tally(codes.map((c) => c.warning))).toEqual({ not_a_credit_code: 7 });
    expect(codes[14]).toEqual({ value: null, warning: 'not_a_credit_code', original: '91999999MA0100015P' });
    expect(codes[15]).toEqual({ value: '91999999MA0100016R', original: '91999999ma0100016r' });
    expect(codes[5]?.value).toBeNull();
  });

  test('dues are in 元 by their header', () => {
    expect(parseMoneyWan(column(ledger, '应缴会费(元)')[2], { defaultUnit: '元' }).value?.amountWan).toBe(
      '3',
    );
  });
});

describe('projects-a.xlsx, a two-row header that is merged only sideways', async () => {
  const ledger = await readLedger('projects-a.xlsx');

  test('合计 in the header is a column, 合计 below is the total', () => {
    expect(counts(ledger)).toEqual({ title: 2, header: 2, data: 58, total: 1 });
    expect(rowsOf(ledger, 'total')).toEqual([63]);
    expect(readTitleFacts(ledger.rows.slice(0, 2))).toMatchObject({
      reportedBy: '西乡县',
      moneyUnit: '万元',
    });
  });

  test('all 20 columns find their field', () => {
    expect(Object.values(mapping(ledger, PROJECT_IMPORT_COLUMNS))).toEqual([
      'sequence',
      'name',
      'investor',
      'sourcePlace',
      'sitePlace',
      'industryText',
      'agreementKind',
      'signedOn',
      'startedOn',
      'producedOn',
      'agreementTotal',
      'agreementOutsideProvince',
      'agreementOtherPrefecture',
      'agreementOwnPrefecture',
      'yearReceived',
      'yearReceivedOutsideProvince',
      'yearReceivedOtherPrefecture',
      'yearReceivedOwnPrefecture',
      'isReturn',
      'problems',
    ]);
  });

  test('the 合计 of the sheet is 4,000 万元 short of its rows: it is shown, never imported', () => {
    const sum = column(ledger, '协议总投资额/合计').reduce(
      (total, cell) => total + Number(parseMoneyWan(cell).value?.amountWan),
      0,
    );
    const stated = ledger.rows.at(-1);
    expect(sum).toBe(2_510_577);
    expect(stated && cellAt(stated, 10).value).toBe(2_506_577);
  });

  test('return projects marked √, 是 or 否', () => {
    const marks = column(ledger, '是否回归项目').map((cell) => parseYesNo(cell));
    expect(marks.every((mark) => mark.value !== null)).toBe(true);
  });
});

describe('the problem list, the same as .xls and as GBK text', async () => {
  const xls = await readLedger('problems-a.xls');
  const csv = await readLedger('problems-a.gbk.csv');

  test.each([
    ['xls', xls],
    ['csv', csv],
  ] as const)('%s: one title, one header, 40 problems', (_, ledger) => {
    expect(counts(ledger)).toEqual({ title: 1, header: 1, data: 40 });
    expect(Object.values(mapping(ledger, PROBLEM_IMPORT_COLUMNS))).toEqual([
      'sequence',
      'subject',
      'description',
      'kind',
      'raisedOn',
      'keeperUnit',
      'leader',
      'measures',
      'dueOn',
      'isClosed',
      'closedOn',
    ]);
    expect(column(ledger, '提出时间').every((cell) => parsePartialDate(cell).value !== null)).toBe(true);
    expect(column(ledger, '是否销号').every((cell) => parseYesNo(cell).value !== null)).toBe(true);
  });

  test('both hold the same texts', () => {
    const texts = (ledger: Ledger): string[][] =>
      ledger.rows.map((row) => row.cells.map((cell) => cell.text));
    expect(texts(xls)).toEqual(texts(csv));
    expect(cellAt(csv.rows[3] ?? { cells: [] }, 2).text).toBe('"奖补资金"迟迟未兑现');
  });
});
