import { getTranslations } from 'next-intl/server';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { UploadField } from '@/components/files/upload-field';
import { Notice } from '@/components/ui/notice';
import { attestRosterAction } from '@/lib/chambers/actions';
import type { AttestationRow } from '@/lib/chambers/queries/attestations';
import type { Locale } from '@/lib/i18n/routing';

type Given = { rows: readonly AttestationRow[]; quarter: string; changedSince: boolean };

/** 已核对 for the running quarter: the sentence that is confirmed, the stamped sheet, the act. */
export async function AttestForm({
  chamberId,
  chamber,
  members,
  quarter,
  backTo,
  basePath,
  locale,
}: {
  chamberId: string;
  chamber: string;
  members: number;
  quarter: string;
  backTo: string;
  basePath: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.attest' });
  const label = { confirmed: t('confirm', { chamber, count: members }), files: t('seal'), note: t('note') };
  return (
    <Form action={attestRosterAction.bind(null, backTo)} labels={label}>
      <p className="mt-4">{t('explain', { quarter: t('quarter', partsOf(quarter)) })}</p>
      <input type="hidden" name="chamberId" value={chamberId} />
      <Checkbox name="confirmed" label={label.confirmed} />
      <UploadField
        name="files"
        label={label.files}
        hint={t('sealHint')}
        uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
        accept="image/jpeg,image/png,application/pdf"
        most={3}
        required
      />
      <TextArea name="note" label={label.note} rows={2} maxLength={300} />
      <SubmitButton>{t('act')}</SubmitButton>
    </Form>
  );
}

/** 2026-Q4 as the two words of the text. */
function partsOf(quarter: string): { year: string; number: string } {
  const [year = '', number = ''] = quarter.split('-Q');
  return { year, number };
}

/** The attestations given, the newest first: counts of that moment, digest, stamped sheets. */
export async function AttestationList({
  given,
  basePath,
  locale,
}: {
  given: Given;
  basePath: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.attest' });
  if (given.rows.length === 0) return <p className="note">{t('none')}</p>;
  return (
    <>
      {given.changedSince ? <Notice tone="info">{t('changedSince')}</Notice> : null}
      <ol className="divide-y divide-line border-y border-line">
        {given.rows.map((row) => (
          <li key={row.id} className="grid gap-1 py-3">
            <p>
              <b>{t('quarter', partsOf(row.quarter))}</b>{' '}
              <span className="note">{t('on', { day: row.attestedOn })}</span>
            </p>
            <p className="figures text-sm text-ink-2">
              {t('counts', {
                members: row.members,
                persons: row.persons,
                firms: row.firms,
                officers: row.officers,
              })}
            </p>
            {row.note ? <p className="text-sm">{row.note}</p> : null}
            <p className="text-sm break-all text-ink-2">
              {t('digest')} <code className="text-xs">{row.digest}</code>
            </p>
            <ul className="flex flex-wrap gap-x-6">
              {row.files.map((file) => (
                <li key={file.fileId}>
                  <a
                    className="quiet-link inline-flex min-h-11 items-center"
                    href={`${basePath}/api/files/${file.fileId}`}
                    download
                  >
                    {file.fileName}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
