import { getTranslations } from 'next-intl/server';
import { MerchantArchive } from '@/components/merchants/merchant-archive';
import { MerchantHistory } from '@/components/merchants/merchant-history';
import { MerchantFacts } from '@/components/merchants/merchant-record';
import { BasisNotice, merchantLine } from '@/components/merchants/merchant-summary';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

/** One person: facts on the left, what happened on the right. */
export default async function MerchantPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [merchant, history] = await guarded(() =>
    Promise.all([getMerchant(actor, id), getMerchantHistory(actor, id)]),
  );
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/merchants' }, { text: merchant.name }]}
      />
      <PageHead
        title={merchant.name}
        note={await merchantLine(merchant)}
        acts={
          <>
            {merchant.can.update ? (
              <LinkButton href={`/desk/merchants/${id}/edit`} hotkey="E">
                {t('record.edit')}
              </LinkButton>
            ) : null}
            {merchant.can.archive ? <MerchantArchive merchant={merchant} /> : null}
          </>
        }
      />
      {merchant.archivedOn ? (
        <Notice tone="warn">
          {t('record.archived', { date: merchant.archivedOn, reason: merchant.archivedReason ?? '' })}
        </Notice>
      ) : null}
      <div className="record">
        <div className="grid gap-5">
          <BasisNotice merchant={merchant} />
          <MerchantFacts merchant={merchant} />
        </div>
        <section className="part" aria-labelledby="history">
          <SectionHead id="history" title={t('record.history')} />
          <MerchantHistory history={history} />
        </section>
      </div>
    </div>
  );
}
