/** Why a file is not read at all. Closed list; each is a message key of the import pages. */
export const SPREADSHEET_REFUSALS = [
  'broken',
  'encrypted',
  'empty',
  'too_large',
  'zip_bomb',
  'too_many_rows',
  'too_many_columns',
  'unsupported',
] as const;

export type SpreadsheetRefusal = (typeof SPREADSHEET_REFUSALS)[number];

/** Thrown by every door of this folder; `detail` is for the log, never for the page. */
export class SpreadsheetRefused extends Error {
  constructor(
    readonly code: SpreadsheetRefusal,
    readonly detail: string = '',
    options?: { cause?: unknown },
  ) {
    super(`spreadsheet refused: ${code}${detail ? ` (${detail})` : ''}`, options);
    this.name = 'SpreadsheetRefused';
  }
}

/** Turns whatever a parser threw into a refusal; a refusal stays what it is. */
export function asRefusal(error: unknown, code: SpreadsheetRefusal = 'broken'): SpreadsheetRefused {
  if (error instanceof SpreadsheetRefused) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new SpreadsheetRefused(code, detail.slice(0, 300), { cause: error });
}
