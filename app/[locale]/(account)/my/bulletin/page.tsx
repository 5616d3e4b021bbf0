import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MemberBulletins } from '@/components/chambers/bulletin-lists';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { listMemberBulletins } from '@/lib/chambers/queries/received-bulletins';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: 'chambers.bulletin',
  });
  return { title: t('mine') };
}

/** What the own chambers write to their members. */
export default async function MyBulletinsPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const rows = await guarded(() => listMemberBulletins(actor));
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('mine')}
        note={t('mineNote')}
        acts={<LinkButton href={localePath(locale, '/my')}>{t('toMy')}</LinkButton>}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('noneMine')}>{t('noneMineHint')}</EmptyState>
      ) : (
        <MemberBulletins
          rows={rows}
          hrefOf={(id) => localePath(locale, `/my/bulletin/${id}`)}
          locale={locale}
        />
      )}
    </div>
  );
}
