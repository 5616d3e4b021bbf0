import type { Actor } from '@/lib/server/actor';
import { BulkWrites } from '@/lib/server/bulk';
import {
  digestValue,
  encryptValue,
  encryptWithKey,
  newPersonKey,
  unwrapPersonKey,
} from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { changedFields, WHOLE_RECORD, type FieldValues } from './rules';

/** A person's data key in hand, so that a set of changes unwraps each key once. */
export type PersonKeyInHand = { id: string; key: Buffer };

/** One act on one record. `before`/`after` hold the fields that the act concerns, as plain values. */
export type ChangeInput = {
  noun: string;
  recordId: string;
  verb: string;
  before?: FieldValues;
  after?: FieldValues;
  reason?: string | null;
  batchId?: string | null;
  /** revisions about a person are encrypted under that person's key, so that erasing the person erases them */
  personKey?: PersonKeyInHand | null;
};

/**
 * Writes the audit row of an act in the act's own transaction: a change without it cannot commit (architecture.md 8).
 * The row holds names of fields and keyed digests (decision 0019); values stand encrypted in `revision`.
 */
export async function recordChange(tx: Tx, actor: Actor, change: ChangeInput): Promise<string> {
  const [id] = await recordChanges(tx, actor, [change]);
  if (!id) throw new Error('audit row was not written');
  return id;
}

/** The same for a set: two statements. Returns the ids in order. */
export async function recordChanges(
  tx: Tx,
  actor: Actor,
  changes: readonly ChangeInput[],
): Promise<string[]> {
  const writes = new BulkWrites(tx);
  const ids = await recordChangesIn(writes, actor, changes);
  await writes.end();
  return ids;
}

/** The same behind other writes of the transaction, for a command that writes many records. */
export async function recordChangesIn(
  writes: BulkWrites,
  actor: Actor,
  changes: readonly ChangeInput[],
): Promise<string[]> {
  const at = new Date();
  const origin = originOf(actor);
  const digestOf = rememberingDigest();
  const rows = changes.map((change) => {
    const fields = changedFields(change.before, change.after);
    const text = JSON.stringify(fields);
    return { id: newId(), change, fields, text, hasValues: text !== '{}' };
  });
  await writes.insert(
    'change',
    rows.map(({ id, change, fields, text, hasValues }) => ({
      id,
      at,
      ...origin,
      noun: change.noun,
      recordId: change.recordId,
      verb: change.verb,
      diff:
        change.verb === 'create' && change.before === undefined && hasValues
          ? { [WHOLE_RECORD]: { after: digestValue(text), fields: Object.keys(fields) } }
          : digests(fields, digestOf),
      reason: change.reason ?? null,
      batchId: change.batchId ?? null,
    })),
  );
  await writes.insert(
    'revision',
    rows
      .filter((row) => row.hasValues)
      .map(({ id, change, text }) => {
        const sealed = change.personKey ? encryptWithKey(change.personKey.key, text) : encryptValue(text);
        return {
          changeId: id,
          personKeyId: change.personKey?.id ?? null,
          keyId: sealed.keyId,
          cipher: sealed.cipher,
        };
      }),
  );
  return rows.map((row) => row.id);
}

type Digest = (value: unknown) => string;

/** Digests for one set of changes: an import says 男 and 有限公司 thousands of times. Forgotten with the set. */
function rememberingDigest(): Digest {
  const known = new Map<string, string>();
  return (value) => {
    const text = JSON.stringify(value);
    const digest = known.get(text) ?? digestValue(text);
    known.set(text, digest);
    return digest;
  };
}

function digests(
  fields: Record<string, { before?: unknown; after?: unknown }>,
  digestOf: Digest,
): Record<string, object> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { before, after }]) => [
      name,
      {
        ...(before === undefined ? {} : { before: digestOf(before) }),
        ...(after === undefined ? {} : { after: digestOf(after) }),
      },
    ]),
  );
}

function originOf(actor: Actor) {
  return {
    actorId: actor.kind === 'person' ? actor.userId : null,
    actorKind: actor.kind === 'system' ? `system:${actor.job}` : actor.kind,
    grantId: actor.kind === 'person' ? actor.grantId : null,
    unitId: actor.kind === 'person' ? actor.unitId : null,
    requestId: actor.requestId,
    address: actor.address,
  };
}

/** Makes a data key for each new person and stores it wrapped; the keys come back in order. */
export async function createPersonKeys(tx: Tx, count: number): Promise<PersonKeyInHand[]> {
  const writes = new BulkWrites(tx);
  const keys = await createPersonKeysIn(writes, count);
  await writes.end();
  return keys;
}

/** The same as one of several writes that follow each other. */
export async function createPersonKeysIn(writes: BulkWrites, count: number): Promise<PersonKeyInHand[]> {
  const made = Array.from({ length: count }, () => ({ id: newId(), ...newPersonKey() }));
  await writes.insert(
    'person_key',
    made.map(({ id, wrapped, keyId }) => ({ id, wrapped, keyId })),
  );
  return made.map(({ id, key }) => ({ id, key }));
}

/** Unwraps the keys of known persons; a destroyed key is missing from the map. */
export async function loadPersonKeys(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonKeyInHand>> {
  const rows = await tx.personKey.findMany({
    where: { id: { in: [...ids] }, destroyedAt: null },
    select: { id: true, wrapped: true, keyId: true },
  });
  return new Map(
    rows.flatMap((row) =>
      row.wrapped
        ? [[row.id, { id: row.id, key: unwrapPersonKey(Buffer.from(row.wrapped), row.keyId) }]]
        : [],
    ),
  );
}
