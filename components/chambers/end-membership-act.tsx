import { getTranslations } from 'next-intl/server';
import { EndMembership } from './end-membership';
import { endMembershipAction } from '@/lib/chambers/actions';
import type { MemberDetail } from '@/lib/chambers/queries/members';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

/** The button that ends a membership, with its words; new with every version of the entry. */
export async function EndMembershipAct({ member, locale }: { member: MemberDetail; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  return (
    <EndMembership
      key={member.version}
      id={member.id}
      version={member.version}
      today={today()}
      action={endMembershipAction.bind(null, locale)}
      texts={{
        button: t('officer.end'),
        title: t('officer.endTitle', { name: member.entryName }),
        explain: t('officer.endExplain'),
        leftOn: t('field.leftOn'),
        dayHint: t('hint.day'),
        leftReason: t('field.leftReason'),
      }}
    />
  );
}
