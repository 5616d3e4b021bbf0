import type { ReactNode } from 'react';
import type { PublicArticle } from '@/lib/articles/queries/public-articles';

type Terms = {
  publishedOn: string;
  originalOn: string;
  source: string;
  author: string;
  editor: string;
  indexNo: string;
  eventOn: string;
  eventPlace: string;
  eventLevel: string;
};

type Facts = Pick<
  PublicArticle,
  | 'kind'
  | 'publishedOn'
  | 'originalOn'
  | 'sourceName'
  | 'author'
  | 'editor'
  | 'indexNo'
  | 'eventOn'
  | 'eventPlace'
>;

const day = (date: string): ReactNode => <time dateTime={date}>{date}</time>;

/** Terms and days of an article in their fixed order: our publish day and the source's own stand apart (H5). */
export function articleMeta(
  article: Omit<Facts, 'publishedOn'> & { publishedOn: string | null },
  terms: Terms,
  levelText: string | null,
): { term: string; value: ReactNode }[] {
  const rows: [string, ReactNode][] = [
    [terms.eventOn, article.eventOn ? day(article.eventOn) : null],
    [terms.eventPlace, article.eventPlace],
    [terms.eventLevel, levelText],
    [terms.publishedOn, article.publishedOn ? day(article.publishedOn) : null],
    [terms.originalOn, article.originalOn ? day(article.originalOn) : null],
    [terms.source, article.sourceName],
    [terms.author, article.author],
    [terms.editor, article.editor],
    [terms.indexNo, article.indexNo],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}
