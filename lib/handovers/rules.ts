import type { HandoverKind, HandoverPlan } from './schema';

/**
 * What became of one record. `gone`: when its turn came the officer no longer had it, it was settled, or it was not the
 * asker's to change. `unseen`: whoever takes over may not read or work on it. `blocked`: changed since, so the undoing
 * left it alone.
 */
export const handoverOutcomes = ['waiting', 'done', 'gone', 'unseen', 'undone', 'blocked'] as const;
export type HandoverOutcome = (typeof handoverOutcomes)[number];

/** Records that one hand-over may hold. */
export const MOST_ROWS = 50_000;
/** Parts of the people that the form offers; whatever lies in a further part goes to the one for all. */
export const MOST_PARTS = 30;

/** The part of people who lack what they are parted by. */
export const NO_PART = 'none';

/** Who takes over a record of a kind; `part` is where a person falls when the people are divided. */
export function takerOf(plan: HandoverPlan, kind: HandoverKind, part: string | null = null): string {
  if (kind === 'people' && plan.split && part !== null && plan.parts[part]) return plan.parts[part];
  return plan.takers[kind] ?? plan.to;
}

/** Everybody whom a plan names, each once. */
export function takersIn(plan: HandoverPlan): string[] {
  const named = [plan.to, ...Object.values(plan.takers), ...(plan.split ? Object.values(plan.parts) : [])];
  return [...new Set(named.filter((id) => id !== undefined))];
}
