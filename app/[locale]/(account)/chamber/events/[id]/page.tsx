import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChamberEventFacts, ChamberSignUps, SignUpMembers } from '@/components/events/chamber-events';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getChamberEvent, listMembersToSignUp } from '@/lib/events/queries/chamber-events';
import { AttendeePage } from '@/lib/events/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'events.chamber' });
  return { title: t('signUpTitle') };
}

/** One event with the own members who come, and the form that signs others up. */
export default async function ChamberEventPage({ params, searchParams }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const asked = await searchParams;
  const q = AttendeePage.parse(asked).q ?? '';
  const done = /^\d{1,3}$/.test(String(asked['done'])) ? Number(asked['done']) : null;
  const [event, members] = await guarded(() =>
    Promise.all([getChamberEvent(actor, id), listMembersToSignUp(actor, id, q)]),
  );
  const t = await getTranslations({ locale, namespace: 'events.chamber' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/events') }, { text: event.title }]}
      />
      <PageHead title={event.title} />
      {done === null ? null : (
        <div className="my-4">
          <Notice tone="good" live>
            {done > 0 ? t('done', { count: done }) : t('same')}
          </Notice>
        </div>
      )}
      <div className="grid gap-10 lg:grid-cols-[2fr_3fr] lg:gap-14">
        <div className="grid content-start gap-8">
          <ChamberEventFacts event={event} locale={locale} />
          <ChamberSignUps event={event} locale={locale} />
        </div>
        <SignUpMembers
          key={event.own.length}
          event={event}
          members={members}
          q={q}
          basePath={env.basePath}
          locale={locale}
        />
      </div>
    </div>
  );
}
