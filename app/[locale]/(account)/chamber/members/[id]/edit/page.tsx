import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { MemberForm } from '@/components/chambers/member-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateMemberAction } from '@/lib/chambers/actions';
import { getMember } from '@/lib/chambers/queries/members';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.officer' });
  return { title: t('edit') };
}

/** Changing one member of the own chamber; a newer version shows both sides. */
export default async function EditMemberPage({ params }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const member = await guarded(() => getMember(actor, id));
  if (!member.can.update && !member.can.propose) forbidden();
  const t = await getTranslations({ locale, namespace: 'chambers.officer' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const title = t('editTitle', { name: member.entryName });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: member.chamber.name, href: localePath(locale, '/chamber') },
          { text: member.entryName, href: localePath(locale, `/chamber/members/${id}`) },
          { text: title },
        ]}
      />
      <PageHead title={title} {...(member.can.propose ? { note: t('proposeNote') } : {})} />
      <MemberForm
        action={updateMemberAction.bind(null, locale)}
        chamberId={member.chamberId}
        member={member}
        locale={locale}
      />
    </div>
  );
}
