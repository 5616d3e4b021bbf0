import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangePasswordForm } from '@/components/users/change-password-form';
import { MyGrants } from '@/components/users/my-grants';
import { MySessions } from '@/components/users/my-sessions';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { SubmitButton } from '@/components/forms/submit-button';
import { toLocale } from '@/lib/i18n/routing';
import { currentSession, requireActor } from '@/lib/server/current-actor';
import { signOutAction } from '@/lib/users/actions';
import { listMyGrants, listMySessions } from '@/lib/users/queries-sessions';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'auth.security' });
  return { title: t('title') };
}

/** My password, my sessions, my roles: the same page for everybody who has an account. */
export default async function SecurityPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const actor = await requireActor();
  const [session, sessions, grants] = await Promise.all([
    currentSession(),
    listMySessions(actor),
    listMyGrants(actor),
  ]);
  const t = await getTranslations({ locale, namespace: 'auth.security' });
  return (
    <div className="wrap own-page">
      <PageHead
        title={t('title')}
        acts={
          <form action={signOutAction}>
            <SubmitButton look="line">{t('signOut')}</SubmitButton>
          </form>
        }
      />
      {session?.mustChangePassword === true ? <Notice tone="warn">{t('password.must')}</Notice> : null}
      {(await searchParams)['done'] === 'password' ? (
        <Notice tone="good" live>
          {t('password.done')}
        </Notice>
      ) : null}
      <ChangePasswordForm locale={locale} />
      <MySessions locale={locale} sessions={sessions} />
      <MyGrants locale={locale} grants={grants} />
    </div>
  );
}
