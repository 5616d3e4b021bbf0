import { canListArticles } from '@/lib/articles/policy';
import { countArticles, listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage } from '@/lib/articles/search-params';
import { canListOffers } from '@/lib/offers/policy';
import { countOffers, listOffers } from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { canListPolicies, canWritePolicies } from '@/lib/policies/policy';
import { countPolicies, listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';
import { canListStories } from '@/lib/showcase/policy';
import { countStories, listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import { exact, hrefOf, join, type DueKind, type Query } from './queries-due-kind';

/** What a chief is asked to publish, and what a writer has not handed in yet. */
export function draftKinds(actor: PersonActor, who: 'chief' | 'writer', query: Query): (DueKind | null)[] {
  const isChief = hasRole(actor, 'chief');
  const asked = who === 'chief' ? isChief : hasRole(actor, 'clerk', 'chief');
  // a clerk of the bureau gives the opinions of the pre-review on what was handed in (E2)
  const reviews = who === 'chief' && hasRole(actor, 'clerk') && actor.isWholeProgramme;
  const ownOffers = who === 'writer' && hasRole(actor, 'filler');
  return [
    asked && canListStories(actor) ? stories(actor, query, who, isChief) : null,
    asked && canListArticles(actor) ? articles(actor, query, who, isChief) : null,
    (asked || reviews || ownOffers) && canListOffers(actor)
      ? offers(actor, query, who, isChief || (hasRole(actor, 'clerk') && actor.isWholeProgramme))
      : null,
  ];
}

/** The rail counts what waits for a decision; for who decides nothing it counts the own drafts. */
const railOf = (noun: string, who: 'chief' | 'writer', decides: boolean): string | null =>
  who === 'writer' && decides ? null : noun;

function stories(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = StoryPage.parse(query);
  return {
    key: who === 'chief' ? 'stories' : 'storyDrafts',
    rail: railOf('showcase', who, decides),
    href: hrefOf('showcase', query),
    count: () => exact(countStories(actor, page)),
    items: async (size) =>
      (await listStories(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.shownName, row.firm),
        on: row.updatedOn,
        late: false,
        href: `/desk/showcase/${row.id}`,
      })),
  };
}

function articles(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = ArticlePage.parse(query);
  return {
    key: who === 'chief' ? 'articles' : 'articleDrafts',
    rail: railOf('articles', who, decides),
    href: hrefOf('articles', query),
    count: () => exact(countArticles(actor, page)),
    items: async (size) =>
      (await listArticles(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: row.unit,
        on: row.updatedOn,
        late: false,
        href: `/desk/articles/${row.id}`,
      })),
  };
}

function offers(actor: PersonActor, query: Query, who: 'chief' | 'writer', decides: boolean): DueKind {
  const page = OfferPage.parse(query);
  return {
    key: who === 'chief' ? 'offers' : 'offerDrafts',
    rail: railOf('offers', who, decides),
    href: hrefOf('offers', query),
    count: () => exact(countOffers(actor, page)),
    items: async (size) =>
      (await listOffers(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.fileNo, row.unit),
        on: row.updatedOn,
        late: false,
        href: `/desk/offers/${row.id}`,
      })),
  };
}

/** Documents with clauses that wait for the outcome of their fair-competition review. */
export function policyKind(actor: PersonActor): DueKind | null {
  if (!canListPolicies(actor) || !canWritePolicies(actor) || !hasRole(actor, 'chief')) return null;
  const query = { review: 'waiting' };
  const page = PolicyPage.parse(query);
  return {
    key: 'policies',
    rail: 'policies',
    href: hrefOf('policies', query),
    count: () => exact(countPolicies(actor, page)),
    items: async (size) =>
      (await listPolicies(actor, page, size)).rows.map((row) => ({
        id: row.id,
        title: row.title,
        sub: join(row.docNo, row.issuer),
        on: row.issuedOn,
        late: false,
        href: `/desk/policies/${row.id}`,
      })),
  };
}
