import type { ReactNode } from 'react';
import { ExampleMark } from '@/components/ui/badge';
import { RichText } from '@/components/ui/rich-text';
import type { PublicArticle } from '@/lib/articles/queries/public-articles';
import type { Locale } from '@/lib/i18n/routing';

type Shown = Pick<PublicArticle, 'title' | 'body' | 'isSample'>;

/** One article as the public reads it; the desk's preview shows the same. `meta` are its terms and days (H5). */
export function ArticleView({
  article,
  locale,
  lang,
  exampleText,
  meta,
  foot,
  level = 1,
}: {
  article: Shown;
  locale: Locale;
  lang?: string;
  exampleText: string;
  meta: ReadonlyArray<{ term: string; value: ReactNode }>;
  foot?: ReactNode;
  /** 1 on its own page, 3 in the desk's preview */
  level?: 1 | 3;
}) {
  const Heading = level === 1 ? 'h1' : 'h3';
  return (
    <article lang={lang}>
      <header className="border-b-2 border-ink pt-4 pb-5">
        <Heading className="max-w-[24em] font-serif text-[clamp(1.625rem,3.6vw,2.25rem)] leading-[1.35] font-bold text-balance">
          {article.title} {article.isSample ? <ExampleMark text={exampleText} /> : null}
        </Heading>
        <dl className="mt-4 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-3">
          {meta.map((one) => (
            <div key={one.term} className="flex gap-1.5">
              <dt>{one.term}</dt>
              <dd className="text-ink-2">{one.value}</dd>
            </div>
          ))}
        </dl>
      </header>
      <div className="mt-8">
        <RichText html={article.body} locale={locale} />
      </div>
      {foot}
    </article>
  );
}
