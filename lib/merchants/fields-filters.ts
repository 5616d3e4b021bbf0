import type { Actor } from '@/lib/server/actor';
import { isHidden, type MerchantField } from './policy';
import type { MerchantFilters } from './search-params';

/** Which field of the rules a filter asks about. Filters that are not named ask about the minimum. */
export const FILTER_FIELDS = {
  residence: 'residence',
  industry: 'work',
  strength: 'strength',
  influence: 'influence',
  kind: 'profile',
  contribution: 'intention',
  firm: 'work',
  key: 'key',
  officer: 'key',
  due: 'lastContact',
  contact: 'lastContact',
  tag: 'tags',
} as const satisfies Partial<Record<keyof MerchantFilters, MerchantField>>;

/** Filters that the actor's role may not use: the fields behind them are hidden from it (policy.ts). */
export function refusedFilters(actor: Actor): string[] {
  return Object.entries(FILTER_FIELDS).flatMap(([filter, field]) => (isHidden(actor, field) ? [filter] : []));
}
