import { companyColumns } from '@/lib/companies/fields';
import { canListCompanies } from '@/lib/companies/policy';
import { CompanyFilters } from '@/lib/companies/search-params';
import { interactionColumns } from '@/lib/interactions/fields';
import { canListInteractions } from '@/lib/interactions/policy';
import { InteractionFilters } from '@/lib/interactions/search-params';
import { refusedFilters } from '@/lib/merchants/fields-filters';
import { ledgerColumnsFor, usualLedgerColumns } from '@/lib/merchants/fields-ledger';
import { canListMerchants } from '@/lib/merchants/policy';
import { MerchantFilters } from '@/lib/merchants/search-params';
import type { Actor } from '@/lib/server/actor';
import { queryText } from '@/lib/shared/search-query';
import type { ViewNoun } from './schema';

/** What views and columns need to know of a ledger. */
type Ledger = {
  path: string;
  canList: (actor: Actor) => boolean;
  /** values of an address through the noun's own schema: unknown filters and broken values are gone */
  read: (values: Record<string, string>) => Record<string, string | undefined>;
  /** order that the ledger has when the address says nothing */
  order: string;
  /** columns that the actor may read; the first names the record and always stays */
  columns: (actor: Actor) => readonly string[];
  /** shown when nobody has chosen */
  usual: readonly string[];
  /** filters that the actor's role may not use */
  refused: (actor: Actor) => readonly string[];
};

const LEDGERS: Readonly<Record<ViewNoun, Ledger>> = {
  merchants: {
    path: '/desk/merchants',
    canList: canListMerchants,
    read: (values) => MerchantFilters.parse(values),
    order: 'updated',
    columns: ledgerColumnsFor,
    usual: usualLedgerColumns,
    refused: refusedFilters,
  },
  companies: {
    path: '/desk/companies',
    canList: canListCompanies,
    read: (values) => CompanyFilters.parse(values),
    order: 'updated',
    columns: () => companyColumns,
    usual: companyColumns,
    refused: () => [],
  },
  interactions: {
    path: '/desk/interactions',
    canList: canListInteractions,
    read: (values) => InteractionFilters.parse(values),
    order: '',
    columns: () => interactionColumns,
    usual: interactionColumns,
    refused: () => [],
  },
};

/** May the actor open this ledger at all? */
export function canListLedger(actor: Actor, noun: ViewNoun): boolean {
  return LEDGERS[noun].canList(actor);
}

/** The filters of an address as the ledger itself reads them, in canonical text without the leading “?”. */
export function ledgerQuery(noun: ViewNoun, text: string): string {
  const ledger = LEDGERS[noun];
  const { order, ...filters } = ledger.read(Object.fromEntries(new URLSearchParams(text)));
  return queryText({ ...filters, order: order === ledger.order ? undefined : order }).slice(1);
}

/** Is there a filter in it that the actor's role may not use? Such a view is not offered (it would show other people). */
export function asksHidden(actor: Actor, noun: ViewNoun, query: string): boolean {
  const asked = new URLSearchParams(query);
  return LEDGERS[noun].refused(actor).some((name) => asked.has(name));
}

/** Columns that the actor may put on the screen, in the order of their definition. */
export function columnsOf(actor: Actor, noun: ViewNoun): readonly string[] {
  return LEDGERS[noun].columns(actor);
}

/**
 * The named columns as the screen shows them: known ones that the role may read, each once, the naming one first; the
 * usual ones when none is left.
 */
export function chosenColumns(actor: Actor, noun: ViewNoun, names: readonly string[]): string[] {
  const ledger = LEDGERS[noun];
  const allowed = ledger.columns(actor);
  const known = (list: readonly string[]) => [...new Set(list)].filter((name) => allowed.includes(name));
  const chosen = known(names);
  const [lead] = allowed;
  const shown = chosen.length > 0 ? chosen : known(ledger.usual);
  return lead === undefined ? shown : [lead, ...shown.filter((name) => name !== lead)];
}

/** One column one step earlier or later (`earlier:hometown`); the first place belongs to the naming one. */
export function moveColumn(columns: readonly string[], move: string): string[] {
  const [to, name] = move.split(':');
  const from = columns.indexOf(name ?? '');
  const place = from + (to === 'earlier' ? -1 : 1);
  if (from < 1 || place < 1 || place >= columns.length) return [...columns];
  const moved = columns.filter((one) => one !== name);
  moved.splice(place, 0, ...columns.slice(from, from + 1));
  return moved;
}

export const sameColumns = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

/** Address of the ledger with these filters (canonical text), columns (null: the remembered ones) and current view. */
export function ledgerAddress(
  noun: ViewNoun,
  query: string,
  state: { view?: string | undefined; columns?: readonly string[] | null } = {},
): string {
  return `${LEDGERS[noun].path}${queryText({
    ...Object.fromEntries(new URLSearchParams(query)),
    view: state.view,
    cols: state.columns?.length ? state.columns.join(',') : undefined,
  })}`;
}
