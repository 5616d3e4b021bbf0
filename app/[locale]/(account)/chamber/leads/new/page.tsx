import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HandedLeadForm } from '@/components/leads/handed-lead-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listHandedIndustries } from '@/lib/leads/queries/handed-leads';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'leads.handed' });
  return { title: t('new') };
}

/** Handing one lead in: a short form for a phone. */
export default async function NewHandedLeadPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const [{ chamber }, industries] = await guarded(() =>
    Promise.all([getOwnChamber(actor), listHandedIndustries(actor, locale)]),
  );
  const t = await getTranslations({ locale, namespace: 'leads.handed' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: localePath(locale, '/chamber/leads') }, { text: t('new') }]}
      />
      <PageHead title={t('new')} note={t('newNote', { unit: chamber.unit ?? '' })} />
      <div className="mt-6">
        <HandedLeadForm chamber={chamber} industries={industries} locale={locale} />
      </div>
    </div>
  );
}
