import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/tables/list-page';
import { TranslationTable } from '@/components/translations/translation-table';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { listTranslations } from '@/lib/translations/queries/translations';
import { targetLocales, translatableNouns } from '@/lib/translations/rules';
import { TranslationPage } from '@/lib/translations/search-params';

const PATH = '/desk/translations';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('translations.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is published, one noun at a time, with the state of its translation into one language. */
export default async function TranslationsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = TranslationPage.parse(await searchParams);
  const list = await guarded(() => listTranslations(actor, { ...here, after, before }));
  const t = await getTranslations('translations.desk');
  // messages: desk.desk.rail.*
  const nouns = await getTranslations('desk.desk.rail');
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('nouns'),
        list: translatableNouns.map((noun) => ({
          text: nouns(noun),
          change: { noun },
          current: here.noun === noun,
        })),
      }}
      chips={[
        {
          name: 'locale',
          label: t('language'),
          value: t(`locale.${here.locale}`),
          input: {
            kind: 'one',
            options: targetLocales.map((locale) => ({
              value: locale,
              text: t(`locale.${locale}`),
              on: here.locale === locale,
            })),
          },
        },
        {
          name: 'open',
          label: t('column.state'),
          value: here.open ? t('openOnly') : null,
          clearHref: withQuery(PATH, here, { open: undefined }),
          input: { kind: 'one', options: [{ value: '1', text: t('openOnly'), on: here.open === '1' }] },
        },
      ]}
      marks={list}
      table={<TranslationTable rows={list.rows} noun={here.noun} locale={here.locale} />}
    />
  );
}
