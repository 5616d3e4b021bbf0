import { getTranslations } from 'next-intl/server';
import { Tabs } from '@/components/ui/tabs';
import { chamberKinds } from '@/lib/chambers/schema';
import type { PublicChamberPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';
import { withQuery } from '@/lib/shared/search-query';

type Props = { path: string; asked: PublicChamberPage; locale: Locale };

/** Own, partner or alliance, and a word to look for; links and a plain form, no script. */
export async function DirectorySearch({ path, asked, locale }: Props) {
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
      <form className="flex max-w-xl flex-wrap items-end gap-3" role="search" action={path}>
        {asked.kind ? <input type="hidden" name="kind" value={asked.kind} /> : null}
        {asked.city ? <input type="hidden" name="city" value={asked.city} /> : null}
        <label className="grid min-w-0 flex-1 gap-1 text-sm" htmlFor="directory-q">
          {t('public.search')}
          <input
            id="directory-q"
            name="q"
            type="search"
            className="input w-full"
            defaultValue={asked.q}
            placeholder={t('public.searchHint')}
            maxLength={40}
          />
        </label>
        <button type="submit" className="btn min-h-11">
          {t('public.find')}
        </button>
      </form>
    </div>
  );
}
