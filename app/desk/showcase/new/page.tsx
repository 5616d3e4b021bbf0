import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { StoryForm } from '@/components/showcase/story-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { createStoryAction } from '@/lib/showcase/actions';
import { canWriteStories } from '@/lib/showcase/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('showcase.desk'))('createTitle') };
}

/** Beginning a story. */
export default async function NewStoryPage() {
  const actor = await requireActor();
  if (!canWriteStories(actor)) forbidden();
  const industries = await listPublicIndustryTags();
  const t = await getTranslations('showcase.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/showcase' }, { text: t('createTitle') }]}
      />
      <PageHead title={t('createTitle')} />
      <StoryForm
        action={createStoryAction}
        values={{}}
        industries={industries}
        searchUrl={`${env.basePath}/api/desk/showcase/people`}
        cancelHref="/desk/showcase"
      />
    </div>
  );
}
