import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefusalPage } from '@/components/layout/refusal-page';
import { toLocale } from '@/lib/i18n/routing';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'errors.page' });
  return { title: t('notFound.title'), robots: { index: false } };
}

/** What proxy.ts shows, with status 404, in place of a story or an article that is not public (any more). */
export default async function GonePage({ params }: Props) {
  setRequestLocale(toLocale((await params).locale));
  return <RefusalPage kind="notFound" where="site" />;
}
