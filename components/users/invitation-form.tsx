import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/routing';
import { acceptInvitationAction, joinAction } from '@/lib/users/actions';

/** Sign-in name and password of a new account. Works without script. */
export async function InvitationForm({ locale, token }: { locale: Locale; token: string }) {
  const t = await getTranslations({ locale, namespace: 'users.invitation' });
  return (
    <Form
      action={acceptInvitationAction.bind(null, locale)}
      label={t('label')}
      labels={{ account: t('account'), newPassword: t('password'), repeatPassword: t('repeat') }}
    >
      <input type="hidden" name="token" defaultValue={token} />
      <div className="fields">
        <TextField
          name="account"
          label={t('account')}
          hint={t('accountHint')}
          required
          maxLength={40}
          autoComplete="username"
        />
        <TextField
          name="newPassword"
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          required
          autoComplete="new-password"
        />
        <TextField
          name="repeatPassword"
          label={t('repeat')}
          type="password"
          required
          autoComplete="new-password"
        />
      </div>
      <FormActs>
        <SubmitButton>{t('submit')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** For somebody who is signed in already. */
export async function JoinForm({ locale, token, name }: { locale: Locale; token: string; name: string }) {
  const t = await getTranslations({ locale, namespace: 'users.invitation' });
  return (
    <>
      <Notice tone="info">{t('signedIn', { name })}</Notice>
      <Form action={joinAction} label={t('join')} labels={{}}>
        <input type="hidden" name="token" defaultValue={token} />
        <FormActs>
          <SubmitButton>{t('join')}</SubmitButton>
        </FormActs>
      </Form>
    </>
  );
}
