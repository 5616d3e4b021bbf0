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
    if (from === to || (before !== undefined && sameJson(from, to))) continue;
    changes[name] = { ...(from === null ? {} : { before: from }), ...(to === null ? {} : { after: to }) };
  }
  return changes;
}

/** Equal as JSON values: PostgreSQL keeps the keys of a jsonb object in an order of its own. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, inKeyOrder) === JSON.stringify(b, inKeyOrder);
}

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function plain(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'object' && 'toFixed' in value) return String(value);
  return value;
}

/**
 * What an audit row holds of its fields (decision 0019). A change of a record has digests field by field, so that two
 * rows show which value moved. A created record has one digest over all that was entered, under a name that no field
 * can have: the text of its revision, byte for byte, must give it again.
 */
export type FieldDigest = { name: string; before: string | null; after: string | null };
export type Digests = { fields: FieldDigest[]; record: string | null };

export const WHOLE_RECORD = '*';

/** Reads the digests of an audit row, of the form with one digest and of that with one per field. */
export function readDigests(diff: unknown): Digests {
  if (typeof diff !== 'object' || diff === null) return { fields: [], record: null };
  // cast: recordChanges writes one of the two forms
  const stored = diff as Record<string, { before?: string; after?: string; fields?: string[] }>;
  const whole = stored[WHOLE_RECORD];
  const fields = whole
    ? (whole.fields ?? []).map((name) => ({ name, before: null, after: null }))
    : Object.entries(stored).map(([name, { before, after }]) => ({
        name,
        before: before ?? null,
        after: after ?? null,
      }));
  return { fields, record: whole?.after ?? null };
}
