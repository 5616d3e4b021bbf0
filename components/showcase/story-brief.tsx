import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import { Seal } from '@/components/ui/seal';
import { LifePath } from '@/components/ui/timeline';
import type { PublicStoryBrief } from '@/lib/showcase/queries/public-stories';

type Props = { story: PublicStoryBrief; href: string; exampleText: string; lang?: string | undefined };

const about = (story: PublicStoryBrief): string =>
  [story.firm, story.chamber, story.industry].filter((one) => one !== null).join(' · ');

/** The story that opens the home page: seal, what the person says, the beginning, the path of life. */
export function StoryLead({ story, href, exampleText, pathLabel, lang }: Props & { pathLabel: string }) {
  return (
    <article
      className="grid gap-5 border-t-2 border-ink pt-6 sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-7"
      lang={lang}
    >
      <Seal text={story.sealText} size={112} />
      <div>
        <h3 className="font-serif text-xl leading-[1.6] font-semibold text-pretty md:text-2xl md:leading-[1.6]">
          <Link href={href} className="text-ink no-underline hover:text-vermilion-ink" prefetch={false}>
            {story.quote ?? story.title}
          </Link>
        </h3>
        <p className="mt-4 text-ink-2">{story.excerpt}</p>
        <p className="mt-4 text-sm text-ink-3">
          <b className="me-2 font-semibold text-ink">{story.shownName}</b>
          {about(story)} {story.isSample ? <ExampleMark text={exampleText} /> : null}
        </p>
        {story.path.length > 0 ? (
          <div className="mt-6">
            <LifePath stations={story.path} label={pathLabel} />
          </div>
        ) : null}
      </div>
    </article>
  );
}

/** A story in a list: line seal, title in quotation marks, who. `level` keeps the heading order of the page. */
export function StoryBrief({ story, href, exampleText, lang, level = 3 }: Props & { level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-5 border-t border-mist py-6 first:border-t-2 first:border-ink"
      lang={lang}
    >
      <Seal text={story.sealText} size={56} variant="line" />
      <div>
        <Heading className="font-serif text-lg font-semibold text-pretty">
          <Link href={href} className="text-ink no-underline hover:text-vermilion-ink" prefetch={false}>
            {`“${story.title}”`}
          </Link>
        </Heading>
        <p className="text-sm text-ink-2">
          {[story.shownName, about(story)].filter(Boolean).join(' · ')}{' '}
          {story.isSample ? <ExampleMark text={exampleText} /> : null}
        </p>
      </div>
    </article>
  );
}

/** A story in the full list: quotation, beginning, who and when. */
export function StoryCard({ story, href, exampleText, lang }: Props) {
  return (
    <article
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-5 border-t border-mist py-7 sm:gap-7"
      lang={lang}
    >
      <Seal text={story.sealText} size={72} variant="line" />
      <div>
        <h2 className="font-serif text-xl leading-[1.5] font-semibold text-pretty">
          <Link href={href} className="text-ink no-underline hover:text-vermilion-ink" prefetch={false}>
            {story.title}
          </Link>
        </h2>
        {story.quote ? <p className="mt-1 font-serif text-base text-gold-ink">{`“${story.quote}”`}</p> : null}
        <p className="mt-2 text-sm leading-relaxed text-ink-2">{story.excerpt}</p>
        <p className="mt-2 text-xs text-ink-3">
          <b className="me-2 font-semibold text-ink">{story.shownName}</b>
          {about(story)} {story.isSample ? <ExampleMark text={exampleText} /> : null}
        </p>
      </div>
    </article>
  );
}
