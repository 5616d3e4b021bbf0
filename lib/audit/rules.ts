/** Old and new values of a record's fields, as a command saw them. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** A field that changed: plain values, for the encrypted revision. */
export type FieldChange = { before?: unknown; after?: unknown };

/**
 * Fields whose values differ, compared as JSON. A field missing on one side counts as null, and null → null is no
 * change; so a create lists what was set and an update what moved.
 */
export function changedFields(
  before: FieldValues | undefined,
  after: FieldValues | undefined,
): Record<string, FieldChange> {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changes: Record<string, FieldChange> = {};
  for (const name of names) {
    const from = plain(before?.[name]);
    const to = plain(after?.[name]);
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    changes[name] = { ...(from === null ? {} : { before: from }), ...(to === null ? {} : { after: to }) };
  }
  return changes;
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'object' && 'toFixed' in value) return String(value);
  return value;
}
