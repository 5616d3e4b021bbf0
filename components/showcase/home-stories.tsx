import { getTranslations } from 'next-intl/server';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicStoryBrief } from '@/lib/showcase/queries/public-stories';
import { StoryBrief, StoryLead } from './story-brief';

/** Stories on the home page: one at length, three beside it. Nothing when there is none. */
export async function HomeStories({
  stories,
  locale,
  title,
}: {
  stories: readonly PublicStoryBrief[];
  locale: Locale;
  title: string;
}) {
  const t = await getTranslations('home');
  const ui = await getTranslations('ui');
  const [lead, ...others] = stories;
  if (!lead) return null;
  const shown = (story: PublicStoryBrief) => ({
    story,
    href: localePath(locale, `/showcase/${story.slug}`),
    exampleText: ui('example'),
    lang: story.isTranslated ? undefined : 'zh-CN',
  });
  return (
    <section className="section" aria-labelledby="stories">
      <SectionHead
        id="stories"
        title={title}
        note={t('storiesNote')}
        href={localePath(locale, '/showcase')}
        linkText={t('allStories')}
      />
      <div className="mt-7 grid gap-7 lg:grid-cols-[7fr_5fr] lg:gap-14">
        <StoryLead {...shown(lead)} pathLabel={t('path')} />
        <div>
          {others.map((story) => (
            <StoryBrief key={story.id} {...shown(story)} />
          ))}
        </div>
      </div>
    </section>
  );
}
