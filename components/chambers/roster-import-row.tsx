import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { reasonWords } from '@/components/merchants/duplicate-table';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge, type Tone } from '@/components/ui/badge';
import { leaveOutRowAction } from '@/lib/chambers/actions-imports';
import type { PreviewRow } from '@/lib/chambers/queries/roster-imports';
import { yuanText } from '@/lib/chambers/rules-dues';
import type { Locale } from '@/lib/i18n/routing';

const TONES: Readonly<Record<string, Tone>> = {
  new: 'good',
  changed: 'info',
  duplicate: 'warn',
  error: 'late',
};

/** One row of a sheet: what becomes of it, what is remarkable, and the bureau's choice to leave it out. */
export async function RosterRow({
  row,
  locale,
  importId,
  backTo,
}: {
  row: PreviewRow;
  locale: Locale;
  /** given where rows may be left out */
  importId?: string;
  backTo?: string;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const reasons = await reasonWords();
  const dues =
    row.dueWan === null
      ? null
      : t('import.duesOf', { due: yuanText(row.dueWan), paid: yuanText(row.paidWan ?? '0') });
  // messages: chambers.rank.* chambers.import.outcome.* chambers.import.warning.* chambers.import.field.* chambers.field.* chambers.import.reason.*
  return (
    <li className="grid gap-1 py-3">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="figures note">{t('import.rowNo', { number: row.rowNo })}</span>
        {row.name ? <b>{row.name}</b> : null}
        <Badge tone={TONES[row.outcome] ?? 'muted'}>{t(`import.outcome.${row.outcome}`)}</Badge>
        {row.isOut ? <Badge tone="muted">{t('import.out')}</Badge> : null}
        {row.reason ? <span className="note">{t(`import.reason.${row.reason}`)}</span> : null}
      </p>
      {row.name ? (
        <p className="figures text-sm text-ink-2">
          {[row.office && t(`rank.${row.office}`), row.firm, row.phone, dues].filter(Boolean).join(' · ')}
        </p>
      ) : null}
      {row.changed.length > 0 ? (
        <p className="text-sm">
          {t('import.changedFields', { fields: row.changed.map((field) => t(`field.${field}`)).join('、') })}
        </p>
      ) : null}
      {row.phoneBefore ? (
        <p className="figures text-sm">
          {t('import.phoneChange', { before: row.phoneBefore, after: row.phone ?? '' })}
        </p>
      ) : null}
      {row.mayBeKnown ? <p className="text-sm tone-info">{t('ledger.met')}</p> : null}
      {row.candidates.map((one) => (
        <p key={one.id} className="text-sm">
          <Link className="quiet-link" href={`/desk/merchants/${one.id}`}>
            {one.name}
          </Link>{' '}
          <span className="note">
            {t('desk.links.score', { score: one.score, reasons: reasons({ ...one, withheld: false }) })}
          </span>
        </p>
      ))}
      {row.warnings.map((warning) => (
        <p key={`${warning.field}-${warning.code}`} className="text-sm tone-warn">
          {t(`import.field.${warning.field}`)}：{t(`import.warning.${warning.code}`, { text: warning.text })}
        </p>
      ))}
      {importId && backTo && (row.outcome === 'new' || row.outcome === 'changed') ? (
        <Form
          action={leaveOutRowAction.bind(null, backTo)}
          labels={{}}
          label={t(row.isOut ? 'import.takeInOf' : 'import.leaveOutOf', { name: row.name ?? '' })}
        >
          <input type="hidden" name="id" value={importId} />
          <input type="hidden" name="rowNo" value={row.rowNo} />
          {row.isOut ? null : <input type="hidden" name="isOut" value="on" />}
          <SubmitButton look="line">{t(row.isOut ? 'import.takeIn' : 'import.leaveOut')}</SubmitButton>
        </Form>
      ) : null}
    </li>
  );
}
