import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { MemberBulletins } from './bulletin-lists';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { MemberBulletin } from '@/lib/chambers/queries/received-bulletins';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

/** The newest bulletins of the own chambers on a member's page; nothing where there are none. */
export async function MyBulletins({ rows, locale }: { rows: readonly MemberBulletin[]; locale: Locale }) {
  if (rows.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  return (
    <section aria-labelledby="own-bulletins">
      <SectionHead id="own-bulletins" title={t('mine')} />
      <MemberBulletins
        rows={rows}
        hrefOf={(id) => localePath(locale, `/my/bulletin/${id}`)}
        locale={locale}
      />
      <Link className="quiet-link" href={localePath(locale, '/my/bulletin')}>
        {t('allMine')}
      </Link>
    </section>
  );
}

/** On the officer's first page: notices of the unit's that nobody of the chamber has read. */
export async function UnreadNotice({ count, locale }: { count: number; locale: Locale }) {
  if (count === 0) return null;
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  return (
    <Notice tone="warn">
      {t('unreadHere', { count })}{' '}
      <Link
        href={localePath(locale, '/chamber/bulletin')}
        className="inline-flex min-h-11 items-center underline underline-offset-4"
      >
        {t('goRead')}
      </Link>
    </Notice>
  );
}
