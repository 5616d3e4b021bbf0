import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import { revealContactAction } from '@/lib/merchants/actions';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import { honorificOf } from '@/lib/merchants/rules-salutation';
import { groupDigits } from '@/components/tables/cells';
import { MerchantLife } from './life-path';
import { shownFacts } from './merchant-summary';
import { RevealContact } from './reveal-contact';

type T = Awaited<ReturnType<typeof getTranslations<'merchants.desk'>>>;

/** Facts of a person, left side of the record page. */
export async function MerchantFacts({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  const joined = (parts: (string | null | undefined)[]) => parts.filter(Boolean).join('，') || null;
  return (
    <>
      <section className="part" aria-labelledby="facts">
        <SectionHead id="facts" title={t('record.facts')} />
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={shownFacts(merchant, [
            { term: t('field.hometownId'), value: withSource(merchant.hometown, merchant.hometownText) },
            { term: t('field.residenceId'), value: withSource(merchant.residence, merchant.residenceText) },
            { term: t('field.aliases'), value: merchant.aliases.join('、') || null },
            { term: t('field.salutation'), value: salutation(t, merchant) },
            { term: t('field.birthText'), value: merchant.birthText },
            {
              term: t('field.kinds'),
              value: merchant.kinds.map((kind) => t(`kinds.${kind}`)).join('、') || null,
            },
            { term: t('field.industryTagId'), value: withSource(merchant.industry, merchant.industryText) },
            { term: t('field.mainBusiness'), value: merchant.mainBusiness },
            { term: t('field.education'), value: joined([merchant.education, merchant.school]) },
            { term: t('field.socialPosts'), value: merchant.socialPosts },
            { term: t('field.honours'), value: merchant.honours },
            { term: t('field.contributions'), value: contributions(t, merchant) },
            { term: t('field.intention'), value: merchant.intention },
            { term: t('field.needs'), value: merchant.needs },
            { term: t('field.strengthTierId'), value: merchant.strength },
            { term: t('field.influenceTierId'), value: merchant.influence },
            { term: t('field.officerId'), value: merchant.officer },
            { term: t('field.tags'), value: merchant.tags.join('、') || null },
            { term: t('field.lastContactOn'), value: merchant.lastContactOn },
            {
              term: t('field.preferredChannel'),
              value: joined([
                merchant.preferredChannel && t(`preferredChannels.${merchant.preferredChannel}`),
                merchant.contactHours,
              ]),
            },
            { term: t('field.ownerUnitId'), value: merchant.unit },
            { term: t('field.source'), value: merchant.source },
            { term: t('field.note'), value: merchant.note },
          ])}
        />
      </section>
      {merchant.inFull ? <MerchantContacts merchant={merchant} /> : null}
      <MerchantLife merchant={merchant} />
      <MerchantQuantities merchant={merchant} />
      <MerchantUnparsed merchant={merchant} />
    </>
  );
}

/** What was resolved, and what the source wrote where that says something else. */
function withSource(resolved: string | null, source: string | null): string | null {
  if (!resolved) return source;
  return source && !resolved.endsWith(source) ? `${resolved}（${source}）` : resolved;
}

/** How letters address the person: as the record says, or as the rules of address make it from name and posts. */
function salutation(t: T, merchant: MerchantDetail): string | null {
  if (!merchant.inFull) return null;
  // messages: merchants.desk.record.salutationDerived
  const [post] = merchant.posts;
  const text = honorificOf({
    name: merchant.name,
    salutation: merchant.salutation,
    sex: merchant.sex,
    titles: [post?.isEnded ? null : (post?.title ?? null), merchant.titleText, merchant.socialPosts],
    isOfficial: merchant.kinds.includes('official'),
  });
  return merchant.salutation ? text : t('record.salutationDerived', { text });
}

function contributions(t: T, merchant: MerchantDetail): string | null {
  // messages: merchants.desk.contributions.*
  return (
    merchant.contributions
      .map((kind) => (t.has(`contributions.${kind}`) ? t(`contributions.${kind}`) : kind))
      .join('、') || null
  );
}

async function MerchantContacts({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  const texts = await clientTexts('zh-CN', ['ui', 'merchants.desk.record']);
  // messages: merchants.desk.contactKinds.* merchants.desk.record.purposes4.*
  const purposes = (['contact', 'verify', 'invite', 'other'] as const).map((value) => ({
    value,
    text: t(`record.purposes4.${value}`),
  }));
  return (
    <section className="part" aria-labelledby="contacts">
      <SectionHead id="contacts" title={t('record.contacts')} />
      {merchant.contactPoints.length === 0 ? <p className="note">{t('record.noContacts')}</p> : null}
      <TextsProvider texts={texts}>
        <DescriptionList
          wide
          emptyText=""
          facts={merchant.contactPoints.map((point) => ({
            term: `${t(`contactKinds.${point.kind}`)}${point.label ? `（${point.label}）` : ''}`,
            value: merchant.can.reveal ? (
              <RevealContact
                contactPointId={point.id}
                masked={point.masked}
                action={revealContactAction}
                purposes={purposes}
              />
            ) : (
              <span className="figures">{point.masked}</span>
            ),
          }))}
        />
      </TextsProvider>
    </section>
  );
}

async function MerchantQuantities({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  if (merchant.quantities.length === 0) return null;
  // messages: merchants.desk.quantityKinds.* merchants.desk.qualifier.*
  return (
    <section className="part" aria-labelledby="quantities">
      <SectionHead id="quantities" title={t('record.quantities')} />
      <DescriptionList
        wide
        emptyText=""
        facts={merchant.quantities.map((quantity) => ({
          term: t(`quantityKinds.${quantity.kind}`),
          value: quantity.value
            ? `${t.has(`qualifier.${quantity.qualifier}`) ? t(`qualifier.${quantity.qualifier}`) : ''}${groupDigits(quantity.value)} ${quantity.unit ?? ''}（${quantity.original ?? ''}）`
            : quantity.original,
        }))}
      />
    </section>
  );
}

async function MerchantUnparsed({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  if (merchant.unparsed.length === 0) return null;
  // messages: merchants.desk.field.*
  return (
    <Notice tone="info" title={t('record.unparsed')}>
      {merchant.unparsed.map((value) => (
        <p key={value.id}>
          {t.has(`field.${value.field}`) ? t(`field.${value.field}`) : value.field}：{value.original}
        </p>
      ))}
    </Notice>
  );
}
