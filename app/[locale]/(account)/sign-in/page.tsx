import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PlainTable } from '@/components/tables/plain-table';
import { PageHead, SectionHead } from '@/components/ui/page-head';
import { toLocale } from '@/lib/i18n/routing';
import { env } from '@/lib/server/env';
import { safeNextPath } from '@/lib/server/safe-path';
import { signInAction } from '@/lib/users/actions';
import { listPublicDemoAccounts } from '@/lib/users/queries-sessions';

export const dynamic = 'force-dynamic';

const DEMO_PASSWORD = 'sangzi-demo';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'auth.signIn' });
  return { title: t('title') };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  const next = safeNextPath((await searchParams)['next'], '');
  const t = await getTranslations({ locale, namespace: 'auth.signIn' });
  return (
    <div className="wrap own-page">
      <PageHead title={t('title')} note={t('intro')} />
      <Form
        action={signInAction.bind(null, locale)}
        label={t('formLabel')}
        labels={{ account: t('account'), password: t('password') }}
      >
        <div className="fields">
          <TextField name="account" label={t('account')} required autoComplete="username" maxLength={100} />
          <TextField
            name="password"
            label={t('password')}
            type="password"
            required
            autoComplete="current-password"
          />
        </div>
        {next === '' ? null : <input type="hidden" name="next" defaultValue={next} />}
        <FormActs note={t('help')}>
          <SubmitButton>{t('submit')}</SubmitButton>
        </FormActs>
      </Form>
      {env.demo === false ? null : <DemoAccounts locale={locale} />}
    </div>
  );
}

async function DemoAccounts({ locale }: { locale: string }) {
  const accounts = await listPublicDemoAccounts();
  if (accounts.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'auth.signIn.demo' });
  // messages: auth.role.*
  const role = await getTranslations({ locale, namespace: 'auth.role' });
  return (
    <section aria-labelledby="demo-accounts">
      <SectionHead id="demo-accounts" title={t('title')} note={t('note', { password: DEMO_PASSWORD })} />
      <PlainTable
        caption={t('title')}
        hideCaption
        columns={[
          { key: 'account', label: t('account') },
          { key: 'name', label: t('name') },
          { key: 'role', label: t('role') },
        ]}
        rows={accounts.map((row) => ({ id: row.account, cells: [row.account, row.name, role(row.role)] }))}
      />
    </section>
  );
}
