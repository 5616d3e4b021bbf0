import { addDays, isIsoDate, weekday } from '@/lib/shared/dates';
import type { CalendarDay } from '@/lib/shared/workdays';

/** A line of the yearly notice: `2027-02-05 至 2027-02-11 放假 春节`, `2027-02-14 上班 春节`. */
export type ArrangementLine = {
  from: string;
  to: string;
  kind: 'holiday' | 'adjusted_workday';
  name: string;
};

export type ArrangementProblem = { line: number; code: 'unreadable' | 'outside_year' | 'too_long' | 'twice' };

const LINE =
  /^(\d{4}-\d{2}-\d{2})(?:\s*(?:至|到|—|~|～)\s*(\d{4}-\d{2}-\d{2}))?\s*(放假|休|上班|班)\s*(\S.*)?$/u;
/** No holiday of the state is longer. */
const LONGEST_DAYS = 15;

/**
 * Reads the notice of a year line by line. Empty lines do not count. Refuses, with the number of the line, what cannot
 * be read, days of another year, a span that runs backwards or beyond fifteen days, and a day that is named twice.
 */
export function parseArrangement(
  text: string,
  year: number,
): { lines: ArrangementLine[]; problems: ArrangementProblem[] } {
  const lines: ArrangementLine[] = [];
  const problems: ArrangementProblem[] = [];
  const seen = new Set<string>();
  text.split('\n').forEach((raw, index) => {
    if (raw.trim() === '') return;
    const read = parseLine(raw.trim());
    const code = read === null ? 'unreadable' : problemOf(read, year, seen);
    if (code !== null || read === null) problems.push({ line: index + 1, code: code ?? 'unreadable' });
    else {
      daysOf(read).forEach((day) => seen.add(day));
      lines.push(read);
    }
  });
  return { lines, problems };
}

function parseLine(text: string): ArrangementLine | null {
  const [, from = '', to = from, kind = '', name = ''] = LINE.exec(text.normalize('NFKC')) ?? [];
  if (!isIsoDate(from) || !isIsoDate(to) || to < from) return null;
  return { from, to, kind: kind.endsWith('班') ? 'adjusted_workday' : 'holiday', name: name.trim() };
}

function problemOf(
  line: ArrangementLine,
  year: number,
  seen: ReadonlySet<string>,
): ArrangementProblem['code'] | null {
  if (!line.from.startsWith(`${year}-`) || !line.to.startsWith(`${year}-`)) return 'outside_year';
  const days = daysOf(line);
  if (days.length > LONGEST_DAYS) return 'too_long';
  return days.some((day) => seen.has(day)) ? 'twice' : null;
}

/** The days of a span, both ends included; `to` is not before `from`. At most a year and a bit. */
export function daysOf({ from, to }: { from: string; to: string }): string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}

/** Every day of a year: the notice over Mondays to Fridays as workdays and weekends as holidays without a name. */
export function daysOfYear(year: number, lines: readonly ArrangementLine[]): CalendarDay[] {
  const named = new Map(
    lines.flatMap((line) =>
      daysOf(line).map((date) => [date, { date, kind: line.kind, name: line.name }] as const),
    ),
  );
  return daysOf({ from: `${year}-01-01`, to: `${year}-12-31` }).map(
    (date) => named.get(date) ?? { date, kind: weekday(date) > 5 ? 'holiday' : 'workday' },
  );
}
