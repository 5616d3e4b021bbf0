import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { InvitationForm, JoinForm } from '@/components/users/invitation-form';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { currentActor } from '@/lib/server/current-actor';
import { NotFoundError } from '@/lib/shared/errors';
import { getPublicInvitation } from '@/lib/users/queries-invitations';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'users.invitation' });
  // with no-referrer a browser without script would send the form without its origin, and be refused
  return { title: t('title'), referrer: 'same-origin' };
}

/** Where an invitation leads: an officer or a merchant opens an account, or adds the role to the own one. */
export default async function InvitationPage({ params }: Props) {
  const { locale: given, token } = await params;
  const locale = toLocale(given);
  const [invitation, actor] = await Promise.all([findInvitation(token), currentActor()]);
  // messages: users.invitation.*
  const t = await getTranslations({ locale, namespace: 'users.invitation' });
  const auth = await getTranslations({ locale, namespace: 'auth.signIn' });
  return (
    <div className="wrap">
      <PageHead title={t('title')} />
      {invitation === null ? (
        <Notice tone="warn">{t('unknown')}</Notice>
      ) : (
        <>
          <p>{t('hello', { name: invitation.name })}</p>
          <p>{invitation.chamber ? t('chamber', { chamber: invitation.chamber }) : t('merchant')}</p>
          {invitation.state === 'open' ? (
            actor ? (
              <JoinForm locale={locale} token={token} name={actor.userName} />
            ) : (
              <InvitationForm locale={locale} token={token} />
            )
          ) : (
            <>
              <Notice tone="warn">{t(invitation.state)}</Notice>
              <p>
                <LinkButton href={localePath(locale, '/sign-in')}>{auth('submit')}</LinkButton>
              </p>
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Null for an unknown link: the page says so itself, because a thrown 404 has no body for who has no script. */
async function findInvitation(token: string) {
  try {
    return await getPublicInvitation(token);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
