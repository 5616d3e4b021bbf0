import type { BulkParams } from './schema';

/** States of a bulk act, in the order in which a person meets them. */
export const bulkStates = ['queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const;
export type BulkState = (typeof bulkStates)[number];

/** The stored state; a word that nobody knows counts as failed. */
export const readState = (stored: string): BulkState =>
  bulkStates.find((state) => state === stored) ?? 'failed';

/** A job has it in hand or is about to. */
export const isRunning = (state: BulkState): boolean =>
  state === 'queued' || state === 'running' || state === 'undoing';

/**
 * What became of one person. `same`: already so, nothing written. `refused`: out of scope, archived, or not to be
 * changed by whoever asked, when its turn came. `left`: what the act needs is missing, with the reason. `blocked`:
 * changed since, so the undoing left it alone.
 */
export const bulkOutcomes = ['waiting', 'done', 'same', 'left', 'refused', 'undone', 'blocked'] as const;
export type BulkOutcome = (typeof bulkOutcomes)[number];

/** Nothing was done for them. */
export const leftOut: readonly BulkOutcome[] = ['waiting', 'same', 'left', 'refused'];

/** Rows that one act may hold. */
export const MOST_ROWS = 50_000;
/** Tags that one person may have. */
export const MOST_TAGS = 20;

/** An ended act can be taken back as long as it has done something. */
export const canStillUndo = (state: BulkState, done: number): boolean =>
  (state === 'done' || state === 'cancelled' || state === 'failed') && done > 0;

/** What of a person an act looks at. */
export type BulkStanding = {
  tags: readonly string[];
  officerId: string | null;
  isKey: boolean;
  contactEveryDays: number | null;
  ownerUnitId: string;
  /** the officer in charge can still see the person once another unit keeps them */
  officerStays: boolean;
};
export type BulkValues = {
  tags?: string[];
  officerId?: string | null;
  ownerUnitId?: string;
  isKey?: boolean;
  contactEveryDays?: number | null;
};

/**
 * The values that an act gives a person; null when everything is so already, or a twenty-first tag would be needed.
 * An archive and an invitation change no value of the profile, so they have none here.
 */
export function valuesFor(params: BulkParams, now: BulkStanding): BulkValues | null {
  switch (params.kind) {
    case 'tag':
      return now.tags.includes(params.tag) || now.tags.length >= MOST_TAGS
        ? null
        : { tags: [...now.tags, params.tag] };
    case 'untag':
      return now.tags.includes(params.tag) ? { tags: now.tags.filter((tag) => tag !== params.tag) } : null;
    case 'assign':
      return now.officerId === params.officerId ? null : { officerId: params.officerId };
    case 'mark_key':
      return now.isKey && now.contactEveryDays === params.contactEveryDays
        ? null
        : { isKey: true, contactEveryDays: params.contactEveryDays };
    case 'unmark_key':
      return now.isKey ? { isKey: false, contactEveryDays: null } : null;
    case 'hand':
      if (now.ownerUnitId === params.unitId) return null;
      return {
        ownerUnitId: params.unitId,
        ...(now.officerId && !now.officerStays ? { officerId: null } : {}),
      };
    case 'invite':
    case 'archive':
      return {};
  }
}
