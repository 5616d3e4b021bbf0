import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';

type Props = {
  held: { total: number; chiefs: readonly string[] };
  user: { state: string; grants: readonly { state: string }[] };
};

/**
 * What an account still has in hand, for those who close accounts: a number and whom to ask. They read no records, so
 * there is no way from here to the rows; the chief finds the officer under 工作交接.
 */
export async function HeldNotice({ held, user }: Props) {
  if (held.total === 0) return null;
  const t = await getTranslations('handovers.desk.account');
  const works = user.state === 'active' && user.grants.some(({ state }) => state === 'in_force');
  return (
    <Notice tone={works ? 'info' : 'late'}>
      {t(works ? 'held' : 'heldLate', { count: held.total })}
      {held.chiefs.length > 0 ? t('ask', { names: held.chiefs.join('、') }) : t('askNobody')}
    </Notice>
  );
}
