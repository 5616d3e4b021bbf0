import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { formatInstant } from '@/lib/shared/dates';
import type { UserDetail } from '@/lib/users/queries';

/** What is known of an account, and what stands in its way. */
export async function UserFacts({ user }: { user: UserDetail }) {
  // messages: users.desk.state.*
  const t = await getTranslations('users.desk');
  const instant = (date: Date | null) => (date ? formatInstant(date) : null);
  return (
    <>
      {user.state === 'blocked' ? (
        <Notice tone="late">{t('record.blocked', { reason: user.blockedReason ?? '' })}</Notice>
      ) : null}
      {user.isLocked ? <Notice tone="warn">{t('record.locked')}</Notice> : null}
      {user.mustChangePassword ? <Notice tone="info">{t('record.mustChange')}</Notice> : null}
      <DescriptionList
        facts={[
          { term: t('field.account'), value: user.account },
          {
            term: t('field.state'),
            value: <Badge tone={user.state === 'active' ? 'good' : 'late'}>{t(`state.${user.state}`)}</Badge>,
          },
          { term: t('field.createdAt'), value: instant(user.createdAt) },
          { term: t('field.lastSignInAt'), value: instant(user.lastSignInAt) ?? t('never') },
          { term: t('field.passwordChangedAt'), value: instant(user.passwordChangedAt) },
          { term: t('field.openSessions'), value: t('record.sessions', { count: user.openSessions }) },
        ]}
      />
    </>
  );
}
