import { hasRole, type Actor } from '@/lib/server/actor';
import { decryptValue, decryptWithKey, unwrapPersonKey } from '@/lib/server/crypto';
import { db, type Prisma } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { readDigests, type FieldChange } from './rules';
import { canReadLog } from './policy';
import type { LogFilters } from './search-params';

/** One act in a list. Values are only in a record's own history, never in the log's list. */
export type ChangeRow = {
  id: string;
  at: Date;
  actorName: string | null;
  actorKind: string;
  noun: string;
  recordId: string;
  verb: string;
  fields: string[];
  reason: string | null;
  address: string | null;
  requestId: string | null;
  sealed: boolean;
};

/** One act of a record's history, with what each field was and became (null: erased with the person). */
export type HistoryRow = Omit<ChangeRow, 'recordId' | 'noun' | 'address' | 'requestId'> & {
  changes: Record<string, FieldChange> | null;
};

const PAGE = 50;

const changeSelect = {
  id: true,
  at: true,
  actorId: true,
  actorKind: true,
  noun: true,
  recordId: true,
  verb: true,
  diff: true,
  reason: true,
  address: true,
  requestId: true,
  seal: { select: { seq: true } },
} as const;

type Selected = Prisma.ChangeGetPayload<{ select: typeof changeSelect }>;

/** Whoever signs in acts before there is a session: the account is the record, and names the person. */
function personOf(row: { actorId: string | null; noun: string; recordId: string }): string | null {
  return row.actorId ?? (row.noun === 'users' ? row.recordId : null);
}

async function namesOf(
  rows: readonly { actorId: string | null; noun: string; recordId: string }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => personOf(row) ?? []))];
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}

function toRow(row: Selected, names: Map<string, string>): ChangeRow {
  return {
    id: row.id,
    at: row.at,
    actorName: row.actorKind.startsWith('system') ? null : (names.get(personOf(row) ?? '') ?? null),
    actorKind: row.actorKind,
    noun: row.noun,
    recordId: row.recordId,
    verb: row.verb,
    fields: readDigests(row.diff).fields.map((field) => field.name),
    reason: row.reason,
    address: row.address,
    requestId: row.requestId,
    sealed: row.seal !== null,
  };
}

/** The log, newest first, 50 a page, for the auditor. Refuses everybody else. */
export async function listChanges(
  actor: Actor,
  filters: LogFilters,
): Promise<{ rows: ChangeRow[]; next: string | null }> {
  if (!canReadLog(actor)) throw new ForbiddenError('audit.read');
  const rows = await db.change.findMany({
    where: {
      ...(filters.noun ? { noun: filters.noun } : {}),
      ...(filters.record ? { recordId: filters.record } : {}),
      ...(filters.actor ? { actorId: filters.actor } : {}),
      ...(filters.verb ? { verb: filters.verb } : {}),
      ...(filters.after ? { id: { lt: filters.after } } : {}),
    },
    select: changeSelect,
    orderBy: { id: 'desc' },
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  const names = await namesOf(shown);
  return {
    rows: shown.map((row) => toRow(row, names)),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/**
 * History of one record, newest first. The caller's noun has already checked that the actor may read the record;
 * addresses and request ids stay with the auditor.
 */
export async function historyOf(
  actor: Actor,
  noun: string,
  recordId: string,
  limit = 50,
): Promise<HistoryRow[]> {
  if (actor.kind !== 'person' && actor.kind !== 'system') throw new ForbiddenError('audit.history');
  if (hasRole(actor, 'sysadmin', 'secadmin') && noun !== 'users' && noun !== 'units') {
    throw new ForbiddenError('audit.history');
  }
  const rows = await db.change.findMany({
    where: { noun, recordId },
    select: {
      ...changeSelect,
      revision: {
        select: {
          keyId: true,
          cipher: true,
          personKeyId: true,
          personKey: { select: { wrapped: true, keyId: true } },
        },
      },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: Math.min(limit, 200),
  });
  const names = await namesOf(rows);
  return rows.map((row) => {
    const { recordId: _r, noun: _n, address: _a, requestId: _q, ...shown } = toRow(row, names);
    return { ...shown, changes: openRevision(row.revision) };
  });
}

function openRevision(
  revision: {
    keyId: string;
    cipher: Uint8Array;
    personKeyId: string | null;
    personKey: { wrapped: Uint8Array | null; keyId: string } | null;
  } | null,
): Record<string, FieldChange> | null {
  if (!revision) return {};
  const cipher = Buffer.from(revision.cipher);
  if (!revision.personKeyId)
    // cast: recordChanges wrote it, and it opened under its key unchanged
    return JSON.parse(decryptValue(cipher, revision.keyId)) as Record<string, FieldChange>;
  const wrapped = revision.personKey?.wrapped;
  if (!wrapped || !revision.personKey) return null;
  const key = unwrapPersonKey(Buffer.from(wrapped), revision.personKey.keyId);
  // cast: the same text, under the person's key
  return JSON.parse(decryptWithKey(key, cipher)) as Record<string, FieldChange>;
}
