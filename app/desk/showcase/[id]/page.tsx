import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { ConsentPanel } from '@/components/privacy/consent-panel';
import { StoryActs } from '@/components/showcase/story-acts';
import { StoryArticle } from '@/components/showcase/story-article';
import { StoryChecks, StoryFacts } from '@/components/showcase/story-record';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { getPersonPrivacy } from '@/lib/privacy/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { NotFoundError } from '@/lib/shared/errors';
import { withdrawConsentAction } from '@/lib/showcase/actions';
import { getStory, getStoryHistory } from '@/lib/showcase/queries/get-story';
import { pathLines, readStations } from '@/lib/showcase/rules';
import { canListTranslations } from '@/lib/translations/policy';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('showcase.desk'))('title') };
}

/** One story: where it stands, what may be done, what it stands on, and the preview of what the public will read. */
export default async function StoryRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [story, history] = await guarded(() =>
    Promise.all([getStory(actor, id), getStoryHistory(actor, id)]),
  );
  const privacy = story.merchant
    ? await getPersonPrivacy(actor, story.merchant.id).catch((error: unknown) => {
        if (error instanceof NotFoundError) return null;
        throw error;
      })
    : null;
  const t = await getTranslations('showcase.desk');
  const s = await getTranslations('showcase.public');
  const ui = await getTranslations('ui');
  const here = `/desk/showcase/${id}`;
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/showcase' }]}
      name={story.title}
      acts={
        <>
          <TranslationLink noun="showcase" id={id} isAllowed={canListTranslations(actor)} />
          {story.state === 'published' ? (
            <LinkButton href={`/showcase/${story.slug}`} prefetch={false}>
              {t('record.publicPage')}
            </LinkButton>
          ) : null}
          {story.can.edit ? (
            <LinkButton href={`${here}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={
        <RecordHistory
          history={history}
          words="showcase.desk"
          valueText={(field, value) => (field === 'path' ? pathLines(readStations([value])) : undefined)}
        />
      }
    >
      <StoryFacts story={story} />
      <StoryChecks story={story} />
      <StoryActs story={story} />
      {privacy ? (
        <ConsentPanel
          privacy={privacy}
          back={here}
          basePath={env.basePath}
          withdrawAction={withdrawConsentAction}
          only="publish"
        />
      ) : null}
      <RecordPart id="preview" title={t('record.preview')} note={t('record.previewNote')}>
        <div className="border border-line bg-paper p-5 sm:p-8">
          <StoryArticle
            level={3}
            story={{ ...story, chamber: story.chamberText, publishedOn: null }}
            locale="zh-CN"
            texts={{
              example: ui('example'),
              path: s('path'),
              person: s('person'),
              firm: s('firm'),
              chamber: s('chamber'),
              industry: s('industry'),
              publishedOn: s('publishedOn'),
              consent: s(story.isSample ? 'sampleConsent' : 'consent'),
            }}
          />
        </div>
      </RecordPart>
    </RecordPage>
  );
}
