import { cellAt, type Row } from '@/lib/shared/cell';
import { headerText } from '@/lib/server/spreadsheet/header-shape';
import type { TableShape } from '@/lib/server/spreadsheet/find-table';

export type RowKind = 'title' | 'header' | 'blank' | 'total' | 'note' | 'data';

/** Why a row is no data; each is a message key of the preview. */
export const ROW_REASONS = [
  'above_header',
  'header',
  'repeated_header',
  'column_numbers',
  'blank_row',
  'only_row_number',
  'total_row',
  'note_row',
  'section_row',
  'data_row',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

export interface RowClass {
  readonly kind: RowKind;
  readonly reason: RowReason;
}

const TOTAL_WORD = /^(?:合计|总计|小计|共计|累计|总数|本页合计|本页小计)$/;
const TOTAL_START = /^(?:合计|总计|小计|共计|本页合计|本页小计)(?:[::,，(（]|共?\d)/;
const TOTAL_END = /^.{0,12}(?:小计|合计|总计)[::]?$/;
const NOTE_START =
  /^(?:注|备注|说明|填表说明|附注)\d?[::.、]|^[*※](?!$)|^(?:填表人|填报人|制表人|制表|审核人|审核|复核人|复核|经办人|负责人|单位负责人|分管领导|主管领导|联系人|联系电话|填报单位|填报时间|填报日期|制表时间|报送时间|统计时间|单位|日期)[::]/;
const LONG_TEXT = 25;

interface Filled {
  readonly column: number;
  readonly text: string;
  readonly isText: boolean;
}

const filledCells = (row: Row): Filled[] =>
  row.cells.flatMap((cell, column) =>
    cell.kind === 'blank' ? [] : [{ column, text: headerText(cell), isText: cell.kind === 'text' }],
  );

const is = (kind: RowKind, reason: RowReason): RowClass => ({ kind, reason });
const DATA = is('data', 'data_row');
const SEQUENCE = /^(?:序号|序|编号|No\.?|项次|#)$/i;

function isTotal(cells: readonly Filled[], width: number): boolean {
  const [first] = cells;
  if (!first || first.column > 2) return false;
  if (cells.slice(0, 2).some((cell) => cell.column <= 2 && TOTAL_WORD.test(cell.text.replace(/[::]$/, ''))))
    return true;
  const sparse = cells.length <= Math.max(2, width / 2);
  return sparse && (TOTAL_START.test(first.text) || (first.column === 0 && TOTAL_END.test(first.text)));
}

function isNote(cells: readonly Filled[], width: number): boolean {
  const [first] = cells;
  if (!first?.isText) return false;
  const sparse = cells.length <= Math.max(3, width / 3);
  return sparse && NOTE_START.test(first.text);
}

/** 1 2 3 4 or 甲 乙 1 2 under a header. */
function isColumnNumbers(cells: readonly Filled[], table: TableShape): boolean {
  if (cells.length < 3 || cells.length < table.headers.length - 1) return false;
  const numbers = cells
    .map((cell) => cell.text.replace(/[()（）]/g, ''))
    .filter((text) => !/^[甲乙丙丁戊栏次]+$/.test(text));
  return (
    numbers.length >= 2 &&
    numbers.every((text, i) => Number(text) === Number(numbers[0]) + i) &&
    Number(numbers[0]) <= 2
  );
}

function isRepeatedHeader(cells: readonly Filled[], table: TableShape): boolean {
  const names = new Map(table.headers.map((header) => [header.column, header.path]));
  const same = cells.filter((cell) => names.get(cell.column)?.includes(cell.text)).length;
  return cells.length >= 3 && same === cells.length;
}

/** One text alone: a note when long, a section line (一、广东省) when it stands in the number column, else a person with a name only. */
function loneText(cell: Filled, row: Row, table: TableShape): RowClass {
  const header = table.headers.find((h) => h.column === cell.column);
  const numbered = header !== undefined && SEQUENCE.test(header.path.at(-1) ?? '');
  if (!cell.isText || /^\d+$/.test(cell.text)) return numbered ? is('blank', 'only_row_number') : DATA;
  if (cellAt(row, cell.column).text.length > LONG_TEXT && table.width >= 4) return is('note', 'note_row');
  return numbered || header === undefined ? is('note', 'section_row') : DATA;
}

/**
 * Says what a row of the sheet is. Every row is exactly one of title, header, blank, total, note, data, so that the counts of
 * a preview add up to the sheet's rows. Rows that only look odd are data: leaving out a person is worse than asking about one.
 */
export function classifyRow(row: Row, table: TableShape): RowClass {
  const cells = filledCells(row);
  const [first] = cells;
  if (!first) return is('blank', 'blank_row');
  if (table.headerRows.includes(row.rowNo)) return is('header', 'header');
  if (row.rowNo < table.firstDataRow) return is('title', 'above_header');
  if (isRepeatedHeader(cells, table)) return is('header', 'repeated_header');
  if (row.rowNo <= table.firstDataRow + 1 && isColumnNumbers(cells, table))
    return is('header', 'column_numbers');
  if (isTotal(cells, table.width)) return is('total', 'total_row');
  if (isNote(cells, table.width)) return is('note', 'note_row');
  return cells.length === 1 ? loneText(first, row, table) : DATA;
}
