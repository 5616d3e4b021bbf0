/** States of an export, in the order in which a person meets them. */
export const exportStates = [
  'waiting',
  'refused',
  'queued',
  'running',
  'ready',
  'failed',
  'cancelled',
  'expired',
] as const;
export type ExportState = (typeof exportStates)[number];

/** The stored state; a word that nobody knows counts as failed. */
export function readState(stored: string): ExportState {
  return exportStates.find((state) => state === stored) ?? 'failed';
}

/** True while a job has the export in hand or is about to. */
export function isRunning(state: ExportState): boolean {
  return state === 'queued' || state === 'running';
}

/** Can it still be called off? */
export function canStillCancel(state: ExportState): boolean {
  return state === 'waiting' || isRunning(state);
}

/**
 * Above the programme's number of persons a second person decides (domain.md 2.5: above small limits). What the same
 * account took out within the day before counts along, so that a long list does not leave in short pieces.
 */
export function needsApproval(persons: number, above: number, before = 0): boolean {
  return persons + before > above;
}

/** Exports of so many hours count together. */
export const COUNTED_HOURS = 24;

/** Excel's own limit of a sheet, less the lines above the table. */
export const MOST_XLSX_ROWS = 1_048_000;

/** A ready file is kept so long, a waiting request decided so long, the base of a sheet that may come back so long. */
export const FILE_DAYS = 7;
export const WAITING_DAYS = 7;
export const BASE_DAYS = 90;

/** How far a job is: share of the whole and seconds left; nulls while nothing can be said. */
export function paceOf(
  done: number,
  total: number,
  since: Date | null,
  now: Date,
): { share: number | null; perSecond: number | null; secondsLeft: number | null } {
  const share = total > 0 ? Math.min(1, done / total) : null;
  const seconds = since ? (now.getTime() - since.getTime()) / 1000 : 0;
  if (done === 0 || seconds < 2) return { share, perSecond: null, secondsLeft: null };
  const perSecond = Math.round(done / seconds);
  return {
    share,
    perSecond,
    secondsLeft: total > done && perSecond > 0 ? Math.ceil((total - done) / perSecond) : null,
  };
}
