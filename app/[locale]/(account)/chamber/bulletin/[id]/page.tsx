import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulletinKeeping, BulletinText } from '@/components/chambers/bulletin-text';
import { ActButton } from '@/components/forms/act-button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { readBulletinAction } from '@/lib/chambers/actions-bulletins';
import { getBulletin, keepsBulletin } from '@/lib/chambers/queries/bulletins';
import { getReceivedBulletin } from '@/lib/chambers/queries/received-bulletins';
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
  return { title: t('one') };
}

/** One bulletin: the unit's, to be read and marked as read, or the own one, to be kept. Others' do not exist. */
export default async function ChamberBulletinRecordPage({ params }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const { own, received } = await guarded(async () => {
    return (await keepsBulletin(actor, id))
      ? { own: await getBulletin(actor, id), received: null }
      : { own: null, received: await getReceivedBulletin(actor, id) };
  });
  const bulletin = own ?? received;
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const listPath = localePath(locale, '/chamber/bulletin');
  const path = `${listPath}/${id}`;
  // messages: chambers.bulletin.state.*
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: listPath }, { text: bulletin.title }]}
      />
      <PageHead
        title={bulletin.title}
        note={
          own
            ? [own.publishOn, t(`state.${own.state}`)].join(' · ')
            : [received.unit, received.publishedOn].filter(Boolean).join(' · ')
        }
      />
      <BulletinText bulletin={bulletin} basePath={env.basePath} locale={locale} />
      {own ? (
        <BulletinKeeping
          bulletin={own}
          basePath={env.basePath}
          locale={locale}
          path={path}
          listPath={listPath}
        />
      ) : received.readOn ? (
        <p className="note">{t('readOn', { date: received.readOn })}</p>
      ) : (
        <ActButton
          action={readBulletinAction.bind(null, path)}
          id={id}
          title={t('read')}
          explain={t('readExplain')}
          confirmText={t('read')}
          look="primary"
        >
          {t('read')}
        </ActButton>
      )}
    </div>
  );
}
