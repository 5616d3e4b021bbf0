import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage } from '@/components/layout/record-page';
import { OfferActs } from '@/components/offers/offer-acts';
import { OfferPapers } from '@/components/offers/offer-papers';
import { OfferFacts, OfferReviews } from '@/components/offers/offer-record';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { listAttachments } from '@/lib/files/queries';
import { getOffer, getOfferHistory } from '@/lib/offers/queries/offers';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { canListTranslations } from '@/lib/translations/policy';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('offers.desk'))('title') };
}

/** One offer: facts, the three opinions, what may be done now, what happened. */
export default async function OfferRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [offer, history] = await guarded(() =>
    Promise.all([getOffer(actor, id), getOfferHistory(actor, id)]),
  );
  const papers = await listAttachments(actor, 'offers', id);
  const t = await getTranslations('offers.desk');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/offers' }]}
      name={offer.title}
      isSample={offer.isSample}
      note={offer.fileNo}
      acts={
        <>
          <TranslationLink noun="offers" id={id} isAllowed={canListTranslations(actor)} />
          {offer.leads > 0 ? <span className="note">{t('record.leads', { count: offer.leads })}</span> : null}
          {offer.state === 'published' ? (
            <LinkButton href={`/offers/${offer.slug}`} prefetch={false}>
              {t('record.publicPage')}
            </LinkButton>
          ) : null}
          {offer.can.edit ? (
            <LinkButton href={`/desk/offers/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={
        <RecordHistory
          history={history}
          words="offers.desk"
          valueText={(field, value) =>
            field === 'state' && t.has(`state.${String(value)}`)
              ? t(`state.${String(value)}`)
              : /^review/.test(field) && t.has(`result.${String(value)}`)
                ? t(`result.${String(value)}`)
                : undefined
          }
        />
      }
    >
      <OfferFacts offer={offer} />
      <OfferReviews offer={offer} />
      <OfferActs offer={offer} />
      <OfferPapers offer={offer} files={papers} basePath={env.basePath} />
    </RecordPage>
  );
}
