import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionHead } from '@/components/ui/page-head';
import { switchGrantAction } from '@/lib/users/actions';
import type { MyGrantRow } from '@/lib/users/queries-sessions';

/** The roles I hold and the one I act under; nothing for a person with a single role. */
export async function MyGrants({ locale, grants }: { locale: string; grants: readonly MyGrantRow[] }) {
  if (grants.length < 2) return null;
  const t = await getTranslations({ locale, namespace: 'auth.security.grants' });
  // messages: auth.role.*
  const role = await getTranslations({ locale, namespace: 'auth.role' });
  return (
    <section aria-labelledby="grants">
      <SectionHead id="grants" title={t('title')} note={t('note')} />
      <ul>
        {grants.map((grant) => (
          <li key={grant.id}>
            <b>{role(grant.role)}</b> {grant.placeName ?? t('whole')}{' '}
            {grant.isActive ? (
              t('current')
            ) : (
              <Form action={switchGrantAction} labels={{}}>
                <input type="hidden" name="grantId" defaultValue={grant.id} />
                <SubmitButton look="line">{t('switch')}</SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
