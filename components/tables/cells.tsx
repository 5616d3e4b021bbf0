import Link from 'next/link';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from '../ui/badge';

/** How a column is drawn. A row gives one value per column, of the shape named here. */
export type ColumnKind =
  | 'text' // string
  | 'muted' // string, grey
  | 'link' // { text, href, sub?, star? } (the row's own record; first column)
  | 'money' // string as in the DTO, "1250.000000" 万元 → 1,250.00
  | 'number' // number or string → 1,250
  | 'date' // "2024-07-04" or any printed date
  | 'tier' // { mark, rank, label? }
  | 'badge' // { text, tone }
  | 'tone'; // { text, tone }: coloured words without a frame

export type Column = {
  key: string;
  label: string;
  kind?: ColumnKind;
  align?: 'start' | 'end' | 'center';
  /** Printed small behind each number of the column. */
  unit?: string;
  /** Address of this page ordered by this column; `sorted` says how it is ordered now. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
  /** Left out of PlainTable below 720 px. */
  wideOnly?: boolean;
};

export type LinkCell = { text: string; href: string; sub?: string; star?: boolean };
export type TierCell = { mark: string; rank: number; label?: string };
export type ToneCell = { text: string; tone?: Tone };
export type CellValue = string | number | null | undefined | LinkCell | TierCell | ToneCell;

/** 1250.500000 → 1,250.50: works on the digits, never on a float. Longer fractions are cut, so round first (lib/shared/money). */
export function groupDigits(value: string | number, decimals?: number): string {
  const [whole = '', fraction = ''] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  if (decimals === undefined) return fraction === '' ? grouped : `${grouped}.${fraction}`;
  return `${grouped}.${fraction.padEnd(decimals, '0').slice(0, decimals)}`;
}

/** Class of a cell by its column: numbers end-aligned, words start-aligned; a short value stays in one line. */
export function cellClass(
  column: Column,
  index: number,
  leadIndex: number,
  isShort = false,
): string | undefined {
  const align = column.align ?? (column.kind === 'money' || column.kind === 'number' ? 'end' : 'start');
  const names = [
    align === 'end' ? 'num' : align === 'center' ? 'mid' : '',
    index === leadIndex ? 'lead' : '',
    column.wideOnly ? 'wide-only' : '',
    column.kind === 'muted' ? 'tone-muted' : '',
    isShort ? 'short' : '',
  ].filter(Boolean);
  return names.length > 0 ? names.join(' ') : undefined;
}

function numeric(column: Column, value: string | number): ReactNode {
  const text = column.kind === 'money' ? groupDigits(value, 2) : groupDigits(value);
  return column.unit ? (
    <>
      {text}
      <span className="unit">{column.unit}</span>
    </>
  ) : (
    text
  );
}

/** Nothing to show: a dash in the table, left out on a phone. */
export const isVoid = (value: CellValue): value is null | undefined | '' =>
  value === null || value === undefined || value === '';

/** One cell. Nothing (null, undefined, '') prints a dash. */
export function Cell({ column, value }: { column: Column; value: CellValue }) {
  if (isVoid(value)) return <span className="tone-muted">—</span>;
  if (typeof value !== 'object') {
    return column.kind === 'money' || column.kind === 'number' ? numeric(column, value) : value;
  }
  if ('href' in value) {
    return (
      <>
        {value.star ? (
          <span className="star" aria-hidden="true">
            ★
          </span>
        ) : null}
        <Link href={value.href}>{value.text}</Link>
        {value.sub ? <span className="sub">{value.sub}</span> : null}
      </>
    );
  }
  if ('mark' in value) {
    return (
      <span className={`tier tier-${Math.min(3, Math.max(1, value.rank))}`} title={value.label}>
        {value.mark}
      </span>
    );
  }
  return (
    <span className={`${column.kind === 'badge' ? 'badge ' : ''}${toneClass(value.tone)}`}>{value.text}</span>
  );
}
