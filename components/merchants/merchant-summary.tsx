import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { Seal } from '@/components/ui/seal';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import { surnameOf } from '@/lib/shared/mask';
import { BasisNotice } from './basis-notice';

/** Reading, sex, file number and what stands out, in one line. */
export async function merchantLine(merchant: MerchantDetail): Promise<string> {
  const t = await getTranslations('merchants.desk');
  const every = merchant.contactEveryDays;
  const parts = [
    merchant.namePinyin ?? merchant.pinyin,
    merchant.sex && t(`sex.${merchant.sex === 'female' ? 'female' : 'male'}`),
    merchant.fileNo,
    merchant.isKey && (every ? t('record.keyEvery', { days: every }) : t('record.key')),
    merchant.doNotContact && t('record.doNotContact'),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Head of the side panel: seal, name, the line. */
async function MerchantHead({ merchant }: { merchant: MerchantDetail }) {
  const ui = await getTranslations('ui');
  return (
    <div className="record-head">
      <Seal text={surnameOf(merchant.name)} size={52} variant="solid" />
      <div>
        <h2>
          {merchant.name} {merchant.isSample ? <ExampleMark text={ui('example')} /> : null}
        </h2>
        <p className="sub">{await merchantLine(merchant)}</p>
      </div>
    </div>
  );
}

/** The facts that the side panel shows. */
export async function MerchantSummary({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  const [post] = merchant.posts;
  const [phone] = merchant.contactPoints;
  return (
    <>
      <MerchantHead merchant={merchant} />
      <DescriptionList
        emptyText={c('none')}
        facts={shownFacts(merchant, [
          { term: t('field.hometownId'), value: merchant.hometown ?? merchant.hometownText },
          { term: t('field.residenceId'), value: merchant.residence ?? merchant.residenceText },
          { term: t('field.post'), value: post && [post.employerText, post.title].filter(Boolean).join(' ') },
          { term: t('field.industryTagId'), value: merchant.industry ?? merchant.industryText },
          { term: t('field.contactPoints'), value: phone?.masked },
          {
            term: t('field.strengthTierId'),
            value: [merchant.strength, merchant.influence].filter(Boolean).join(' · ') || null,
          },
          { term: t('field.lastContactOn'), value: merchant.lastContactOn },
          { term: t('field.ownerUnitId'), value: merchant.unit },
        ])}
      />
      <BasisNotice merchant={merchant} />
      <p>
        <Link href={`/desk/merchants/${merchant.id}`}>{t('record.openFull')}</Link>
      </p>
    </>
  );
}

/** Where fields are withheld, only those that hold something are listed: a dash would say that nothing is known. */
export function shownFacts(merchant: MerchantDetail, facts: readonly Fact[]): readonly Fact[] {
  return merchant.inFull ? facts : facts.filter(({ value }) => Boolean(value));
}
