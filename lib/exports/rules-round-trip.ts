/** `C2026-000012/3`: the export that a row was taken out with, and the record's version of then. */
export function versionMark(number: string, version: number): string {
  return `${number}/${version}`;
}

/** Reads such a mark back; null for anything else, also for one that a person has changed into nonsense. */
export function readVersionMark(text: string): { number: string; version: number } | null {
  const match = /^(C\d{4}-\d{6,9})\/(\d{1,9})$/.exec(text.trim());
  return match?.[1] && match[2] ? { number: match[1], version: Number(match[2]) } : null;
}
