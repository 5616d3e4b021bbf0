import { getTranslations } from 'next-intl/server';
import { ActButton } from '@/components/forms/act-button';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { askLedgerAction } from '@/lib/chambers/actions-links';
import type { MemberDetail } from '@/lib/chambers/queries/members';
import type { Locale } from '@/lib/i18n/routing';

/** `askedOn`: the last day on which somebody of the chamber has asked. */
type Props = { member: MemberDetail; askedOn: string | null; locale: Locale };

/** What the chamber's officer learns of the ledger: one bit on asking, and what the member agreed to have given. */
export async function LedgerHint({ member, askedOn, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers.ledger' });
  const c = await getTranslations({ locale, namespace: 'words' });
  const { provided } = member;
  const given = [
    { term: t('name'), value: provided?.name },
    { term: t('firm'), value: provided?.firm },
    { term: t('title'), value: provided?.title },
  ].filter((fact) => fact.value);
  return (
    <>
      {member.metOn ? <Notice tone="info">{t('told', { date: member.metOn })}</Notice> : null}
      {askedOn && !member.metOn ? <Notice tone="plain">{t('nothing', { date: askedOn })}</Notice> : null}
      {provided && given.length > 0 ? (
        <section className="part" aria-labelledby="provided">
          <SectionHead
            id="provided"
            title={t('provided')}
            note={t('providedNote', { date: provided.givenOn })}
          />
          <DescriptionList emptyText={c('none')} facts={given} />
        </section>
      ) : null}
      {member.can.ask && !member.metOn ? (
        <div className="my-3">
          <ActButton
            action={askLedgerAction.bind(null, locale)}
            id={member.id}
            title={t('askTitle')}
            explain={t('askExplain')}
            confirmText={t('ask')}
          >
            {t('ask')}
          </ActButton>
        </div>
      ) : null}
    </>
  );
}
