import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AppealForm } from '@/components/appeals/appeal-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { beginAppeal } from '@/lib/appeals/queries/begin-appeal';
import { NewAppealPage } from '@/lib/appeals/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { today } from '@/lib/shared/dates';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appeals.desk.form'))('createTitle') };
}

/** Registering an appeal, out of a contact or of a record. */
export default async function NewAppeal({ searchParams }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const from = NewAppealPage.parse(await searchParams);
  const begun = await guarded(() => beginAppeal(actor, from));
  const t = await getTranslations('appeals.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/appeals' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} note={t('form.note')} />
      <AppealForm begun={begun} today={today()} basePath={env.basePath} />
    </div>
  );
}
