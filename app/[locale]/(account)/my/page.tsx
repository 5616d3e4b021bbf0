import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnLeads, OwnPrivacy, OwnProjects, OwnRatings, OwnRecord } from '@/components/desk/own-page';
import { OwnCare } from '@/components/privacy/care-panel';
import { OwnTies } from '@/components/ties/own-ties';
import { OwnContacts, OwnDataForm } from '@/components/desk/own-data';
import { MyBulletins } from '@/components/chambers/my-bulletins';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { listMemberBulletins } from '@/lib/chambers/queries/received-bulletins';
import { getOwnPage } from '@/lib/desk/queries-own';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listOwnContacts } from '@/lib/interactions/queries/own-contacts';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'account.my' });
  return { title: t('title') };
}

/** 我的信息: what is kept of a returning entrepreneur, on what basis and by whom, with the own affairs. */
export default async function MyPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const { problem } = await searchParams;
  const [own, contacts, bulletins] = await guarded(() =>
    Promise.all([getOwnPage(actor), listOwnContacts(actor, 50), listMemberBulletins(actor, 3)]),
  );
  const t = await getTranslations({ locale, namespace: 'account.my' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('title')}
        note={t('note')}
        acts={
          <>
            <LinkButton href={localePath(locale, '/offers/interest')} look="primary">
              {t('interest')}
            </LinkButton>
            <LinkButton href={localePath(locale, '/my/events')}>{t('events')}</LinkButton>
            <LinkButton href={localePath(locale, '/my/appeals')}>{t('appeals')}</LinkButton>
            <LinkButton href={localePath(locale, '/my/requests')}>{t('requests')}</LinkButton>
            <LinkButton href={localePath(locale, '/my/security')}>{t('security')}</LinkButton>
          </>
        }
      />
      <MyBulletins locale={locale} rows={bulletins} />
      <OwnLeads locale={locale} leads={own.leads} />
      <OwnProjects locale={locale} projects={own.projects} />
      <OwnRecord locale={locale} merchant={own.merchant} />
      <OwnRatings locale={locale} merchant={own.merchant} />
      <OwnTies locale={locale} ties={own.ties} />
      <OwnCare locale={locale} care={own.care} />
      <OwnPrivacy locale={locale} own={own} />
      <OwnContacts locale={locale} contacts={contacts} />
      <OwnDataForm
        locale={locale}
        basePath={env.basePath}
        problem={typeof problem === 'string' ? problem : null}
      />
    </div>
  );
}
