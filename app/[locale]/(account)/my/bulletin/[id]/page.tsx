import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulletinText } from '@/components/chambers/bulletin-text';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getMemberBulletin } from '@/lib/chambers/queries/received-bulletins';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: 'chambers.bulletin',
  });
  return { title: t('mine') };
}

/** One bulletin of a chamber that the reader is a member of; any other does not exist. */
export default async function MyBulletinPage({ params }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor();
  const id = uuidParam(given.id);
  const bulletin = await guarded(() => getMemberBulletin(actor, id));
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap own-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('mine'), href: localePath(locale, '/my/bulletin') }, { text: bulletin.title }]}
      />
      <PageHead title={bulletin.title} note={`${bulletin.chamber} · ${bulletin.publishedOn}`} />
      <BulletinText bulletin={bulletin} basePath={env.basePath} locale={locale} />
    </div>
  );
}
