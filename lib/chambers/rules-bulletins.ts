export type BulletinState = 'planned' | 'shown' | 'over';

/** Where a bulletin stands on a day: not out yet, shown, or past its last day. */
export function bulletinState(
  bulletin: { publishOn: string; untilOn: string | null },
  today: string,
): BulletinState {
  if (bulletin.publishOn > today) return 'planned';
  return bulletin.untilOn !== null && bulletin.untilOn < today ? 'over' : 'shown';
}
