import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/routing';

/** Words to look for in the clauses, as a plain GET form. */
export async function ClauseSearch({
  locale,
  action,
  q,
  classCode,
}: {
  locale: Locale;
  action: string;
  q: string | undefined;
  classCode: string | undefined;
}) {
  const t = await getTranslations({ locale, namespace: 'policies.public' });
  return (
    <form
      className="no-print mt-4 flex max-w-2xl gap-3"
      method="get"
      action={action}
      role="search"
      aria-label={t('search')}
    >
      {classCode ? <input type="hidden" name="class" value={classCode} /> : null}
      <input
        className="input"
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t('search')}
        placeholder={t('searchHint')}
        maxLength={60}
      />
      <button type="submit" className="btn btn-primary shrink-0">
        {t('searchAct')}
      </button>
    </form>
  );
}
