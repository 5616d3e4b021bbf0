import type { Cell } from '@/lib/shared/cell';
import { BLANK_CELL, numberCell, textCell } from '@/lib/shared/cell';

/** Why a cell gave no value, or a value that a person should look at. Each is a message key of the import pages. */
export const CELL_WARNINGS = [
  'not_a_date',
  'lunar_date',
  'month_lost',
  'century_guessed',
  'approximate_date',
  'not_a_phone',
  'part_not_a_phone',
  'precision_lost',
  'not_a_number',
  'is_range',
  'foreign_currency',
  'unit_suspect',
  'not_an_email',
  'part_not_an_email',
  'unknown_word',
  'not_a_name',
  'note_in_name',
  'several_names',
  'not_a_credit_code',
  'not_an_id_number',
  'formula_error',
] as const;

export type CellWarning = (typeof CELL_WARNINGS)[number];

/**
 * What a parser made of one cell. `original` is the text of the cell, always kept;
 * `value` is null for a blank cell and for one that can't be read (then `warning` says why).
 */
export interface ParsedCell<T> {
  readonly value: T | null;
  readonly warning?: CellWarning;
  readonly original: string;
}

/** Parsers take a cell of a sheet, or the plain text or number of a form or a seed. */
export type CellInput = Cell | string | number | null | undefined;

/** Brings every kind of input to a cell. */
export function asCell(input: CellInput): Cell {
  if (input === null || input === undefined) return BLANK_CELL;
  if (typeof input === 'string') return textCell(input);
  if (typeof input === 'number') return numberCell(input);
  return input;
}

const BLANK_WORDS = new Set([
  '无',
  '暂无',
  '没有',
  '不详',
  '未知',
  '空',
  '-',
  '--',
  '---',
  '/',
  '\\',
  '—',
  '——',
  '~',
  '*',
  '.',
  'n/a',
  'na',
  'null',
  'none',
]);

/** Words and marks with which clerks say “nothing here”: 无, 不详, “/”, “——”. */
export function saysNothing(text: string): boolean {
  return BLANK_WORDS.has(text.trim().toLowerCase());
}

/** Texts that are tidy already, nearly all of a ledger: printing ASCII and common ideographs without spaces. */
const TIDY = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Half-width letters and digits, ordinary spaces, no outer space, no invisible characters. */
export function tidyText(text: string): string {
  if (TIDY.test(text)) return text;
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g, '')
    .trim();
}
