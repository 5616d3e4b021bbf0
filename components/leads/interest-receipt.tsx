import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { Seal } from '@/components/ui/seal';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { printCode } from '@/lib/leads/rules';

/** What the sender takes away: number and code, shown this once. */
export async function InterestReceipt({
  receipt,
  locale,
}: {
  receipt: { number: string; code: string };
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'leads.form' });
  return (
    <section
      className="mt-6 grid gap-6 border-t-2 border-ink pt-6 sm:grid-cols-[auto_minmax(0,1fr)]"
      aria-label={t('doneTitle')}
    >
      <Seal text={t('doneSeal')} size={88} />
      <div>
        <dl className="grid gap-4 sm:grid-cols-2">
          <div>
            <dt className="text-sm text-ink-2">{t('number')}</dt>
            <dd className="font-figures text-2xl">{receipt.number}</dd>
          </div>
          <div>
            <dt className="text-sm text-ink-2">{t('code')}</dt>
            <dd className="font-figures text-2xl">{printCode(receipt.code)}</dd>
          </div>
        </dl>
        <p className="mt-4 text-ink-2">{t('doneNote')}</p>
        <p className="no-print mt-5 flex flex-wrap gap-3">
          <LinkButton href={localePath(locale, '/offers/interest/status')} look="primary" prefetch={false}>
            {t('toStatus')}
          </LinkButton>
          <LinkButton href={localePath(locale, '/offers')}>{t('toOffers')}</LinkButton>
        </p>
      </div>
    </section>
  );
}
