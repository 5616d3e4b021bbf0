import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { saveChamberAgreementAction } from '@/lib/chambers/actions-partners';
import type { ChamberAgreementRow } from '@/lib/chambers/queries/partners';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  chamberId: string;
  /** null: a new one */
  agreement: ChamberAgreementRow | null;
  choices: readonly { id: string; name: string }[];
  basePath: string;
};

/** An agreement as its paper has it. Folded until it is needed. */
export async function AgreementForm({ chamberId, agreement, choices, basePath }: Props) {
  const t = await getTranslations('chambers.desk.agreements');
  const c = await getTranslations('words');
  const day = (await getTranslations('chambers.hint'))('day');
  const title = agreement ? t('change') : t('add');
  const label = {
    title: t('titleField'),
    parties: t('parties'),
    partnerId: t('partner'),
    signedOn: t('signedOn'),
    validUntil: t('validUntil'),
    note: t('noteField'),
    files: t('files'),
  };
  return (
    <details>
      <summary className={FOLD}>{title}</summary>
      <Form
        action={saveChamberAgreementAction}
        labels={label}
        label={agreement ? t('changeTitle', { title: agreement.title }) : title}
        values={{
          title: agreement?.title,
          parties: agreement?.parties.join('\n'),
          partnerId: agreement?.partnerId,
          signedOn: agreement?.signedOn,
          validUntil: agreement?.validUntil,
          note: agreement?.note,
        }}
        {...(agreement ? { version: agreement.version } : {})}
      >
        <input type="hidden" name="chamberId" value={chamberId} />
        {agreement ? <input type="hidden" name="id" value={agreement.id} /> : null}
        <TextField name="title" label={label.title} required maxLength={120} />
        <TextArea name="parties" label={label.parties} hint={t('partiesHint')} required rows={3} />
        <Select
          name="partnerId"
          label={label.partnerId}
          hint={t('partnerHint')}
          emptyText={t('noPartner')}
          options={choices.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField name="signedOn" label={label.signedOn} hint={day} required maxLength={10} short />
        <TextField
          name="validUntil"
          label={label.validUntil}
          hint={t('validUntilHint')}
          maxLength={10}
          short
        />
        <TextArea name="note" label={label.note} rows={2} maxLength={500} />
        <UploadField
          name="files"
          label={label.files}
          hint={t('filesHint')}
          uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
          most={10}
        />
        <SubmitButton>{c('save')}</SubmitButton>
      </Form>
    </details>
  );
}
