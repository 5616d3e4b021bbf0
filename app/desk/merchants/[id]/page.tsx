import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AppealPanel } from '@/components/appeals/appeal-panel';
import { EventPanel } from '@/components/events/event-panel';
import { InteractionPanel } from '@/components/interactions/interaction-timeline';
import { RecordContact } from '@/components/interactions/record-contact';
import { RecordPage } from '@/components/layout/record-page';
import { BasisNotice } from '@/components/merchants/basis-notice';
import { MerchantArchive } from '@/components/merchants/merchant-archive';
import { MergePanel } from '@/components/merchants/merge-panel';
import { MerchantHistory } from '@/components/merchants/merchant-history';
import { MerchantFacts } from '@/components/merchants/merchant-record';
import { OfficerForm } from '@/components/merchants/officer-form';
import { MerchantPortrait } from '@/components/merchants/merchant-portrait';
import { merchantLine } from '@/components/merchants/merchant-summary';
import { CarePanel } from '@/components/privacy/care-panel';
import { BasisPanel } from '@/components/privacy/basis-panel';
import { RetentionPanel } from '@/components/privacy/retention-parts';
import { ConsentPanel } from '@/components/privacy/consent-panel';
import { InvitePanel } from '@/components/users/invite-panel';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { decideErasureAction, undoMergeAction } from '@/lib/api/actions';
import { everyKeptLink } from '@/lib/api/links';
import { canListAppeals, canOpenAppeals } from '@/lib/appeals/policy';
import { listAppeals } from '@/lib/appeals/queries/list-appeals';
import { AppealPage } from '@/lib/appeals/search-params';
import { canListInteractions, canLogInteractions } from '@/lib/interactions/policy';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { listInteractionsOfMerchant } from '@/lib/interactions/queries/list-interactions';
import { examineMerge } from '@/lib/merchants/commands/undo-merge';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { listMerges } from '@/lib/merchants/queries/preview-merge';
import { canMakeBriefOf } from '@/lib/papers/policy';
import { getPersonPrivacy } from '@/lib/privacy/queries';
import { getCare } from '@/lib/privacy/queries-care';
import type { PersonActor } from '@/lib/server/actor';
import { canHandleRequest } from '@/lib/privacy/policy-requests';
import { getRetentionOf } from '@/lib/privacy/queries-retention';
import { listEventsOfMerchant } from '@/lib/events/queries/events-of';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { withdrawConsentAction } from '@/lib/showcase/actions';
import { listStaff } from '@/lib/users/queries-staff';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk'))('title') };
}

/** One person: facts, basis, consents and account on the left, what happened on the right. */
export default async function MerchantPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [merchant, history, privacy, contacts, [etiquette], merges, retention, appeals, care, events] =
    await guarded(() =>
      Promise.all([
        getMerchant(actor, id),
        getMerchantHistory(actor, id),
        getPersonPrivacy(actor, id),
        canListInteractions(actor) ? listInteractionsOfMerchant(actor, id) : null,
        canLogInteractions(actor) ? getEtiquette(actor, [id]) : [],
        mergesOf(actor, id),
        getRetentionOf(actor, id),
        canListAppeals(actor) ? listAppeals(actor, AppealPage.parse({ merchant: id }), 8) : null,
        getCare(actor, id),
        listEventsOfMerchant(actor, id),
      ]),
    );
  // a record that was merged into another one leads there
  if (merchant.mergedIntoId) redirect(`/desk/merchants/${merchant.mergedIntoId}`);
  const t = await getTranslations('merchants.desk');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/merchants' }]}
      name={merchant.name}
      note={await merchantLine(merchant)}
      acts={
        <>
          {etiquette ? (
            <LinkButton
              href={`/desk/interactions/new?merchant=${id}`}
              look={actor.role === 'leader' ? 'line' : 'primary'}
              hotkey="L"
            >
              {t('record.logContact')}
            </LinkButton>
          ) : null}
          {merchant.archivedOn === null && canMakeBriefOf(actor, merchant) ? (
            <LinkButton
              href={`/desk/merchants/${id}/brief`}
              className="act-brief"
              look={actor.role === 'leader' ? 'primary' : 'line'}
              hotkey="P"
            >
              {t('record.brief')}
            </LinkButton>
          ) : null}
          {merchant.can.update ? (
            <LinkButton href={`/desk/merchants/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
          {contacts && !merchant.archivedOn ? (
            <LinkButton href={`/desk/merchants/${id}/ties`}>{t('record.ties')}</LinkButton>
          ) : null}
          {merchant.can.archive ? <MerchantArchive merchant={merchant} /> : null}
        </>
      }
      aside={
        <>
          {contacts ? (
            <InteractionPanel contacts={contacts} query={`merchant=${id}`} mayLog={etiquette !== undefined} />
          ) : null}
          {appeals && merchant.inFull ? (
            <AppealPanel
              appeals={appeals.rows}
              query={`merchant=${id}`}
              mayOpen={canOpenAppeals(actor) && !merchant.archivedOn}
            />
          ) : null}
          <EventPanel events={events} />
          <MerchantHistory history={history} folded={contacts !== null} />
        </>
      }
    >
      {merchant.archivedOn ? (
        <Notice tone="warn">
          {t('record.archived', { date: merchant.archivedOn, reason: merchant.archivedReason ?? '' })}
        </Notice>
      ) : null}
      <BasisNotice merchant={merchant} here />
      {etiquette ? <RecordContact etiquette={etiquette} /> : null}
      <MerchantFacts merchant={merchant} />
      {merchant.can.update ? <OfficerForm merchant={merchant} staff={await listStaff(actor)} /> : null}
      <MerchantPortrait merchant={merchant} basePath={env.basePath} />
      <BasisPanel privacy={privacy} basePath={env.basePath} />
      <ConsentPanel
        privacy={privacy}
        back={`/desk/merchants/${id}`}
        basePath={env.basePath}
        withdrawAction={withdrawConsentAction}
      />
      {care ? <CarePanel care={care} /> : null}
      {retention && !merchant.mergedIntoId ? (
        <RetentionPanel state={retention} decideAction={decideErasureAction} />
      ) : null}
      {canHandleRequest(actor, merchant) && !retention?.erasedOn ? (
        <p>
          <LinkButton href={`/desk/privacy/requests/new?person=${id}`}>{t('record.request')}</LinkButton>
        </p>
      ) : null}
      {merchant.can.merge ? (
        <MergePanel merchantId={id} basePath={env.basePath} merges={merges} undoAction={undoMergeAction} />
      ) : null}
      {merchant.archivedOn ? null : (
        <InvitePanel actor={actor} unitIds={merchant.keeperUnitIds} merchantId={id} />
      )}
    </RecordPage>
  );
}

/** Merges into this record; those that stand with what hinders taking them back. */
async function mergesOf(actor: PersonActor, id: string) {
  const merges = await listMerges(actor, id);
  return Promise.all(
    merges.map(async (merge) => ({
      ...merge,
      blockers: merge.undoneOn ? null : await examineMerge(actor, everyKeptLink, merge.id),
    })),
  );
}
