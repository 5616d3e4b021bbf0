import { getTranslations } from 'next-intl/server';
import { RosterRow } from './roster-import-row';
import { ActButton } from '@/components/forms/act-button';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { StatRow } from '@/components/ui/figure';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Tabs } from '@/components/ui/tabs';
import {
  applyRosterImportAction,
  discardRosterImportAction,
  mapRosterImportAction,
  proposeRosterImportAction,
  refuseRosterImportAction,
  undoRosterImportAction,
} from '@/lib/chambers/actions-imports';
import type { RosterImportDetail } from '@/lib/chambers/queries/roster-imports';
import { rosterFields, rosterOutcomes, type RosterCounts } from '@/lib/chambers/rules-import';
import type { RosterRowsPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

type Step = { found: RosterImportDetail; locale: Locale };

/** Second step: which column fills which field; samples stand beside each. */
export async function RosterMapping({ found, locale }: Step) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  // messages: chambers.import.field.*
  const labels = Object.fromEntries(found.columns.map((one) => [`columns.${one.column}`, one.header]));
  return (
    <Form
      action={mapRosterImportAction.bind(null, locale)}
      label={t('mapTitle')}
      labels={{ ...labels, columns: t('columns'), duesYear: t('duesYear') }}
      values={{ duesYear: String(found.duesYear ?? today().slice(0, 4)) }}
    >
      <p>{t('mapNote')}</p>
      <input type="hidden" name="id" value={found.id} />
      {found.columns.map((one) => (
        <Select
          key={one.column}
          name={`columns.${one.column}`}
          label={one.header}
          {...(one.samples.length > 0 ? { hint: t('samples', { text: one.samples.join('、') }) } : {})}
          defaultValue={one.field ?? 'drop'}
          options={[
            { value: 'drop', text: t('drop') },
            ...rosterFields.map((field) => ({ value: field, text: t(`field.${field}`) })),
          ]}
        />
      ))}
      <TextField name="duesYear" label={t('duesYear')} hint={t('duesYearHint')} numeric required short />
      <SubmitButton>{t('map')}</SubmitButton>
    </Form>
  );
}

/** Every row of the sheet in exactly one number; each opens to its rows as long as they are kept (`path`). */
export async function RosterEquation({
  counts,
  path,
  locale,
}: {
  counts: RosterCounts;
  path?: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  // messages: chambers.import.outcome.*
  return (
    <>
      <StatRow
        label={t('counts')}
        stats={rosterOutcomes.map((outcome) => ({
          label: t(`outcome.${outcome}`),
          value: String(counts[outcome]),
          ...(path ? { href: `${path}?tab=${outcome}` } : {}),
        }))}
      />
      <p className="note figures mt-2">
        {t('equation', {
          rows: counts.rows,
          sum: rosterOutcomes.map((outcome) => counts[outcome]).join(' + '),
        })}{' '}
        {t('duesCounts', { dues: counts.dues, paid: counts.paid })}
      </p>
    </>
  );
}

/** Third step: what the sheet would do, row by row, and the act that writes it. */
export async function RosterReview({
  found,
  counts,
  page,
  path,
  locale,
}: Step & { counts: RosterCounts; page: RosterRowsPage; path: string }) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  const words = await getTranslations({ locale, namespace: 'chambers.ledger' });
  const tabs = [undefined, ...rosterOutcomes, 'warned'] as const;
  const here = `${path}?${new URLSearchParams({
    ...(page.tab ? { tab: page.tab } : {}),
    ...(page.from ? { from: String(page.from) } : {}),
  }).toString()}`;
  // messages: chambers.import.outcome.*
  return (
    <>
      <RosterEquation counts={counts} path={path} locale={locale} />
      <div className="my-4 flex flex-wrap gap-3">
        {found.can.write ? (
          <ActButton
            action={applyRosterImportAction.bind(null, locale)}
            id={found.id}
            title={t('apply')}
            explain={t('applyExplain', { added: counts.new, changed: counts.changed, dues: counts.dues })}
            confirmText={t('apply')}
            look="primary"
          >
            {t('apply')}
          </ActButton>
        ) : (
          <ActButton
            action={proposeRosterImportAction.bind(null, locale)}
            id={found.id}
            title={t('propose')}
            explain={t('proposeExplain', { added: counts.new, changed: counts.changed })}
            confirmText={t('propose')}
            look="primary"
          >
            {t('propose')}
          </ActButton>
        )}
        {found.state === 'proposed' ? null : (
          <ActButton
            action={discardRosterImportAction.bind(null, locale)}
            id={found.id}
            title={t('discard')}
            explain={t('discardExplain')}
            confirmText={t('discard')}
          >
            {t('discard')}
          </ActButton>
        )}
      </div>
      {found.metLimited ? <Notice tone="info">{words('limited')}</Notice> : null}
      {found.state === 'proposed' ? <RefuseSheet id={found.id} locale={locale} /> : null}
      <Tabs
        label={t('rows')}
        tabs={tabs.map((tab) => ({
          text: t(tab === undefined ? 'all' : tab === 'warned' ? 'warned' : `outcome.${tab}`),
          href: tab ? `${path}?tab=${tab}` : path,
          current: page.tab === tab,
          count: String(tab === undefined ? counts.rows : counts[tab]),
        }))}
      />
      <ul className="divide-y divide-line border-y border-line">
        {found.rows.map((row) => (
          <RosterRow
            key={row.rowNo}
            row={row}
            locale={locale}
            {...(found.can.write ? { importId: found.id, backTo: here } : {})}
          />
        ))}
      </ul>
      {found.nextFrom ? (
        <p className="mt-3">
          <LinkButton href={`${path}?${page.tab ? `tab=${page.tab}&` : ''}from=${found.nextFrom}`}>
            {t('more')}
          </LinkButton>
        </p>
      ) : null}
    </>
  );
}

/** A proposed sheet as a whole: back to the chamber, with the reason. */
async function RefuseSheet({ id, locale }: { id: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  return (
    <details className="my-4">
      <summary className="inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4">
        {t('refuse')}
      </summary>
      <Form
        action={refuseRosterImportAction.bind(null, locale)}
        label={t('refuse')}
        labels={{ reason: t('refuseReason') }}
      >
        <input type="hidden" name="id" value={id} />
        <TextField name="reason" label={t('refuseReason')} required maxLength={200} />
        <SubmitButton look="danger">{t('refuse')}</SubmitButton>
      </Form>
    </details>
  );
}

/** Last step: what was written, and the way back. */
export async function RosterDone({ found, locale }: Step) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  // messages: chambers.import.doneText.*
  return (
    <>
      <p className="my-3">{t(`doneText.${found.state}`)}</p>
      {found.reason ? <p>{t('refused', { reason: found.reason })}</p> : null}
      {found.counts ? <RosterEquation counts={found.counts} locale={locale} /> : null}
      {found.state === 'applied' && found.can.write ? (
        <div className="mt-4">
          <ActButton
            action={undoRosterImportAction.bind(null, locale)}
            id={found.id}
            title={t('undo')}
            explain={t('undoExplain')}
            confirmText={t('undo')}
            look="danger"
          >
            {t('undo')}
          </ActButton>
        </div>
      ) : null}
    </>
  );
}
