import { getTranslations } from 'next-intl/server';
import type { MemberPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';

type Props = { path: string; page: MemberPage; locale: Locale };

/** Finds members by name, pinyin, firm or whole number; works without script. */
export async function MemberSearch({ path, page, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers.officer' });
  return (
    <form className="my-4 flex flex-wrap items-end gap-3" role="search" action={path}>
      {page.state ? <input type="hidden" name="state" value={page.state} /> : null}
      {page.office ? <input type="hidden" name="office" value={page.office} /> : null}
      <label className="grid min-w-0 flex-1 gap-1 text-sm" htmlFor="q">
        {t('search')}
        <input
          id="q"
          name="q"
          type="search"
          className="input w-full"
          defaultValue={page.q}
          placeholder={t('searchHint')}
          maxLength={60}
        />
      </label>
      <button type="submit" className="btn">
        {t('find')}
      </button>
    </form>
  );
}
