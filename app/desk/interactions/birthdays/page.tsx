import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BirthdaySpans, BirthdayTable } from '@/components/privacy/birthday-table';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { birthdayDays, listBirthdays } from '@/lib/privacy/queries-care';
import { BirthdayPage, birthdaySpans } from '@/lib/privacy/schema-care';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/interactions/birthdays';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('privacy.desk.birthdays'))('title') };
}

/** Birthdays of the people one answers for, as far as they gave them for it. */
export default async function BirthdaysPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { days } = BirthdayPage.parse(await searchParams);
  const own = await guarded(() => birthdayDays(actor));
  const span = days ? Number(days) : own;
  const rows = await guarded(() => listBirthdays(actor, span));
  const t = await getTranslations('privacy.desk.birthdays');
  const log = await getTranslations('interactions.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: log('title'), href: '/desk/interactions' }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')} />
      <BirthdaySpans own={own} chosen={days} spans={birthdaySpans} path={PATH} />
      <BirthdayTable rows={rows} days={span} />
    </div>
  );
}
