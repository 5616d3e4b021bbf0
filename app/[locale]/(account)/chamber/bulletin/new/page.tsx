import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulletinForm } from '@/components/chambers/bulletin-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { writeBulletinAction } from '@/lib/chambers/actions-bulletins';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({
    locale: toLocale((await params).locale),
    namespace: 'chambers.bulletin',
  });
  return { title: t('new') };
}

/** Writing to the own members. */
export default async function NewBulletinPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { chamber } = await guarded(() => getOwnChamber(actor));
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/bulletin') }, { text: t('new') }]}
      />
      <PageHead title={t('new')} note={t('newNote')} />
      <div className="mt-6">
        <BulletinForm
          action={writeBulletinAction.bind(null, locale)}
          chamberId={chamber.id}
          basePath={env.basePath}
          locale={locale}
        />
      </div>
    </div>
  );
}
