/**
 * The four kinds of error (architecture.md §4): field errors and AppError are returned to the form or the API,
 * NotFoundError and ForbiddenError become 404 and 403, anything else is a bug and is shown without detail.
 */

/** Closed list of expected failures; each has a text under `errors.<code>` in the message files. */
export type AppErrorCode =
  | 'conflict'
  | 'rate_limited'
  | 'locked_out'
  | 'bad_credentials'
  | 'no_grant_today'
  | 'session_expired'
  | 'step_up_needed'
  | 'year_not_loaded'
  | 'month_locked'
  | 'not_in_this_state'
  | 'needs_second_person'
  | 'shares_not_100'
  | 'consent_missing'
  | 'review_missing'
  | 'file_refused'
  | 'file_too_large'
  | 'duplicate'
  | 'link_expired'
  | 'link_used'
  | 'too_many_rows'
  | 'blocked_by_later_change'
  | 'job_cancelled'
  | 'unavailable'
  | 'exclusive_roles'
  | 'translation_stale'
  | 'batch_not_ready';

/** Message key (without namespace `errors.field`) and its values. */
export type FieldProblem = { code: string; values?: Record<string, string | number> };

/** Bad input: field name to problems. The database is untouched. */
export class FieldErrors extends Error {
  override readonly name = 'FieldErrors';
  constructor(readonly fields: Record<string, FieldProblem[]>) {
    super(`field errors: ${Object.keys(fields).join(', ')}`);
  }
  /** One field, one problem: the common case. */
  static of(field: string, code: string, values?: FieldProblem['values']): FieldErrors {
    return new FieldErrors({ [field]: [values ? { code, values } : { code }] });
  }
}

/** An expected refusal with a code of the closed list; `values` fill its text. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: AppErrorCode,
    readonly values: Record<string, string | number> = {},
    readonly detail?: unknown,
  ) {
    super(code);
  }
}

/** The record does not exist for this actor: outside its scope answers the same as missing. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The actor may see the record but may not do this; `need` names the right (message key `errors.need.*`). */
export class ForbiddenError extends Error {
  override readonly name = 'ForbiddenError';
  constructor(readonly need: string) {
    super(`forbidden: ${need}`);
  }
}
