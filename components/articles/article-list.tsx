import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import type { PublicArticleBrief } from '@/lib/articles/queries/public-articles';

type ListProps = {
  articles: readonly PublicArticleBrief[];
  hrefOf: (slug: string) => string;
  kindTexts: Readonly<Record<string, string>>;
  exampleText: string;
  /** language of texts that have no translation */
  sourceLang: string;
  undatedText: string;
  /** “原文 2021-05-29”: the day of the facts, apart from our publish day (H5) */
  originalText: (date: string) => string;
};

/** Articles with day, kind, title and beginning: the public news list. */
export function ArticleList({
  articles,
  hrefOf,
  kindTexts,
  exampleText,
  sourceLang,
  undatedText,
  originalText,
}: ListProps) {
  return (
    <ul>
      {articles.map((article) => (
        <li
          key={article.id}
          className="border-b border-mist py-6"
          lang={article.isTranslated ? undefined : sourceLang}
        >
          <p className="flex flex-wrap gap-x-3 text-xs text-ink-3">
            <span>{kindTexts[article.kind]}</span>
            {article.kind === 'event' ? (
              <span>
                {[article.eventOn ?? undatedText, article.eventPlace]
                  .filter((one) => one !== null)
                  .join(' · ')}
              </span>
            ) : (
              <time dateTime={article.publishedOn}>{article.publishedOn}</time>
            )}
            {article.sourceName ? <span>{article.sourceName}</span> : null}
            {article.kind !== 'event' && article.originalOn ? (
              <span>{originalText(article.originalOn)}</span>
            ) : null}
          </p>
          <h2 className="mt-1 font-serif text-lg font-semibold text-pretty">
            <Link
              href={hrefOf(article.slug)}
              className="text-ink no-underline hover:text-vermilion-ink"
              prefetch={false}
            >
              {article.title}
            </Link>{' '}
            {article.isSample ? <ExampleMark text={exampleText} /> : null}
          </h2>
          <p className="measure mt-1 text-sm leading-relaxed text-ink-2">{article.summary}</p>
        </li>
      ))}
    </ul>
  );
}

/** Titles with their day, for the home page. Events show the day they are held. */
export function ArticleTitles({
  articles,
  hrefOf,
  exampleText,
  sourceLang,
  undatedText,
  originalText,
}: Omit<ListProps, 'kindTexts'>) {
  return (
    <ul className="mt-6 border-t-2 border-ink">
      {articles.map((article) => {
        const day = article.kind === 'event' ? article.eventOn : article.publishedOn;
        return (
          <li
            key={article.id}
            className="grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-3 border-b border-mist"
            lang={article.isTranslated ? undefined : sourceLang}
          >
            {day ? (
              <time className="text-sm text-ink-3" dateTime={day}>
                {day}
              </time>
            ) : (
              <span className="text-sm text-ink-3">{undatedText}</span>
            )}
            <span className="py-3">
              <Link
                href={hrefOf(article.slug)}
                className="text-ink no-underline hover:text-vermilion-ink"
                prefetch={false}
              >
                {article.title}
              </Link>
              {article.kind !== 'event' && article.originalOn ? (
                <span className="ms-2 text-xs text-ink-3">{originalText(article.originalOn)}</span>
              ) : null}
              {article.kind === 'event' && article.eventPlace ? (
                <span className="ms-2 text-xs text-ink-3">{article.eventPlace}</span>
              ) : null}{' '}
              {article.isSample ? <ExampleMark text={exampleText} /> : null}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
