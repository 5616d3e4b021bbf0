import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { StoryForm } from '@/components/showcase/story-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { markupOfHtml } from '@/lib/shared/light-markup';
import { updateStoryAction } from '@/lib/showcase/actions';
import { getStory } from '@/lib/showcase/queries/get-story';
import { pathLines } from '@/lib/showcase/rules';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('showcase.desk'))('editTitle') };
}

/** Changing a draft, or reopening a withdrawn story. */
export default async function EditStoryPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const story = await guarded(() => getStory(actor, id));
  if (!story.can.edit) forbidden();
  const industries = await listPublicIndustryTags();
  const t = await getTranslations('showcase.desk');
  const ui = await getTranslations('ui');
  const here = `/desk/showcase/${id}`;
  const { merchant } = story;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/showcase' },
          { text: story.title, href: here },
          { text: t('editTitle') },
        ]}
      />
      <PageHead title={t('editTitle')} />
      <StoryForm
        action={updateStoryAction}
        id={id}
        version={story.version}
        values={{
          merchantId: merchant?.id,
          shownName: story.shownName,
          sealText: story.sealText,
          title: story.title,
          quote: story.quote,
          firm: story.firm,
          chamberText: story.chamberText,
          industryTagId: story.industryTagId,
          pathText: pathLines(story.path),
          body: markupOfHtml(story.body),
        }}
        {...(merchant
          ? { merchant: { value: merchant.id, text: merchant.name, hint: merchant.fileNo } }
          : {})}
        industries={industries}
        searchUrl={`${env.basePath}/api/desk/showcase/people`}
        cancelHref={here}
      />
    </div>
  );
}
