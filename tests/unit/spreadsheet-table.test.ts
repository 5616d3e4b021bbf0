import { describe, expect, test } from 'vitest';
import { classifyRow } from '@/lib/server/spreadsheet/classify-row';
import { findTable, type TableShape } from '@/lib/server/spreadsheet/find-table';
import { type Cell, type MergedArea, numberCell, type Row, textCell } from '@/lib/shared/cell';

type Plain = string | number;
const row = (rowNo: number, ...cells: Plain[]): Row => ({
  rowNo,
  hidden: false,
  cells: cells.map((cell): Cell => (typeof cell === 'number' ? numberCell(cell) : textCell(cell))),
});
const sheet = (...rows: Plain[][]): Row[] => rows.map((cells, i) => row(i + 1, ...cells));
const area = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): MergedArea => ({
  firstRow,
  lastRow,
  firstColumn,
  lastColumn,
});

const shape = (rows: Row[], merges?: MergedArea[]): unknown => {
  const table = findTable(rows, merges);
  return table && [table.titleRows, table.headerRows, table.headers.map((h) => h.name)];
};

describe('finding the table', () => {
  test('a header in the first row', () => {
    expect(shape(sheet(['姓名', '电话'], ['张三', '19910071271']))).toEqual([[], [1], ['姓名', '电话']]);
  });

  test('spaces and line breaks inside headers, a column without a header', () => {
    expect(shape(sheet(['姓  名', '', '联系\n电话'], ['张三', 'x', '1']))).toEqual([
      [],
      [1],
      ['姓名', '联系电话'],
    ]);
  });

  test('lines of the form label：value above the header are titles', () => {
    const rows = sheet(
      ['商会会员名册'],
      ['填报单位：示例商会', '', '', '填报时间：2024年3月'],
      ['序号', '姓名', '企业名称', '职务'],
      [1, '张三', '甲公司', '会长'],
    );
    expect(shape(rows)).toEqual([[1, 2], [3], ['序号', '姓名', '企业名称', '职务']]);
  });

  test('three header rows', () => {
    const rows = sheet(
      ['序号', '姓名', '企业情况', '', '', '备注'],
      ['', '', '规模', '', '地址', ''],
      ['', '', '资本', '员工', '', ''],
      [1, '张三', 100, 20, '深圳', ''],
    );
    const merges = [
      area(1, 3, 1, 1),
      area(1, 3, 2, 2),
      area(1, 1, 3, 5),
      area(2, 2, 3, 4),
      area(2, 3, 5, 5),
      area(1, 3, 6, 6),
    ];
    expect(shape(rows, merges)).toEqual([
      [],
      [1, 2, 3],
      ['序号', '姓名', '企业情况/规模/资本', '企业情况/规模/员工', '企业情况/地址', '备注'],
    ]);
  });

  test('groups above a full header row belong to the header', () => {
    const rows = sheet(
      ['个人信息', '', '', '企业信息', '', ''],
      ['姓名', '性别', '电话', '企业名称', '职务', '行业'],
      ['张三', '男', '1', '甲', '总经理', '茶叶'],
    );
    expect(shape(rows, [area(1, 1, 1, 3), area(1, 1, 4, 6)])).toEqual([
      [],
      [1, 2],
      [
        '个人信息/姓名',
        '个人信息/性别',
        '个人信息/电话',
        '企业信息/企业名称',
        '企业信息/职务',
        '企业信息/行业',
      ],
    ]);
  });

  test('a first person whose cells are all words is not taken for a header', () => {
    expect(
      shape(
        sheet(
          ['姓名', '性别', '籍贯', '职务'],
          ['张三', '男', '西乡', '总经理'],
          ['李四', '女', '西乡', '董事长'],
        ),
      ),
    ).toEqual([[], [1], ['姓名', '性别', '籍贯', '职务']]);
    expect(shape(sheet(['姓名', '备注', ''], ['', '', '张三'], ['李四', '女', '']))).not.toBeNull();
  });

  test('no header: a person has to say where the table is', () => {
    expect(findTable(sheet(['台账'], [1, 2, 3], [4, 5, 6]))).toBeNull();
    expect(findTable([])).toBeNull();
  });
});

describe('what a row is', () => {
  const header = sheet(['台账'], ['序号', '姓名', '单位', '电话', '备注', '金额']);
  const table = findTable(header) as TableShape;
  const kindOf = (...cells: Plain[]): string => {
    const { kind, reason } = classifyRow(row(20, ...cells), table);
    return `${kind} ${reason}`;
  };

  test.each<[Plain[], string]>([
    [[], 'blank blank_row'],
    [[7], 'blank only_row_number'],
    [['合计', '300人'], 'total total_row'],
    [['', '合  计', '', '', '', 500], 'total total_row'],
    [['合计：300人'], 'total total_row'],
    [['小计', '', '', '', '', 12], 'total total_row'],
    [['城关镇小计', '', '', '', '', 12], 'total total_row'],
    [[58, '总计', '', '', '', 12], 'total total_row'],
    [['注：实力等级由乡镇初评。'], 'note note_row'],
    [['备注：以上数据截至3月'], 'note note_row'],
    [['填表人：王五', '', '审核人：赵六'], 'note note_row'],
    [['※ 请于每月5日前报送'], 'note note_row'],
    [['本表一式两份，一份由各镇人民政府留存，一份于每月五日前报县经合局。'], 'note note_row'],
    [['一、广东省'], 'note section_row'],
    [['序号', '姓名', '单位', '电话', '备注', '金额'], 'header repeated_header'],
    [[1, '张三', '甲公司'], 'data data_row'],
    [['', '张三'], 'data data_row'],
    [['', '', '', '19910071271'], 'data data_row'],
    [[3, '合计商贸行', '', '', '', 5], 'data data_row'],
    [[3, '张三', '注册会计师事务所', '', '注：停业'], 'data data_row'],
    [[3, '', '甲公司', '电话不详'], 'data data_row'],
  ])('%j is %s', (cells, expected) => {
    expect(kindOf(...cells)).toBe(expected);
  });

  test('a line of column numbers under the header', () => {
    expect(classifyRow(row(3, 1, 2, 3, 4, 5, 6), table).reason).toBe('column_numbers');
    expect(classifyRow(row(3, '甲', '乙', 1, 2, 3, 4), table).reason).toBe('column_numbers');
    expect(classifyRow(row(20, 1, 2, 3, 4, 5, 6), table).reason).toBe('data_row');
  });
});
