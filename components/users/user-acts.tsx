import { getTranslations } from 'next-intl/server';
import {
  blockUserAction,
  resetPasswordAction,
  unblockUserAction,
  unlockUserAction,
} from '@/lib/users/actions';
import type { UserDetail } from '@/lib/users/queries';
import { ActDialog } from './act-dialog';

/** What the system administrator may do with an account. */
export async function UserActs({ user }: { user: UserDetail }) {
  const t = await getTranslations('users.desk');
  if (!user.can.act) return null;
  const fields = { id: user.id };
  const texts = (act: 'reset' | 'block' | 'unblock' | 'unlock') => ({
    button: t(`act.${act}`),
    title: t(`act.${act}Title`),
    explain: t(`act.${act}Explain`),
    reason: t('act.reason'),
  });
  return (
    <>
      <ActDialog
        action={resetPasswordAction}
        fields={fields}
        texts={texts('reset')}
        once={{
          done: t('secret.resetDone'),
          secret: t('secret.password'),
          explain: t('secret.explain'),
          copy: t('secret.copy'),
          copied: t('secret.copied'),
        }}
      />
      {user.isLocked ? <ActDialog action={unlockUserAction} fields={fields} texts={texts('unlock')} /> : null}
      {user.state === 'blocked' ? (
        <ActDialog action={unblockUserAction} fields={fields} texts={texts('unblock')} />
      ) : (
        <ActDialog action={blockUserAction} fields={fields} texts={texts('block')} look="danger" />
      )}
    </>
  );
}
