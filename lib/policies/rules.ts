export const clauseReviews = [
  'unreviewed',
  'first_review',
  'joint_review',
  'passed',
  'excepted',
  'withdrawn',
] as const;
export type ClauseReviewName = (typeof clauseReviews)[number];

/** Outcomes that a review can record; `unreviewed` is only the beginning, or what an edit leads back to. */
export const reviewOutcomes = ['first_review', 'joint_review', 'passed', 'excepted', 'withdrawn'] as const;

/**
 * Is a clause open to the public on a day (YYYY-MM-DD)? Only after it passed the fair-competition review, or under an
 * exception whose last day has not gone by (公平竞争审查条例 12, 17, 18). The SQL of the public queries says the same.
 */
export function isClauseOpen(
  clause: { review: string; exceptionEndsOn: string | null },
  today: string,
): boolean {
  if (clause.review === 'passed') return true;
  return clause.review === 'excepted' && clause.exceptionEndsOn !== null && clause.exceptionEndsOn >= today;
}

export const documentStatuses = ['valid', 'expired', 'repealed'] as const;
