/** States of a batch, in the order in which a person meets them. */
export type BatchState =
  | 'uploaded'
  | 'reading'
  | 'mapping'
  | 'checking'
  | 'ready'
  | 'applying'
  | 'applied'
  | 'undoing'
  | 'undone'
  | 'failed'
  | 'cancelled';

export const steps = ['upload', 'map', 'review', 'write'] as const;
export type Step = (typeof steps)[number];

/** The step of the wizard that a batch stands at. */
export function stepOf(state: BatchState, failedIn: string | null = null): Step {
  if (state === 'uploaded' || state === 'reading') return 'upload';
  if (state === 'mapping') return 'map';
  if (state === 'checking' || state === 'ready') return 'review';
  if (state === 'failed' || state === 'cancelled')
    return failedIn === 'reading' ? 'upload' : failedIn === 'applying' ? 'write' : 'review';
  return 'write';
}

/** True while a job works on the batch. */
export function isRunning(state: BatchState): boolean {
  return ['uploaded', 'reading', 'checking', 'applying', 'undoing'].includes(state);
}

export const outcomes = ['new', 'changed', 'conflict', 'same', 'duplicate', 'error', 'skipped'] as const;

/** Rows of the sheet by outcome, and what was done with them. Every row of the sheet is in exactly one outcome. */
export type BatchCounts = {
  rows: number;
  new: number;
  changed: number;
  same: number;
  duplicate: number;
  /** rows of a returned sheet with cells that others have changed meanwhile too */
  conflict: number;
  error: number;
  skipped: number;
  /** rows with at least one remark, whatever their outcome */
  warned: number;
  created: number;
  updated: number;
  /** people whom a returned sheet was taken out with and who do not stand in it any more; nothing happens to them */
  removed: number;
  /** rows whose record was changed by somebody else between check and write */
  conflicts: number;
  undone: number;
  blocked: number;
  /** the writing was stopped by hand */
  stopped: boolean;
};

export const noCounts: BatchCounts = {
  rows: 0,
  new: 0,
  changed: 0,
  same: 0,
  duplicate: 0,
  conflict: 0,
  error: 0,
  skipped: 0,
  warned: 0,
  created: 0,
  updated: 0,
  removed: 0,
  conflicts: 0,
  undone: 0,
  blocked: 0,
  stopped: false,
};

/** The counts as stored, with zeros where nothing has been counted yet. */
export function readCounts(stored: unknown): BatchCounts {
  return typeof stored === 'object' && stored !== null ? { ...noCounts, ...stored } : noCounts;
}

/** Does 新增 + 变更 + … equal the rows of the sheet? The page shows the equation; a test holds it. */
export function addsUp(counts: BatchCounts): boolean {
  return outcomes.reduce((sum, outcome) => sum + counts[outcome], 0) === counts.rows;
}

/** How far a job is: share of the whole, rows per second, seconds left. Nulls while nothing can be said. */
export type Pace = { share: number | null; perSecond: number | null; secondsLeft: number | null };

/** Pace of a phase that began at `since`. Below two seconds or without rows nothing is promised. */
export function paceOf(done: number, total: number, since: Date | null, now: Date): Pace {
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

/** Why a row may be somebody who is known already. */
export type MatchReason = 'phone' | 'name' | 'hometown' | 'firm';

/** Somebody who may be the same person: an earlier row of the sheet, or a record of the ledger. */
export type Candidate =
  | { kind: 'row'; rowNo: number; reasons: MatchReason[] }
  | { kind: 'ledger'; id: string; own: boolean; reasons: MatchReason[] };

/**
 * The same person beyond doubt: the phone and the name, or name, home town and firm together. Everything else that
 * matches is asked about.
 */
export function isSure(reasons: readonly MatchReason[]): boolean {
  if (!reasons.includes('name')) return false;
  return reasons.includes('phone') || (reasons.includes('hometown') && reasons.includes('firm'));
}

/**
 * What becomes of a possible duplicate, or of a row in conflict, when the batch is written. `take`: the row is written;
 * of the cells in conflict those of `mine` as the sheet has them, the others as they stand.
 */
export type Choice =
  | { act: 'leave' }
  | { act: 'create' }
  | { act: 'update'; id: string }
  | { act: 'take'; mine: ReadonlySet<string> | 'all' };

export function readChoice(stored: string | null): Choice {
  if (stored === 'create') return { act: 'create' };
  if (stored?.startsWith('update:')) return { act: 'update', id: stored.slice('update:'.length) };
  if (stored === 'mine') return { act: 'take', mine: 'all' };
  if (stored === 'theirs') return { act: 'take', mine: new Set() };
  if (stored?.startsWith('mine:'))
    return { act: 'take', mine: new Set(stored.slice('mine:'.length).split(',')) };
  return { act: 'leave' };
}

/** Is the sheet's cell taken, under the decision on its row? Cells without a conflict always are. */
export function takesCell(choice: Choice, cell: { key: string; conflict: boolean }): boolean {
  if (!cell.conflict) return true;
  return choice.act === 'take' && (choice.mine === 'all' || choice.mine.has(cell.key));
}
