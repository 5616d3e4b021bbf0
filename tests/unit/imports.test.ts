import { describe, expect, it } from 'vitest';
import { addsUp, isSure, noCounts, paceOf, readChoice, stepOf } from '@/lib/imports/rules';
import { ImportStart, MappingInput, RowChoice } from '@/lib/imports/schema';
import { merchantRowReader, type RowLookups } from '@/lib/merchants/import-read-row';
import { compareEntry, type Standing } from '@/lib/merchants/import-compare';
import { numberCell, textCell, type Row } from '@/lib/shared/cell';
import { buildPlaceIndex } from '@/lib/shared/place-index';

const COUNTY = '0198aaaa-0000-7000-8000-000000000001';
const UNIT = '0198aaaa-0000-7000-8000-0000000000ff';
const TIER_A = '0198aaaa-0000-7000-8000-0000000000aa';
const lookups: RowLookups = {
  places: buildPlaceIndex([
    { code: '610000', level: 'province', nameZh: '陕西省', parentCode: null },
    { code: '610700', level: 'prefecture', nameZh: '汉中市', parentCode: '610000' },
    { code: '610724', level: 'county', nameZh: '西乡县', parentCode: '610700' },
  ]),
  placeIds: new Map([['610724', COUNTY]]),
  countyOf: new Map([[COUNTY, COUNTY]]),
  within: '610724',
  strength: [{ code: TIER_A, name: 'A 级', synonyms: ['A', '强'] }],
  influence: [],
  industry: [],
};

const FIELDS = [
  'name',
  'phones',
  'lastContactOn',
  'registeredCapital',
  'note',
  'strengthTier',
  'hometownText',
];
const columns = FIELDS.map((field, column) => ({ column, field, unit: null }));
const read = merchantRowReader(columns, lookups, { ownerUnitId: UNIT, source: '示例名单' });
const row = (...cells: (string | number)[]): Row => ({
  rowNo: 5,
  hidden: false,
  cells: cells.map((cell) => (typeof cell === 'number' ? numberCell(cell) : textCell(cell))),
});

describe('a row of a ledger becomes an entry', () => {
  it('a row without a name is an error', () => {
    expect(read(row('', '13812341234'))).toMatchObject({ entry: null, error: 'no_name' });
  });

  it('a bad phone is a warning, an empty value, and its original text is kept', () => {
    const { entry, warnings } = read(row('陈贵文', '电话不详'));
    expect(entry?.contactPoints).toEqual([]);
    expect(warnings).toEqual([{ field: 'phones', column: 1, code: 'not_a_phone', original: '电话不详' }]);
    expect(entry?.unparsed).toEqual([{ field: 'phones', original: '电话不详', problem: 'not_a_phone' }]);
  });

  it('several phones of a cell and full-width digits are read', () => {
    const { entry, warnings } = read(row('区昌涛', '１９９１００７１２７１、19949666271'));
    expect(entry?.contactPoints.map((point) => point.value)).toEqual(['19910071271', '19949666271']);
    expect(warnings).toEqual([]);
  });

  it('2021.1 as a number is the year 2021 with a warning; as text it is January', () => {
    const asNumber = read(row('张三', '', 2021.1));
    expect(asNumber.entry?.lastContactOn).toBe('2021-01-01');
    expect(asNumber.warnings.map((warning) => warning.code)).toEqual(['month_lost']);
    expect(asNumber.entry?.unparsed).toEqual([
      { field: 'lastContactOn', original: '2021.1', problem: 'month_lost' },
    ]);
    const asText = read(row('张三', '', '2021.1'));
    expect(asText.warnings).toEqual([]);
    expect(asText.entry?.unparsed).toEqual([
      { field: 'lastContactOn', original: '2021.1', problem: 'only_month' },
    ]);
  });

  it('an amount keeps what was written; words that are no amount are left empty', () => {
    expect(read(row('张三', '', '', '0.5亿元')).entry?.quantities).toEqual([
      { kind: 'registered_capital', original: '0.5亿元' },
    ]);
    const wrong = read(row('张三', '', '', '不便透露'));
    expect(wrong.entry?.quantities).toEqual([]);
    expect(wrong.warnings.map((warning) => warning.code)).toEqual(['not_a_number']);
  });

  it('a bare amount is in the unit of its header', () => {
    const inYuan = merchantRowReader(
      [
        { column: 0, field: 'name', unit: null },
        { column: 1, field: 'registeredCapital', unit: '元' },
      ],
      lookups,
      {
        ownerUnitId: UNIT,
        source: null,
      },
    );
    expect(inYuan(row('张三', 5000000)).entry?.quantities[0]?.original).toBe('5000000元');
  });

  it('an ID number in a note is not taken over', () => {
    const { entry, warnings } = read(row('张三', '', '', '', '身份证 610724197001011234 见附件'));
    expect(entry?.note).toBe('身份证 〔号码已略去〕 见附件');
    expect(warnings.map((warning) => warning.code)).toEqual(['number_hidden']);
    expect(JSON.stringify(warnings)).not.toContain('610724197001011234');
  });

  it('a tier is read by its synonyms, an unknown word is a warning', () => {
    expect(read(row('张三', '', '', '', '', '强')).entry?.strengthTierId).toBe(TIER_A);
    expect(read(row('张三', '', '', '', '', '超强')).warnings.map((warning) => warning.code)).toEqual([
      'unknown_word',
    ]);
  });

  it('an unknown place is kept as text, with a remark', () => {
    const { entry, warnings } = read(row('张三', '', '', '', '', '', '某某镇'));
    expect(entry).toMatchObject({ hometownText: '某某镇', hometownId: undefined });
    expect(warnings.map((warning) => warning.code)).toEqual(['place_unknown']);
  });

  it('what the form refuses for its length is left empty, and the rest stands', () => {
    const { entry, warnings } = read(row('张三', '13812341234', '', '', '长'.repeat(2001)));
    expect(entry?.note).toBeUndefined();
    expect(entry?.contactPoints).toHaveLength(1);
    expect(warnings.map((warning) => warning.code)).toEqual(['too_long']);
  });
});

describe('an entry compared with the record', () => {
  const standing: Standing = {
    id: COUNTY,
    version: 3,
    name: '张三',
    aliases: [],
    salutation: null,
    contributions: [],
    sex: 'male',
    kinds: [],
    birthText: null,
    hometownId: COUNTY,
    hometownText: '西乡县',
    residenceId: null,
    residenceText: null,
    mainCompanyName: '示例有限公司',
    mainTitle: '董事长',
    industryTagId: null,
    industryText: null,
    mainBusiness: null,
    education: null,
    school: null,
    socialPosts: null,
    honours: null,
    intention: null,
    needs: null,
    strengthTierId: null,
    influenceTierId: null,
    isKey: false,
    lastContactOn: new Date('2024-06-01T00:00:00Z'),
    note: '旧备注',
    contactPoints: [],
    quantities: [],
    posts: [],
  };
  const entryOf = (...cells: string[]) => {
    const { entry } = read(row(...cells));
    if (!entry) throw new Error('the row has no name');
    return entry;
  };

  it('blank cells and other spellings change nothing', () => {
    expect(compareEntry(entryOf('张三', '', '', '', '', '', '西乡'), standing)).toEqual({
      patch: null,
      cells: [],
    });
  });

  it('one other cell is one change, with what stood before', () => {
    const { patch, cells } = compareEntry(entryOf('张三', '', '', '', '新备注'), standing);
    expect(cells).toEqual([{ field: 'note', from: '旧备注', to: '新备注' }]);
    expect(patch).toMatchObject({ id: COUNTY, version: 3, values: { note: '新备注' } });
  });

  it('a contact date only moves forward', () => {
    expect(compareEntry(entryOf('张三', '', '2023-01-01'), standing).patch).toBeNull();
    expect(compareEntry(entryOf('张三', '', '2024-07-01'), standing).cells).toEqual([
      { field: 'lastContactOn', from: '2024-06-01', to: '2024-07-01' },
    ]);
  });

  it('a new phone is added, shown masked', () => {
    const { patch, cells } = compareEntry(entryOf('张三', '13812341234'), standing);
    expect(cells).toEqual([{ field: 'phones', from: null, to: '+138****1234' }]);
    expect(patch?.addContactPoints).toHaveLength(1);
  });
});

describe('rules of a batch', () => {
  it('counts add up to the rows of the sheet, or the equation is false', () => {
    expect(addsUp({ ...noCounts, rows: 325, new: 300, duplicate: 13, skipped: 12 })).toBe(true);
    expect(addsUp({ ...noCounts, rows: 325, new: 300, duplicate: 13 })).toBe(false);
  });

  it('the phone and the name, or name, home town and firm, are the same person; less is asked about', () => {
    expect(isSure(['phone', 'name'])).toBe(true);
    expect(isSure(['name', 'hometown', 'firm'])).toBe(true);
    expect(isSure(['phone'])).toBe(false);
    expect(isSure(['phone', 'firm', 'hometown'])).toBe(false);
    expect(isSure(['name', 'firm'])).toBe(false);
  });

  it('a possible duplicate is left out unless a person says otherwise', () => {
    expect(readChoice(null)).toEqual({ act: 'leave' });
    expect(readChoice('nonsense')).toEqual({ act: 'leave' });
    expect(readChoice('create')).toEqual({ act: 'create' });
    expect(readChoice('update:x')).toEqual({ act: 'update', id: 'x' });
  });

  it('nothing is promised of a pace before two seconds', () => {
    const since = new Date('2026-01-01T00:00:00Z');
    expect(paceOf(100, 1000, since, new Date('2026-01-01T00:00:01Z'))).toEqual({
      share: 0.1,
      perSecond: null,
      secondsLeft: null,
    });
    expect(paceOf(100, 1000, since, new Date('2026-01-01T00:00:10Z'))).toEqual({
      share: 0.1,
      perSecond: 10,
      secondsLeft: 90,
    });
  });

  it('a failed batch stands at the step where it failed', () => {
    expect(stepOf('failed', 'reading')).toBe('upload');
    expect(stepOf('failed', 'checking')).toBe('review');
    expect(stepOf('failed', 'applying')).toBe('write');
    expect(stepOf('ready')).toBe('review');
  });
});

describe('input of the wizard', () => {
  const start = { noun: 'merchants', unitId: UNIT, source: '春节登记' };

  it('a basis needs evidence, purposes and an end; none at all is said openly', () => {
    expect(ImportStart.safeParse({ ...start, basis: { kind: 'none' } }).success).toBe(true);
    // a form sends nothing of a group in which nothing is chosen: the problem still belongs to a field
    const unsaid = ImportStart.safeParse({ ...start, basis: undefined });
    expect(unsaid.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['basis.kind']);
    const missing = ImportStart.safeParse({ ...start, basis: { kind: 'consent' } });
    expect(missing.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual([
      'basis.evidence',
      'basis.expiresOn',
      'basis.purposes',
    ]);
    expect(
      ImportStart.safeParse({
        ...start,
        basis: { kind: 'consent', evidence: '登记表', purposes: 'contact', expiresOn: '2029-12-31' },
      }).success,
    ).toBe(true);
  });

  it('columns are taken as the form sends them, as a list or by number', () => {
    expect(MappingInput.parse({ id: UNIT, columns: ['name', 'keep'] }).columns).toEqual({
      0: 'name',
      1: 'keep',
    });
    expect(MappingInput.parse({ id: UNIT, columns: { 3: 'drop' } }).columns).toEqual({ 3: 'drop' });
    expect(MappingInput.safeParse({ id: UNIT, columns: { x: 'drop' } }).success).toBe(false);
  });

  it('only the three choices are taken', () => {
    expect(RowChoice.safeParse({ id: UNIT, rows: '5', choice: 'create' }).success).toBe(true);
    expect(RowChoice.safeParse({ id: UNIT, rows: '5', choice: 'delete' }).success).toBe(false);
  });
});
