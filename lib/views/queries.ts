import { db } from '@/lib/server/db';
import type { Actor } from '@/lib/server/actor';
import { ForbiddenError } from '@/lib/shared/errors';
import { canChangeView, canUseViews, sharingUnit } from './policy';
import {
  asksHidden,
  chosenColumns,
  columnsOf,
  ledgerAddress,
  ledgerQuery,
  sameColumns,
} from './rules-ledgers';
import type { ViewNoun } from './schema';

/** A view as a tab of its ledger. `columns` is empty when it keeps none. */
export type ViewTab = {
  id: string;
  name: string;
  href: string;
  query: string;
  columns: string[];
  isOwn: boolean;
  isShared: boolean;
  isDefault: boolean;
  /** who made it, when somebody else did */
  author: string | null;
  version: number;
  can: { change: boolean };
};

/** What the head of a ledger needs: views to open, columns to show, columns to choose from. */
export type LedgerViews = {
  views: ViewTab[];
  /** view in force: named in the address, or asking exactly what the address asks */
  current: ViewTab | null;
  /** filters of the address, canonical */
  query: string;
  columns: string[];
  /** columns that the address has to name: they are neither those of the view that it names nor the remembered ones */
  cols: string | undefined;
  offered: readonly string[];
  /** the address differs from the current view, or from the plain ledger */
  isChanged: boolean;
  defaultHref: string | null;
  can: { share: boolean };
};

const MOST = 60;

/**
 * Views and columns of a ledger for this person: own views first in their order, then those shared with the unit.
 * Views that filter by a field which the role may not read are left out. `address` is the page's query as it stands.
 */
export async function getLedgerViews(
  actor: Actor,
  noun: ViewNoun,
  address: { text: string; cols?: string | undefined; view?: string | undefined },
): Promise<LedgerViews> {
  if (!canUseViews(actor, noun)) throw new ForbiddenError('views.read');
  const unitId = sharingUnit(actor);
  const [rows, choice] = await Promise.all([
    db.savedView.findMany({
      where: { noun, OR: [{ userId: actor.userId }, ...(unitId ? [{ unitId }] : [])] },
      select: { id: true, name: true, query: true, columns: true, userId: true, unitId: true, version: true },
      orderBy: [{ sortNo: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
      take: MOST,
    }),
    db.ledgerChoice.findUnique({
      where: { userId_noun: { userId: actor.userId, noun } },
      select: { columns: true, defaultViewId: true },
    }),
  ]);
  const others = [...new Set(rows.map((row) => row.userId).filter((id) => id !== actor.userId))];
  const authors = others.length
    ? await db.user.findMany({ where: { id: { in: others } }, select: { id: true, name: true } })
    : [];
  const remembered = chosenColumns(actor, noun, choice?.columns ?? []);
  const views = rows
    .map((row): ViewTab => {
      const query = ledgerQuery(noun, row.query);
      const columns = row.columns.length > 0 ? chosenColumns(actor, noun, row.columns) : [];
      return {
        id: row.id,
        name: row.name,
        query,
        columns,
        href: ledgerAddress(noun, query, { view: row.id }),
        isOwn: row.userId === actor.userId,
        isShared: row.unitId !== null,
        isDefault: row.id === choice?.defaultViewId,
        author:
          row.userId === actor.userId ? null : (authors.find((one) => one.id === row.userId)?.name ?? null),
        version: row.version,
        can: { change: canChangeView(actor, row) },
      };
    })
    .filter((view) => !asksHidden(actor, noun, view.query))
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn));
  const query = ledgerQuery(noun, address.text);
  const columnsIn = (view: ViewTab | undefined) =>
    view && view.columns.length > 0 ? view.columns : remembered;
  const named = views.find((view) => view.id === address.view);
  const columns = address.cols ? chosenColumns(actor, noun, address.cols.split(',')) : columnsIn(named);
  const asksSame = (view: ViewTab) => view.query === query && sameColumns(columnsIn(view), columns);
  const current = named ?? (query ? views.find(asksSame) : null) ?? null;
  return {
    views,
    current,
    query,
    columns,
    cols: sameColumns(columns, columnsIn(named)) ? undefined : columns.join(','),
    offered: columnsOf(actor, noun),
    isChanged: current ? !asksSame(current) : query !== '' || !sameColumns(columns, remembered),
    defaultHref: views.find((view) => view.isDefault)?.href ?? null,
    can: { share: unitId !== null },
  };
}
