import { getTranslations } from 'next-intl/server';
import { RecordPage } from '@/components/layout/record-page';
import { MerchantArchive } from '@/components/merchants/merchant-archive';
import { MerchantHistory } from '@/components/merchants/merchant-history';
import { MerchantFacts } from '@/components/merchants/merchant-record';
import { BasisNotice, merchantLine } from '@/components/merchants/merchant-summary';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
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
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/merchants' }]}
      name={merchant.name}
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
      aside={<MerchantHistory history={history} />}
    >
      {merchant.archivedOn ? (
        <Notice tone="warn">
          {t('record.archived', { date: merchant.archivedOn, reason: merchant.archivedReason ?? '' })}
        </Notice>
      ) : null}

      <BasisNotice merchant={merchant} />
      <MerchantFacts merchant={merchant} />
    </RecordPage>
  );
}
