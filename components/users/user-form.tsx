import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { env } from '@/lib/server/env';
import { createUserAction, updateUserAction } from '@/lib/users/actions';
import { OnceForm } from './once-form';

/** Opening an account; the one-time password is shown in place of the form. */
export async function NewUserForm() {
  const t = await getTranslations('users.desk');
  return (
    <OnceForm
      action={createUserAction}
      label={t('form.createTitle')}
      labels={{ account: t('field.account'), name: t('field.name') }}
      secret="password"
      texts={{
        done: t('secret.done'),
        secret: t('secret.password'),
        explain: t('secret.explain'),
        copy: t('secret.copy'),
        copied: t('secret.copied'),
      }}
      next={{ href: `${env.basePath}/desk/users/{id}`, text: t('secret.open') }}
    >
      <div className="fields">
        <TextField name="name" label={t('field.name')} hint={t('hint.name')} required maxLength={40} />
        <TextField
          name="account"
          label={t('field.account')}
          hint={t('hint.account')}
          required
          maxLength={40}
          autoComplete="off"
        />
      </div>
      <FormActs>
        <SubmitButton>{t('form.create')}</SubmitButton>
      </FormActs>
    </OnceForm>
  );
}

/** Correcting the person's name. */
export async function EditUserForm({ id, name, version }: { id: string; name: string; version: number }) {
  const t = await getTranslations('users.desk');
  return (
    <Form
      action={updateUserAction}
      label={t('form.editTitle')}
      labels={{ name: t('field.name') }}
      values={{ name }}
      version={version}
    >
      <input type="hidden" name="id" defaultValue={id} />
      <div className="fields">
        <TextField name="name" label={t('field.name')} required maxLength={40} />
      </div>
      <FormActs>
        <SubmitButton>{t('form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
