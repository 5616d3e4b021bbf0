import { getTranslations } from 'next-intl/server';
import { SearchForm } from '@/components/forms/search-form';
import { Tabs } from '@/components/ui/tabs';
import { chamberKinds } from '@/lib/chambers/schema';
import type { PublicChamberPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';
import { withQuery } from '@/lib/shared/search-query';

type Props = { path: string; basePath: string; asked: PublicChamberPage; locale: Locale };

/** Own, partner or alliance, and a word to look for; links and a plain form, no script. */
export async function DirectorySearch({ path, basePath, asked, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.kind.*
  return (
    <div className="mt-4 grid gap-4">
      <Tabs
        label={t('public.kinds')}
        tabs={[
          {
            text: t('public.allKinds'),
            href: withQuery(path, asked, { kind: undefined }),
            current: !asked.kind,
          },
          ...chamberKinds.map((kind) => ({
            text: t(`kind.${kind}`),
            href: withQuery(path, asked, { kind }),
            current: asked.kind === kind,
          })),
        ]}
      />
      <SearchForm
        className="max-w-xl"
        action={`${basePath}${path}`}
        q={asked.q}
        keep={{ kind: asked.kind, city: asked.city }}
        label={t('public.search')}
        hint={t('public.searchHint')}
        button={t('public.find')}
        maxLength={40}
      />
    </div>
  );
}
