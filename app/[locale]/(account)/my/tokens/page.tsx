import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { TokenForm, TokenTable } from '@/components/users/my-tokens';
import { PageHead } from '@/components/ui/page-head';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { canHaveTokens } from '@/lib/users/policy';
import { listMyTokens } from '@/lib/users/queries';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'users.tokens' });
  return { title: t('title') };
}

/** My tokens of the REST API. */
export default async function TokensPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  if (!canHaveTokens(actor)) forbidden();
  const tokens = await listMyTokens(actor);
  const t = await getTranslations({ locale, namespace: 'users.tokens' });
  return (
    <div className="wrap own-page">
      <PageHead title={t('title')} note={t('note')} />
      <TokenTable locale={locale} tokens={tokens} />
      <TokenForm locale={locale} />
    </div>
  );
}
