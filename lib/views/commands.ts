import { recordChange } from '@/lib/audit/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeView, canReadView, canUseViews, sharingUnit } from './policy';
import { asksHidden, chosenColumns, ledgerAddress, ledgerQuery, moveColumn } from './rules-ledgers';
import {
  viewNouns,
  type ColumnsInput,
  type DefaultInput,
  type ViewChange,
  type ViewInput,
  type ViewMove,
  type ViewNoun,
} from './schema';

/** Views that one person may keep of one ledger. */
const MOST_VIEWS = 30;

const nounOf = (stored: string): ViewNoun | undefined => viewNouns.find((noun) => noun === stored);

function refuseOthers(actor: Actor, noun: ViewNoun): asserts actor is PersonActor {
  if (!canUseViews(actor, noun)) throw new ForbiddenError('views.change');
}

/** Locks and loads a view; one that the actor may not open does not exist. */
async function loadView(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT 1 FROM saved_view WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.savedView.findUnique({
    where: { id },
    select: {
      id: true,
      noun: true,
      name: true,
      query: true,
      columns: true,
      userId: true,
      unitId: true,
      sortNo: true,
      version: true,
    },
  });
  const noun = row ? nounOf(row.noun) : undefined;
  if (noun) refuseOthers(actor, noun);
  if (!row || !noun || actor.kind !== 'person' || !canReadView(actor, row)) throw new NotFoundError('view');
  return { row: { ...row, noun }, actor };
}

async function refuseTakenName(tx: Tx, view: { noun: string; userId: string; name: string; id?: string }) {
  const taken = await tx.savedView.count({
    where: {
      noun: view.noun,
      userId: view.userId,
      name: view.name,
      ...(view.id ? { NOT: { id: view.id } } : {}),
    },
  });
  if (taken > 0) throw FieldErrors.of('name', 'duplicate');
}

/** What a view keeps: filters through the ledger's own schema, columns that the role may read. */
function keptQuestion(
  actor: PersonActor,
  noun: ViewNoun,
  asked: { query: string; columns: readonly string[] },
) {
  const query = ledgerQuery(noun, asked.query);
  if (asksHidden(actor, noun, query)) throw new ForbiddenError(`views.${noun}`);
  return { query, columns: asked.columns.length > 0 ? chosenColumns(actor, noun, asked.columns) : [] };
}

/** The unit to share with; who has none can't share. */
function unitFor(actor: PersonActor, shared: boolean): string | null {
  if (!shared) return null;
  const unitId = sharingUnit(actor);
  if (unitId === null) throw new ForbiddenError('views.share');
  return unitId;
}

/**
 * Keeps the ledger's address under a name: own, or shared with the unit. Filters pass through the noun's own schema,
 * so a stored address holds no unknown one; a filter by a hidden field is refused. Refuses a name that the person
 * has for another view of the ledger, and a thirty-first view. Returns the address of the view.
 */
export async function saveView(actor: Actor, input: ViewInput): Promise<{ id: string; href: string }> {
  refuseOthers(actor, input.noun);
  const kept = keptQuestion(actor, input.noun, input);
  const unitId = unitFor(actor, input.shared);
  return inTransaction(async (tx) => {
    const { noun, name } = input;
    const own = await tx.savedView.findMany({
      where: { noun, userId: actor.userId },
      select: { sortNo: true },
      orderBy: { sortNo: 'desc' },
      take: MOST_VIEWS,
    });
    if (own.length >= MOST_VIEWS) throw new AppError('too_many_rows');
    await refuseTakenName(tx, { noun, userId: actor.userId, name });
    const after = { noun, name, ...kept, unitId };
    const { id } = await tx.savedView.create({
      data: { ...after, userId: actor.userId, sortNo: (own[0]?.sortNo ?? 0) + 1 },
      select: { id: true },
    });
    if (input.isDefault) await keepDefault(tx, actor, noun, id);
    await recordChange(tx, actor, { noun: 'views', recordId: id, verb: 'create', after });
    return { id, href: ledgerAddress(noun, kept.query, { view: id }) };
  });
}

/**
 * Renames a view, shares it or takes it back, and with `take` makes it ask what the address asks now. The author, or
 * the chief of the unit that it is shared with; a chief who takes it back from the unit loses sight of it.
 */
export async function updateView(actor: Actor, input: ViewChange): Promise<{ href: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await loadView(tx, actor, input.id);
    if (!canChangeView(who, row)) throw new ForbiddenError('views.update');
    if (row.version !== input.version) {
      throw new AppError('conflict', {}, { version: String(row.version), name: row.name });
    }
    await refuseTakenName(tx, { noun: row.noun, userId: row.userId, name: input.name, id: row.id });
    const kept = input.take ? keptQuestion(who, row.noun, input) : { query: row.query, columns: row.columns };
    const after = {
      name: input.name,
      ...kept,
      unitId: input.shared ? (row.unitId ?? unitFor(who, true)) : null,
    };
    await tx.savedView.update({
      where: { id: row.id },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    });
    // others who open the ledger with it must not be left with a view that they can't read
    if (row.unitId !== null && after.unitId === null) {
      await tx.ledgerChoice.updateMany({
        where: { defaultViewId: row.id, NOT: { userId: row.userId } },
        data: { defaultViewId: null },
      });
    }
    const { name, query, columns, unitId } = row;
    await recordChange(tx, who, {
      noun: 'views',
      recordId: row.id,
      verb: 'update',
      before: { name, query, columns, unitId },
      after,
    });
    const stillHere = canReadView(who, { userId: row.userId, unitId: after.unitId });
    return {
      href: stillHere
        ? ledgerAddress(row.noun, kept.query, { view: row.id })
        : ledgerAddress(row.noun, '', { view: 'all' }),
    };
  });
}

/** Deletes a view: an arrangement of the desk, no record. The author, or the chief of the unit that it is shared with. */
export async function deleteView(actor: Actor, id: string): Promise<{ href: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await loadView(tx, actor, id);
    if (!canChangeView(who, row)) throw new ForbiddenError('views.delete');
    await tx.savedView.delete({ where: { id }, select: { id: true } });
    const { noun, name, query, columns, unitId, userId } = row;
    await recordChange(tx, who, {
      noun: 'views',
      recordId: id,
      verb: 'delete',
      before: { noun, name, query, columns, unitId, userId },
    });
    return { href: ledgerAddress(noun, '', { view: 'all' }) };
  });
}

/** Moves an own view one place among the own views of its ledger. */
export async function moveView(actor: Actor, input: ViewMove): Promise<{ href: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await loadView(tx, actor, input.id);
    if (row.userId !== who.userId) throw new ForbiddenError('views.move');
    const own = await tx.savedView.findMany({
      where: { noun: row.noun, userId: who.userId },
      select: { id: true },
      orderBy: [{ sortNo: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      take: MOST_VIEWS + 1,
    });
    const ids = own.map((one) => one.id);
    const from = ids.indexOf(row.id);
    const to = from + (input.to === 'earlier' ? -1 : 1);
    if (to >= 0 && to < ids.length) {
      ids.splice(from, 1);
      ids.splice(to, 0, row.id);
      for (const [sortNo, id] of ids.entries()) {
        await tx.savedView.update({ where: { id }, data: { sortNo }, select: { id: true } });
      }
      await recordChange(tx, who, {
        noun: 'views',
        recordId: row.id,
        verb: 'move',
        before: { place: from },
        after: { place: to },
      });
    }
    return {
      href: ledgerAddress(row.noun, ledgerQuery(row.noun, row.query), { view: row.id }),
    };
  });
}

async function keepDefault(tx: Tx, actor: PersonActor, noun: ViewNoun, viewId: string | null): Promise<void> {
  await tx.ledgerChoice.upsert({
    where: { userId_noun: { userId: actor.userId, noun } },
    create: { userId: actor.userId, noun, columns: [], defaultViewId: viewId },
    update: { defaultViewId: viewId },
    select: { noun: true },
  });
}

/** Which view the ledger opens with for this person; without a view all records. */
export async function chooseDefaultView(actor: Actor, input: DefaultInput): Promise<{ href: string }> {
  refuseOthers(actor, input.noun);
  return inTransaction(async (tx) => {
    const view = input.view ? (await loadView(tx, actor, input.view)).row : null;
    if (view && view.noun !== input.noun) throw new NotFoundError('view');
    await keepDefault(tx, actor, input.noun, view?.id ?? null);
    await recordChange(tx, actor, {
      noun: 'views',
      recordId: view?.id ?? actor.userId,
      verb: 'default',
      after: { noun: input.noun, view: view?.name ?? null },
    });
    return {
      href: view
        ? ledgerAddress(view.noun, ledgerQuery(view.noun, view.query), { view: view.id })
        : ledgerAddress(input.noun, '', { view: 'all' }),
    };
  });
}

/** Remembers the columns of a ledger for this person; what the role may not read is left out. A matter of the screen. */
export async function chooseColumns(actor: Actor, input: ColumnsInput): Promise<{ columns: string[] }> {
  refuseOthers(actor, input.noun);
  const asked = chosenColumns(actor, input.noun, input.usual ? [] : input.columns);
  const columns = input.move ? moveColumn(asked, input.move) : asked;
  return inTransaction(async (tx) => {
    const { userId } = actor;
    await tx.ledgerChoice.upsert({
      where: { userId_noun: { userId, noun: input.noun } },
      create: { userId, noun: input.noun, columns: input.usual ? [] : columns },
      update: { columns: input.usual ? [] : columns },
      select: { noun: true },
    });
    return { columns };
  });
}
