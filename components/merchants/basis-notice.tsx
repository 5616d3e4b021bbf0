import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';

type T = Awaited<ReturnType<typeof getTranslations<'merchants.desk'>>>;

/**
 * The lawful basis of keeping this record (PIPL 13); where there is none, what is withheld, why, and who may mend it.
 * `here`: the page holds the panel where a basis is recorded.
 */
export async function BasisNotice({ merchant, here }: { merchant: MerchantDetail; here?: boolean }) {
  const t = await getTranslations('merchants.desk');
  const { basisState } = merchant;
  if (basisState === 'valid') {
    const [basis] = merchant.bases;
    const parts = [
      // messages: merchants.desk.basisKinds.*
      basis
        ? t('record.basisLine', {
            kind: t(`basisKinds.${basis.kind}`),
            evidence: basis.evidence ?? basis.source ?? '',
          })
        : t('record.basisValid'),
      basis &&
        basis.purposes.length > 0 &&
        t('record.purposes', { purposes: basis.purposes.map((one) => purposeText(t, one)).join('、') }),
      basis?.expiresOn && t('record.basisUntil', { date: basis.expiresOn }),
    ];
    return <Notice tone="good">{parts.filter(Boolean).join('　')}</Notice>;
  }
  // messages: merchants.desk.record.withheld.* merchants.desk.record.keeperOnly.*
  if (merchant.inFull) {
    return (
      <Notice tone="warn" title={t(`record.keeperOnly.${basisState}`)}>
        {t('record.keeperOnlyWhy')}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t('record.withheldTitle')}>
      {t(`record.withheld.${basisState}`)}
      {t('record.withheldWhy')}
      {t('record.withheldWho', { unit: merchant.unit ?? '' })}
      {here && merchant.can.recordBasis ? t('record.withheldHere') : null}
    </Notice>
  );
}

function purposeText(t: T, purpose: string): string {
  // messages: merchants.desk.record.basisPurposes.*
  const key = `record.basisPurposes.${purpose}`;
  return t.has(key) ? t(key) : purpose;
}
