import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OwnAppealForm, OwnAppeals } from '@/components/appeals/own-appeals';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { listOwnAppeals } from '@/lib/appeals/queries/own-appeals';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'appeals.own' });
  return { title: t('title') };
}

/** What a returning entrepreneur asks for, where each matter stands, and the word on the answer (A6). */
export default async function OwnAppealsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const appeals = await guarded(() => listOwnAppeals(actor));
  const query = await searchParams;
  const done =
    typeof query['done'] === 'string' && /^A\d{4}-\d{6,}$/.test(query['done']) ? query['done'] : null;
  const t = await getTranslations({ locale, namespace: 'appeals.own' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('title')}
        note={t('note')}
        acts={<LinkButton href={localePath(locale, '/my')}>{t('back')}</LinkButton>}
      />
      {done ? (
        <Notice tone="good" live>
          {t('done', { number: done })}
        </Notice>
      ) : null}
      <OwnAppealForm locale={locale} />
      <OwnAppeals locale={locale} appeals={appeals} />
    </div>
  );
}
