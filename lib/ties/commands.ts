import { loadPersonKeys, recordChanges } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListTies, canWriteTie } from './policy';
import { storedTie, tieWord } from './rules';
import type { TieInput } from './schema';

/** A tie to enter, with what the seed adds to the form's input. */
export type TieEntry = TieInput & { unitId?: string; isSample?: boolean };

const personSelect = {
  id: true,
  fileNo: true,
  keeperUnitIds: true,
  basisState: true,
  personKeyId: true,
  ownerUnitId: true,
} as const;

/** The two people of a tie within the actor's scope, in the order asked for. */
async function loadPair(tx: Tx, actor: Actor, ids: readonly [string, string]) {
  const rows = await tx.merchant.findMany({
    where: {
      AND: [
        { id: { in: [...ids] }, archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: personSelect,
  });
  const [person, other] = ids.map((id) => rows.find((row) => row.id === id));
  if (!person || !other) throw new NotFoundError('merchant');
  return { person, other };
}

type Pair = Awaited<ReturnType<typeof loadPair>>;

/**
 * Enters that two people know each other, as somebody told it (issue 3, introducer graph). Refuses people outside the
 * scope (404), whoever may not change the record or name the other person, and a tie that stands already.
 */
export async function addTie(actor: Actor, input: TieEntry): Promise<{ id: string }> {
  return inTransaction((tx) => addTieIn(tx, actor, input));
}

/** The same inside a transaction that the caller has opened. */
export async function addTieIn(tx: Tx, actor: Actor, input: TieEntry): Promise<{ id: string }> {
  if (!canListTies(actor)) throw new ForbiddenError('ties.add');
  const pair = await loadPair(tx, actor, [input.merchantId, input.otherId]);
  if (!canWriteTie(actor, pair.person, pair.other)) throw new ForbiddenError('ties.add');
  const tie = storedTie(input);
  // people who were merged may stand in either order
  const same = [{ fromId: tie.fromId, toId: tie.toId }];
  if (tie.kind !== 'introduced') same.push({ fromId: tie.toId, toId: tie.fromId });
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${[tie.fromId, tie.toId].sort().join()}, 0))`;
  const standing = await tx.merchantTie.count({ where: { kind: tie.kind, OR: same } });
  if (standing > 0) throw FieldErrors.of('choice', 'tie_exists');
  const id = newId();
  await tx.merchantTie.create({
    data: {
      id,
      ...tie,
      note: input.note ?? null,
      sinceText: input.sinceText ?? null,
      source: input.source,
      unitId: input.unitId ?? (actor.kind === 'person' ? actor.unitId : null) ?? pair.person.ownerUnitId,
      enteredBy: actor.kind === 'person' ? actor.userId : null,
      isSample: input.isSample ?? false,
    },
    select: { id: true },
  });
  const told = { tieSince: input.sinceText, tieSource: input.source, tieNote: input.note };
  await recordTie(tx, actor, pair, 'tie_added', (side, other) => ({
    after: { tieKind: tieWord(tie.kind, tie.fromId === side.id), tieWith: other.fileNo, ...told },
  }));
  return { id };
}

/** Takes a tie of a person out for good: nothing of it stays but the record of the act. Refuses like entering one. */
export async function removeTie(
  actor: Actor,
  input: { id: string; merchantId: string },
): Promise<{ id: string }> {
  if (!canListTies(actor)) throw new ForbiddenError('ties.remove');
  return inTransaction(async (tx) => {
    const tie = await tx.merchantTie.findUnique({
      where: { id: input.id },
      select: { fromId: true, toId: true, kind: true },
    });
    if (!tie || (tie.fromId !== input.merchantId && tie.toId !== input.merchantId))
      throw new NotFoundError('tie');
    const otherId = tie.fromId === input.merchantId ? tie.toId : tie.fromId;
    const pair = await loadPair(tx, actor, [input.merchantId, otherId]);
    if (!canWriteTie(actor, pair.person, pair.other)) throw new ForbiddenError('ties.remove');
    await tx.merchantTie.delete({ where: { id: input.id }, select: { id: true } });
    await recordTie(tx, actor, pair, 'tie_removed', (side, other) => ({
      before: { tieKind: tieWord(tie.kind, tie.fromId === side.id), tieWith: other.fileNo },
    }));
    return { id: input.id };
  });
}

/** The act in the history of both people, each under the own key, the other one by the file number only. */
async function recordTie(
  tx: Tx,
  actor: Actor,
  { person, other }: Pair,
  verb: string,
  values: (side: Pair['person'], other: Pair['person']) => Record<string, Record<string, unknown>>,
): Promise<void> {
  const keys = await loadPersonKeys(
    tx,
    [person, other].flatMap((one) => one.personKeyId ?? []),
  );
  await recordChanges(
    tx,
    actor,
    [
      { side: person, counterpart: other },
      { side: other, counterpart: person },
    ].map(({ side, counterpart }) => ({
      noun: 'merchants',
      recordId: side.id,
      verb,
      ...values(side, counterpart),
      personKey: keys.get(side.personKeyId ?? '') ?? null,
    })),
  );
}
