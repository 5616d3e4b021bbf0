import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TranslationForm, TranslationReview } from '@/components/translations/translation-form';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { localePath } from '@/lib/i18n/navigation';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { queryText } from '@/lib/shared/search-query';
import { getTranslation } from '@/lib/translations/queries/translations';
import { targetLocales, translatables } from '@/lib/translations/rules';
import { TranslationQuestion } from '@/lib/translations/search-params';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('translations.desk'))('title') };
}

/** One record's translation into one language: write it, or review what somebody else wrote. */
export default async function TranslationRecordPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const { noun, locale } = TranslationQuestion.parse(await searchParams);
  const translation = await guarded(() => getTranslation(actor, { noun, locale, id }));
  const t = await getTranslations('translations.desk');
  const ui = await getTranslations('ui');
  const path = `/desk/translations/${id}`;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: `/desk/translations${queryText({ noun, locale })}` },
          { text: translation.title },
        ]}
      />
      <PageHead
        title={translation.title}
        note={translation.reviewer ? t('reviewedBy', { name: translation.reviewer }) : undefined}
        acts={
          <>
            {translation.isPublic ? (
              <LinkButton
                href={localePath(locale, `/${translatables[noun].section}/${translation.slug}`)}
                prefetch={false}
              >
                {t('publicPage')}
              </LinkButton>
            ) : null}
            <LinkButton href={`/desk/${noun}/${id}`}>{t('record')}</LinkButton>
          </>
        }
      />
      <Tabs
        label={t('language')}
        tabs={targetLocales.map((one) => ({
          text: t(`locale.${one}`),
          href: `${path}${queryText({ noun, locale: one })}`,
          current: one === locale,
        }))}
      />
      <TranslationForm key={`${locale}${translation.stamp}`} translation={translation} />
      <TranslationReview translation={translation} />
    </div>
  );
}
