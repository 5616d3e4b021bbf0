import { canStillUndo, isRunning, type BulkState } from './rules';
import { AppError } from '@/lib/shared/errors';

/*
 * The life of a job that goes over many records row by row, can be stopped between two portions and taken back: bulk
 * acts, hand-overs.
 */

/** A job that has said nothing for so long has lost its worker. */
export const SILENT_MS = 90_000;

/** What stopping writes: one that waits ends at once, one that runs is asked to. An ended one is not stopped. */
export function stopping(state: BulkState): { state: BulkState; endedAt: Date } | { cancelAsked: true } {
  if (state === 'queued') return { state: 'cancelled', endedAt: new Date() };
  if (state === 'running') return { cancelAsked: true };
  throw new AppError('not_in_this_state');
}

/** What taking back writes, under the rights of whoever asks; only an ended job that has `done` something. */
export function undoing(state: BulkState, done: number, by: { userId: string; grantId: string }) {
  if (isRunning(state) || !canStillUndo(state, done)) throw new AppError('not_in_this_state');
  return {
    state: 'undoing',
    done: 0,
    total: done,
    undoneBy: by.userId,
    undoGrantId: by.grantId,
    cancelAsked: false,
    errorCode: null,
  };
}

type Held = {
  state: string;
  createdBy: string;
  grantId: string;
  undoneBy: string | null;
  undoGrantId: string | null;
};

/** On whose behalf a job goes on: who asked for it, or who takes it back. */
export function holderOf(job: Held): { createdBy: string; grantId: string } {
  const { state, undoneBy, undoGrantId, createdBy, grantId } = job;
  return state === 'undoing' && undoneBy !== null && undoGrantId !== null
    ? { createdBy: undoneBy, grantId: undoGrantId }
    : { createdBy, grantId };
}
