import { getTranslations } from 'next-intl/server';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { env } from '@/lib/server/env';
import { formatInstant } from '@/lib/shared/dates';
import { createTokenAction, revokeTokenAction } from '@/lib/users/actions';
import type { TokenRow } from '@/lib/users/queries';
import { tokenScopes } from '@/lib/users/schema';
import { OnceForm } from './once-form';

/** Message keys have no colon: `merchants:read` is `scope.merchants.read`. */
const scopeKey = (scope: string): string => `scope.${scope.replace(':', '.')}`;

/** Tokens that work, each with a button to end it. */
export async function TokenTable({ locale, tokens }: { locale: string; tokens: readonly TokenRow[] }) {
  // messages: users.tokens.*
  const t = await getTranslations({ locale, namespace: 'users.tokens' });
  if (tokens.length === 0) return <p className="note">{t('none')}</p>;
  return (
    <div className="table-scroll" role="group" aria-label={t('caption')} tabIndex={0}>
      <table className="plain-table">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            {(['name', 'scopes', 'created', 'expires', 'lastUsed', 'act'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>{token.name}</td>
              <td>{token.scopes.map((scope) => t(scopeKey(scope))).join('、')}</td>
              <td>{formatInstant(token.createdAt)}</td>
              <td>{formatInstant(token.expiresAt)}</td>
              <td>{token.lastUsedAt ? formatInstant(token.lastUsedAt) : t('never')}</td>
              <td>
                <Form action={revokeTokenAction} labels={{}} label={`${t('revoke')} ${token.name}`}>
                  <input type="hidden" name="id" defaultValue={token.id} />
                  <SubmitButton look="line">{t('revoke')}</SubmitButton>
                </Form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Making a token; it is shown once. */
export async function TokenForm({ locale }: { locale: string }) {
  const t = await getTranslations({ locale, namespace: 'users.tokens' });
  return (
    <OnceForm
      action={createTokenAction}
      label={t('label')}
      labels={{ name: t('name'), scopes: t('scopes'), days: t('days') }}
      secret="token"
      texts={{
        done: t('title'),
        secret: t('title'),
        explain: t('made'),
        copy: t('copy'),
        copied: t('copied'),
      }}
    >
      <div className="fields">
        <TextField name="name" label={t('name')} hint={t('nameHint')} required maxLength={40} />
        <CheckboxGroup
          name="scopes"
          label={t('scopes')}
          required
          options={tokenScopes.map((scope) => ({ value: scope, text: t(scopeKey(scope)) }))}
        />
        <TextField name="days" label={t('days')} numeric short required defaultValue="90" />
      </div>
      <FormActs>
        <SubmitButton>{t('submit')}</SubmitButton>
        <a href={`${env.basePath}/api/v1/openapi.json`}>{t('docs')}</a>
      </FormActs>
    </OnceForm>
  );
}
