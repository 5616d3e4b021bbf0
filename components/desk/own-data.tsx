import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { Locale } from '@/lib/i18n/routing';
import type { OwnContact } from '@/lib/interactions/queries/own-contacts';
import { formatListDate } from '@/lib/shared/dates';

/** Who of the government contacted me, when and how. */
export async function OwnContacts({
  locale,
  contacts,
}: {
  locale: Locale;
  contacts: { rows: readonly OwnContact[]; total: number };
}) {
  // messages: account.my.channel.*
  const t = await getTranslations({ locale, namespace: 'account.my' });
  const rest = contacts.total - contacts.rows.length;
  return (
    <section aria-labelledby="own-contacts">
      <SectionHead id="own-contacts" title={t('contacts')} />
      <p className="note">{t('contactsNote')}</p>
      {contacts.rows.length === 0 ? (
        <p className="note">{t('noContacts')}</p>
      ) : (
        <PlainTable
          caption={t('contacts')}
          hideCaption
          columns={[
            { key: 'on', label: t('contactOn'), kind: 'date' },
            { key: 'channel', label: t('contactChannel') },
            { key: 'unit', label: t('contactUnit') },
            { key: 'subject', label: t('contactSubject') },
          ]}
          rows={contacts.rows.map((row) => ({
            id: row.id,
            cells: [
              `${formatListDate(row.on)}${row.at ? ` ${row.at}` : ''}`,
              t(`channel.${row.channel}`),
              row.unit,
              row.subject,
            ],
          }))}
        />
      )}
      {rest > 0 ? <p className="note">{t('contactsMore', { count: rest })}</p> : null}
    </section>
  );
}

/** The own copy (PIPL 45): everything that is kept, behind the password. A plain form, so that it needs no script. */
export async function OwnDataForm({
  locale,
  basePath,
  problem,
}: {
  locale: Locale;
  basePath: string;
  /** code that the route led back with */
  problem: string | null;
}) {
  // messages: errors.app.* errors.field.*
  const t = await getTranslations({ locale, namespace: 'account.my' });
  const app = await getTranslations({ locale, namespace: 'errors.app' });
  const field = await getTranslations({ locale, namespace: 'errors.field' });
  const why = !problem
    ? null
    : app.has(problem)
      ? app(problem, { seconds: 3600, minutes: 15 })
      : field.has(problem)
        ? field(problem)
        : null;
  return (
    <section aria-labelledby="take">
      <SectionHead id="take" title={t('data.title')} />
      <p className="note">{t('data.note')}</p>
      {why ? (
        <Notice tone="late" live>
          {why}
        </Notice>
      ) : null}
      <form
        className="own-data"
        method="post"
        action={`${basePath}/api/exports/own?locale=${locale}`}
        aria-label={t('data.title')}
      >
        <div className="field field-short">
          <label htmlFor="own-password">{t('data.password')}</label>
          <p className="hint" id="own-password-hint">
            {t('data.passwordHint')}
          </p>
          <input
            id="own-password"
            className="input"
            type="password"
            name="password"
            autoComplete="current-password"
            required
            aria-describedby="own-password-hint"
          />
        </div>
        <div className="acts">
          <Button type="submit" name="format" value="xlsx" look="primary">
            {t('data.xlsx')}
          </Button>
          <Button type="submit" name="format" value="json">
            {t('data.json')}
          </Button>
        </div>
      </form>
    </section>
  );
}
