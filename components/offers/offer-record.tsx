import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge, type Tone } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import type { OfferDetail } from '@/lib/offers/queries/offers';
import { aspects, paragraphsOf, type ReviewResult } from '@/lib/offers/rules';
import { formatWan } from '@/lib/shared/money';
import { offerTones } from './offer-table';
import { SectionHead } from '@/components/ui/page-head';

const RESULT_TONES: Record<ReviewResult, Tone> = { pending: 'muted', passed: 'good', failed: 'late' };

/** Facts of an offer on the desk. */
export async function OfferFacts({ offer }: { offer: OfferDetail }) {
  const t = await getTranslations('offers.desk');
  const c = await getTranslations('words');
  const sized = (value: string | null, unit: string): string | null =>
    value ? `${formatWan(value)} ${unit}` : null;
  return (
    <section className="part" aria-labelledby="facts">
      <SectionHead id="facts" title={t('record.facts')} />
      {offer.returnNote ? (
        <Notice tone="warn">{t('record.returned', { note: offer.returnNote })}</Notice>
      ) : null}
      {offer.state === 'withdrawn' && offer.withdrawReason ? (
        <Notice tone="plain">{t('record.withdrawn', { reason: offer.withdrawReason })}</Notice>
      ) : null}
      <DescriptionList
        wide
        emptyText={c('none')}
        facts={[
          {
            term: t('field.state'),
            value: <Badge tone={offerTones[offer.state]}>{t(`state.${offer.state}`)}</Badge>,
          },
          { term: t('field.ownerUnitId'), value: offer.unit },
          { term: t('field.chainId'), value: offer.chain },
          { term: t('field.fillsGap'), value: t(offer.fillsGap ? 'record.yes' : 'record.no') },
          { term: t('field.parkId'), value: offer.park },
          { term: t('field.countyName'), value: offer.countyName },
          { term: t('field.investmentWan'), value: sized(offer.investmentWan, c('wan')) },
          { term: t('field.landMu'), value: sized(offer.landMu, c('mu')) },
          { term: t('field.plantSqm'), value: sized(offer.plantSqm, c('squareMetres')) },
          { term: t('field.cooperation'), value: offer.cooperation },
          { term: t('field.conditions'), value: offer.conditions },
          { term: t('field.benefit'), value: offer.benefit },
          { term: t('field.contactUnitId'), value: offer.contactUnit },
          { term: t('field.contactText'), value: offer.contactText },
          { term: t('record.writtenBy'), value: offer.writtenBy },
          { term: t('record.submittedBy'), value: offer.submittedBy },
          { term: t('record.publishedBy'), value: offer.publishedBy },
        ]}
      />
      <div className="prose mt-4 text-sm">
        {paragraphsOf(offer.content).map((paragraph, index) => (
          <p key={`${index}-${paragraph.slice(0, 8)}`}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}

/** The three questions of the pre-review, how they stand, and every opinion given so far. */
export async function OfferReviews({ offer }: { offer: OfferDetail }) {
  const t = await getTranslations('offers.desk');
  // messages: offers.desk.aspect.* offers.desk.result.*
  return (
    <section className="part" aria-labelledby="reviews">
      <SectionHead id="reviews" title={t('record.reviews')} />
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {aspects.map((aspect) => (
          <li key={aspect} className="flex items-center gap-2">
            {t(`aspect.${aspect}`)}
            <Badge tone={RESULT_TONES[offer.reviews[aspect]]}>{t(`result.${offer.reviews[aspect]}`)}</Badge>
          </li>
        ))}
      </ul>
      {offer.opinions.length === 0 ? (
        <p className="note">{t('record.noOpinions')}</p>
      ) : (
        <PlainTable
          caption={t('record.opinions')}
          columns={[
            { key: 'aspect', label: t('field.aspect') },
            { key: 'result', label: t('field.result') },
            { key: 'reviewer', label: t('record.reviewer') },
            { key: 'reviewedOn', label: t('record.reviewedOn'), kind: 'date' },
            { key: 'note', label: t('field.note') },
          ]}
          rows={offer.opinions.map((opinion) => ({
            id: opinion.id,
            cells: [
              t.has(`aspect.${opinion.aspect}`) ? t(`aspect.${opinion.aspect}`) : opinion.aspect,
              t.has(`result.${opinion.result}`) ? t(`result.${opinion.result}`) : opinion.result,
              opinion.reviewer,
              opinion.reviewedOn,
              opinion.note,
            ],
          }))}
        />
      )}
    </section>
  );
}
