import type { CappedCount } from '@/lib/server/keyset';
import { queryText } from '@/lib/shared/search-query';

/** Kinds of things that wait, in the order in which 今日 shows them. */
export type DueKey =
  | 'leads'
  | 'receipts'
  | 'stories'
  | 'articles'
  | 'offers'
  | 'policies'
  | 'imports'
  | 'exports'
  | 'greetings'
  | 'festivals'
  | 'contacts'
  | 'birthdays'
  | 'nextSteps'
  | 'difficulties'
  | 'appeals'
  | 'expiring'
  | 'chambers'
  | 'chamberAgreements'
  | 'storyDrafts'
  | 'articleDrafts'
  | 'offerDrafts'
  | 'interactionDrafts'
  | 'handovers'
  | 'accounts';

/** One thing that waits: what it is, whose, since or until when; the row leads to the page where it is done. */
export type DueItem = {
  id: string;
  title: string;
  /** firm, unit, number: what tells it from its neighbours */
  sub: string | null;
  /** 万元 as decimal text */
  amountWan?: string;
  /** YYYY-MM-DD, of the kind that the section says (due, received) */
  on: string | null;
  late: boolean;
  href: string;
  /** where the act is done, when that is not the record's own page */
  actHref?: string;
};

/** A kind with its list: `query` are the conditions of the list page, so that count, rows and page cannot differ. */
export type DueKind = {
  key: DueKey;
  /** entry of the rail that carries the number; null when another kind of the same noun does */
  rail: string | null;
  /** the list page with its conditions */
  href: string;
  count: () => Promise<CappedCount>;
  items: (size: number) => Promise<DueItem[]>;
};

export type Query = Readonly<Record<string, string>>;
/** A count that needs no cap, as one. */
export const exact = async (count: Promise<number>): Promise<CappedCount> => ({
  value: await count,
  isCapped: false,
});
/** What tells a row from its neighbours: 园区 · 编号; null where there is nothing. */
export const join = (...parts: (string | null)[]): string | null => parts.filter(Boolean).join(' · ') || null;
/** The list page of a noun with its conditions. */
export const hrefOf = (noun: string, query: Query): string => `/desk/${noun}${queryText(query)}`;
