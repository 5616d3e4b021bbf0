import {
  publishArticle,
  returnArticle,
  submitArticle,
  withdrawArticle,
} from '@/lib/articles/commands/decide-article';
import { createArticle, updateArticle } from '@/lib/articles/commands/write-article';
import {
  countArticlesByState,
  getArticle,
  getArticleHistory,
  countArticles,
  listArticles,
} from '@/lib/articles/queries/list-articles';
import { ArticlePage } from '@/lib/articles/search-params';
import { articleInput, seedArticle } from '@/tests/factories/articles';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;

export const articlesAccess: AccessTable = {
  'articles.countArticles': { allow: readers, outside: '-', call: (actor) => countArticles(actor, {}) },
  'articles.listArticles': {
    allow: readers,
    outside: '-',
    call: (actor) => listArticles(actor, ArticlePage.parse({})),
  },
  'articles.countArticlesByState': {
    allow: readers,
    outside: '-',
    call: (actor) => countArticlesByState(actor),
  },
  'articles.getArticle': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getArticle(actor, (await seedArticle(side.countyId)).id),
  },
  'articles.getArticleHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getArticleHistory(actor, (await seedArticle(side.countyId)).id),
  },
  // the programme itself writes no articles: each has a unit and a writer
  'articles.createArticle': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => createArticle(actor, articleInput()),
  },
  'articles.updateArticle': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateArticle(actor, { ...articleInput(), ...(await seedArticle(side.countyId)) }),
  },
  'articles.submitArticle': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => submitArticle(actor, await seedArticle(side.countyId)),
  },
  'articles.returnArticle': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      returnArticle(actor, { ...(await seedArticle(side.countyId, 'submitted')), reason: '示例' }),
  },
  'articles.publishArticle': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) => publishArticle(actor, await seedArticle(side.countyId, 'submitted')),
  },
  'articles.withdrawArticle': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      withdrawArticle(actor, { ...(await seedArticle(side.countyId, 'published')), reason: '示例' }),
  },
};
