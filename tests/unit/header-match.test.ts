import { describe, expect, test } from 'vitest';
import { MEMBER_IMPORT_COLUMNS } from '@/lib/chambers/import-columns';
import { MERCHANT_IMPORT_COLUMNS } from '@/lib/merchants/import-columns';
import { PROBLEM_IMPORT_COLUMNS } from '@/lib/problems/import-columns';
import { PROJECT_IMPORT_COLUMNS } from '@/lib/projects/import-columns';
import { type Cell, textCell } from '@/lib/shared/cell';
import { headerUnit, proposeMapping, type ProposedColumn } from '@/lib/shared/header-match';
import { sensitiveContent, sensitiveText } from '@/lib/shared/sensitive-content';

const headers = (names: readonly string[]) =>
  names.map((name, column) => ({ column, name, path: name.split('/') }));
const propose = (
  names: readonly string[],
  samples?: ReadonlyMap<number, readonly Cell[]>,
): ProposedColumn[] => proposeMapping(headers(names), MERCHANT_IMPORT_COLUMNS, samples);
const fields = (...names: string[]): (string | null)[] => propose(names).map((p) => p.field);

describe('proposing fields for headers', () => {
  test('headers in other words, traditional signs, spaces, stars and colons', () => {
    expect(fields('姓  名*', '聯繫電話', '工作單位：', '籍貫', '最近聯繫時間')).toEqual([
      'name',
      'phones',
      'employer',
      'hometownText',
      'lastContactOn',
    ]);
  });

  test('the 20 columns of the benchmark ledger', () => {
    expect(
      fields(
        '编号',
        '姓名',
        '性别',
        '手机号',
        '籍贯县区',
        '现居省份',
        '现居城市',
        '行业',
        '企业编号',
        '企业名称',
        '职务',
        '实力等级',
        '影响力等级',
        '标签',
        '商会编号',
        '联系状态',
        '联系人',
        '备注',
        '创建时间',
        '更新时间',
      ),
    ).toEqual([
      'sequence',
      'name',
      'sex',
      'phones',
      'hometownCounty',
      'residenceProvince',
      'residenceCity',
      'industryText',
      null,
      'employer',
      'title',
      'strengthTier',
      'influenceTier',
      'tags',
      null,
      'contactStatus',
      'officer',
      'note',
      'recordedOn',
      'updatedOn',
    ]);
  });

  test('a field is used once, unless it takes many', () => {
    expect(fields('姓名', '客商姓名')).toEqual(['name', null]);
    expect(fields('手机', '办公电话', '备注', '说明')).toEqual(['phones', 'phones', 'note', 'note']);
  });

  test('unknown headers stay unmapped, short ones are not guessed', () => {
    expect(fields('星座', '县', 'x', '血型')).toEqual([null, null, null, null]);
  });

  test('the home contact is not taken for the person', () => {
    expect(fields('姓名', '家乡联系人', '家乡联系人电话', '联系电话')).toEqual([
      'name',
      'homeContactName',
      'homeContactPhone',
      'phones',
    ]);
  });

  test('confidence, unit, and what needs a decision', () => {
    const [capital, business, birth] = propose(['企业情况/注册资本（万元）', '主营业务范围', '出生年月']);
    expect(capital).toMatchObject({
      field: 'registeredCapital',
      confidence: 'exact',
      unit: '万元',
      mustDecide: false,
    });
    expect(business).toMatchObject({ field: 'mainBusiness', confidence: 'possible' });
    expect(birth).toMatchObject({ field: 'birth', mustDecide: true });
    expect([headerUnit('应缴会费（元）'), headerUnit('员工（人）'), headerUnit('职务')]).toEqual([
      '元',
      '人',
      null,
    ]);
  });

  test('a column that hides phones, IDs or cards under another name must be decided', () => {
    const phones = ['19910071271', '19910079190', ''].map(textCell);
    const ids = ['11010519491231002X', '无'].map(textCell);
    const proposed = propose(
      ['姓名', '其他联系', '号码', '联系电话'],
      new Map([
        [1, phones],
        [2, ids],
        [3, phones],
      ]),
    );
    expect(proposed.map((p) => [p.field, p.sensitive, p.mustDecide])).toEqual([
      ['name', null, false],
      [null, 'phone', true],
      [null, 'id_number', true],
      ['phones', 'phone', false],
    ]);
  });

  test.each([
    ['merchants', MERCHANT_IMPORT_COLUMNS],
    ['members', MEMBER_IMPORT_COLUMNS],
    ['projects', PROJECT_IMPORT_COLUMNS],
    ['problems', PROBLEM_IMPORT_COLUMNS],
  ])('%s: every synonym leads to its own field', (_, columns) => {
    for (const { field, synonyms } of columns) {
      for (const synonym of synonyms) {
        const [proposed] = proposeMapping<string>(
          [{ column: 0, name: synonym, path: synonym.split('/') }],
          columns,
        );
        expect([synonym, proposed?.field]).toEqual([synonym, field]);
      }
    }
  });
});

describe('content that gives itself away', () => {
  test.each([
    ['11010519491231002X', 'id_number'],
    ['身份证：110105 19491231 002x', 'id_number'],
    ['6222 0212 3456 7890 125', null],
    ['4111111111111111', 'bank_card'],
    ['199-1013-4623', 'phone'],
    ['91350100M000100Y43', null],
    ['2024年3月5日', null],
    ['1,200', null],
    ['', null],
  ])('%s', (text, kind) => {
    expect(sensitiveText(text)).toBe(kind);
  });

  test('one phone among notes is no phone column', () => {
    const cells = ['19910071271', ...Array.from({ length: 9 }, () => '已联系')].map(textCell);
    expect(sensitiveContent(cells)).toBeNull();
  });
});
