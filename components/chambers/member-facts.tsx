import { getTranslations } from 'next-intl/server';
import { MemberStatusFact } from './member-status';
import { RevealMember } from './reveal-member';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { revealMemberAction } from '@/lib/chambers/actions';
import type { MemberDetail } from '@/lib/chambers/queries/members';
import type { Locale } from '@/lib/i18n/routing';

/** The facts of one entry; the phone is masked until it is asked for with a purpose. */
export async function MemberFacts({ member, locale }: { member: MemberDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const c = await getTranslations({ locale, namespace: 'words' });
  // messages: chambers.rank.* chambers.party.* chambers.reveal.*
  return (
    <>
      {member.isCurrent ? null : (
        <Notice tone="info">
          {t('officer.left', { date: member.leftOn ?? '', reason: member.leftReason ?? '' })}
        </Notice>
      )}
      <DescriptionList
        emptyText={c('none')}
        facts={[
          { term: t('field.memberStatus'), value: <MemberStatusFact member={member} locale={locale} /> },
          { term: t('field.partyKind'), value: t(`party.${member.partyKind}`) },
          {
            term: t('field.entryOffice'),
            value: member.entryOffice ? t(`rank.${member.entryOffice}`) : null,
          },
          { term: t('field.entryFirm'), value: member.entryFirm },
          { term: t('field.entryTitle'), value: member.entryTitle },
          { term: t('field.entryBusiness'), value: member.entryBusiness },
          { term: t('field.phone'), value: await phoneOf(member, locale) },
          { term: t('field.entryHometown'), value: member.entryHometown },
          { term: t('field.creditCode'), value: member.creditCode },
          { term: t('field.entryAddress'), value: member.entryAddress },
          { term: t('field.joinedOn'), value: member.joinedText ?? member.joinedOn },
          { term: t('field.referrer'), value: member.referrer },
          {
            term: t('field.providedOn'),
            value: member.providedOn ?? t('notProvided'),
          },
          { term: t('field.note'), value: member.note },
        ]}
      />
    </>
  );
}

async function phoneOf(member: MemberDetail, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'chambers.reveal' });
  if (member.phoneMasked && !member.can.reveal && member.providedOn === null)
    return (
      <>
        {member.phoneMasked} <span className="note">{t('notAgreed')}</span>
      </>
    );
  if (!member.phoneMasked || !member.can.reveal) return member.phoneMasked;
  return (
    <RevealMember
      id={member.id}
      masked={member.phoneMasked}
      action={revealMemberAction}
      purposes={(['contact', 'verify', 'invite', 'other'] as const).map((value) => ({
        value,
        text: t(value),
      }))}
      texts={{
        open: t('open'),
        title: t('title'),
        explain: t('explain'),
        purpose: t('purpose'),
        confirm: t('confirm'),
      }}
    />
  );
}
