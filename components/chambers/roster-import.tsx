import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { UploadField } from '@/components/files/upload-field';
import { Badge, type Tone } from '@/components/ui/badge';
import { startRosterImportAction } from '@/lib/chambers/actions-imports';
import type { RosterImportRow } from '@/lib/chambers/queries/roster-imports';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

export const importSteps = ['upload', 'map', 'review', 'done'] as const;

/** Where the import stands: four steps in a line. */
export async function RosterImportSteps({
  current,
  locale,
}: {
  current: (typeof importSteps)[number];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  // messages: chambers.import.step.*
  return (
    <ol className="my-4 flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t('steps')}>
      {importSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={step === current ? 'font-semibold text-ink' : 'text-ink-2'}
        >
          {index + 1}. {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** First step: the sheet, and the members' own consent to handing their data over (PIPL 23), apart from the act itself. */
export async function RosterUpload({
  chamberId,
  basePath,
  locale,
}: {
  chamberId: string;
  basePath: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  const label = { files: t('file'), provided: t('provided'), provideNote: t('provideNote') };
  return (
    <Form action={startRosterImportAction.bind(null, locale)} labels={label}>
      <input type="hidden" name="chamberId" value={chamberId} />
      <UploadField
        name="files"
        label={label.files}
        hint={t('fileHint')}
        uploadUrl={`${basePath}/api/files/upload?purpose=ledger`}
        accept=".xlsx,.xls,.csv"
        most={1}
        maxMegabytes={10}
        required
      />
      <Checkbox name="provided" label={label.provided} hint={t('providedHint')} />
      <TextField
        name="provideNote"
        label={label.provideNote}
        hint={t('provideNoteHint')}
        required
        maxLength={200}
      />
      <SubmitButton>{t('start')}</SubmitButton>
    </Form>
  );
}

const TONES: Readonly<Record<string, Tone>> = {
  mapping: 'warn',
  ready: 'warn',
  proposed: 'info',
  applied: 'good',
  refused: 'late',
};

/** Imports of this roster so far. */
export async function RosterImportList({
  rows,
  locale,
  hrefOf = (id) => localePath(locale, `/chamber/import/${id}`),
}: {
  rows: readonly (RosterImportRow & { chamber?: string })[];
  locale: Locale;
  hrefOf?: (id: string) => string;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  // messages: chambers.import.state.*
  if (rows.length === 0) return <p className="note">{t('none')}</p>;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 py-2">
          <Link href={hrefOf(row.id)} className="inline-flex min-h-11 items-center break-all">
            {row.fileName}
          </Link>
          {row.chamber ? <span className="text-sm">{row.chamber}</span> : null}
          <Badge tone={TONES[row.state] ?? 'muted'}>{t(`state.${row.state}`)}</Badge>
          <span className="note figures">{row.createdAt}</span>
          {row.counts && row.state !== 'mapping' ? (
            <span className="note figures">
              {t('short', { added: row.counts.new, changed: row.counts.changed })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
