import { ExampleMark } from '@/components/ui/badge';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { RichText } from '@/components/ui/rich-text';
import { Seal } from '@/components/ui/seal';
import { LifePath } from '@/components/ui/timeline';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicStory } from '@/lib/showcase/queries/public-stories';

export type StoryTexts = {
  example: string;
  path: string;
  person: string;
  firm: string;
  chamber: string;
  industry: string;
  publishedOn: string;
  /** How the text came to be public. */
  consent: string;
};

type Shown = Pick<
  PublicStory,
  | 'title'
  | 'shownName'
  | 'sealText'
  | 'quote'
  | 'firm'
  | 'chamber'
  | 'industry'
  | 'path'
  | 'body'
  | 'isSample'
> & { publishedOn: string | null };

type Props = {
  story: Shown;
  locale: Locale;
  lang?: string;
  texts: StoryTexts;
  /** 1 on its own page, 3 in the desk's preview */
  level?: 1 | 3;
};

/** One story as the public reads it; the desk's preview shows exactly the same. */
export function StoryArticle({ story, locale, lang, texts, level = 1 }: Props) {
  const Heading = level === 1 ? 'h1' : 'h3';
  const facts: Fact[] = [
    { term: texts.person, value: story.shownName },
    ...(story.firm ? [{ term: texts.firm, value: story.firm }] : []),
    ...(story.chamber ? [{ term: texts.chamber, value: story.chamber }] : []),
    ...(story.industry ? [{ term: texts.industry, value: story.industry }] : []),
    ...(story.publishedOn
      ? [{ term: texts.publishedOn, value: <time dateTime={story.publishedOn}>{story.publishedOn}</time> }]
      : []),
  ];
  return (
    <article lang={lang}>
      <header className="grid gap-5 border-b-2 border-ink pt-4 pb-7 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-8">
        <Seal text={story.sealText} size={112} />
        <div className="self-end">
          <Heading className="font-serif text-[clamp(1.75rem,4vw,2.5rem)] leading-[1.3] font-bold text-balance">
            {story.title}
          </Heading>
          <p className="mt-3 text-sm text-ink-3">
            <b className="me-2 font-semibold text-ink">{story.shownName}</b>
            {[story.firm, story.industry].filter(Boolean).join(' · ')}{' '}
            {story.isSample ? <ExampleMark text={texts.example} /> : null}
          </p>
        </div>
      </header>
      <div className="mt-9 grid gap-10 lg:grid-cols-[minmax(0,1fr)_17rem] lg:gap-16">
        <div>
          {story.quote ? (
            <blockquote className="mb-8 max-w-[26em] font-serif text-xl leading-[1.65] font-semibold text-pretty md:text-2xl md:leading-[1.6]">
              {`“${story.quote}”`}
            </blockquote>
          ) : null}
          <RichText html={story.body} locale={locale} />
          {story.path.length > 0 ? (
            <div className="mt-10">
              <LifePath stations={story.path} label={texts.path} />
            </div>
          ) : null}
        </div>
        <aside className="self-start border-t border-gold-2 pt-5">
          <DescriptionList facts={facts} />
          <p className="mt-5 text-xs leading-relaxed text-ink-3">{texts.consent}</p>
        </aside>
      </div>
    </article>
  );
}
