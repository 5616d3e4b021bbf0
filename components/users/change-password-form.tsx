import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { SectionHead } from '@/components/ui/page-head';
import { changePasswordAction } from '@/lib/users/actions';

/** Form by which a person changes the own password. */
export async function ChangePasswordForm({ locale }: { locale: string }) {
  const t = await getTranslations({ locale, namespace: 'auth.security.password' });
  return (
    <section aria-labelledby="password">
      <SectionHead id="password" title={t('title')} />
      <Form
        action={changePasswordAction}
        label={t('label')}
        labels={{ currentPassword: t('current'), newPassword: t('new'), repeatPassword: t('repeat') }}
      >
        <div className="fields">
          <TextField
            name="currentPassword"
            label={t('current')}
            type="password"
            required
            autoComplete="current-password"
          />
          <TextField
            name="newPassword"
            label={t('new')}
            hint={t('hint')}
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
    </section>
  );
}
