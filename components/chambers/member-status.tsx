import { getTranslations } from 'next-intl/server';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Locale } from '@/lib/i18n/routing';
import type { MemberStatus, StatusReason } from '@/lib/chambers/rules-status';

const TONES: Readonly<Record<MemberStatus, Tone>> = {
  active: 'good',
  grace: 'warn',
  overdue: 'late',
  pending: 'info',
  suspended: 'muted',
  ended: 'muted',
};

/** The state of a membership in two words. */
export async function MemberStatusBadge({ status, locale }: { status: MemberStatus; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.memberStatus.*
  return <Badge tone={TONES[status]}>{t(`memberStatus.${status}`)}</Badge>;
}

/** The state with its reason and the day that the reason speaks of. */
export async function MemberStatusFact({
  member,
  locale,
}: {
  member: { status: MemberStatus; statusReason: StatusReason; statusDay: string | null };
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.statusReason.*
  return (
    <>
      <MemberStatusBadge status={member.status} locale={locale} />{' '}
      <span className="note">
        {t(`statusReason.${member.statusReason}`, { date: member.statusDay ?? '—' })}
      </span>
    </>
  );
}
