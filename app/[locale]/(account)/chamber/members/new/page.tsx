import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { MemberForm } from '@/components/chambers/member-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { addMemberAction } from '@/lib/chambers/actions';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.officer' });
  return { title: t('add') };
}

/** Entering one member of the own chamber. */
export default async function NewMemberPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor('chamber_officer');
  const { chamber } = await guarded(() => getOwnChamber(actor));
  if (!chamber.can.writeRoster && !chamber.can.proposeRoster) forbidden();
  const t = await getTranslations({ locale, namespace: 'chambers.officer' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: chamber.name, href: localePath(locale, '/chamber') }, { text: t('add') }]}
      />
      <PageHead title={t('add')} note={t(chamber.can.proposeRoster ? 'proposeNote' : 'addNote')} />
      <MemberForm action={addMemberAction.bind(null, locale)} chamberId={chamber.id} locale={locale} />
    </div>
  );
}
