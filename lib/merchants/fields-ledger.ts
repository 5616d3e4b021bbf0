import { columnsFor, type LedgerColumnKey } from './fields-export';
import type { Actor } from '@/lib/server/actor';

/**
 * Columns of the ledger on the screen: the same list that sheets are taken out with (fields-export.ts), so that what is
 * chosen here is offered there, under the same rules.
 */
export const usualLedgerColumns: readonly LedgerColumnKey[] = [
  'name',
  'hometown',
  'residence',
  'employer',
  'industry',
  'strengthTier',
  'influenceTier',
  'phones',
  'lastContactOn',
  'unit',
  'updatedOn',
];

/** Columns that every page of the ledger reads anyway; all others are fetched for the fifty rows that are shown. */
const AT_HAND: ReadonlySet<string> = new Set([...usualLedgerColumns, 'title']);

/** Names of the columns that the actor's role may read on the screen. */
export function ledgerColumnsFor(actor: Actor): LedgerColumnKey[] {
  // cast: columnsFor gives rows of the table that the type is made of
  return columnsFor(actor).map((one) => one.key as LedgerColumnKey);
}

/** Of these columns, those that have to be fetched. */
export function columnsToFetch(names: readonly string[]): string[] {
  return names.filter((name) => !AT_HAND.has(name));
}
