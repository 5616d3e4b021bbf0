import { getTranslations } from 'next-intl/server';
import { UploadField } from '@/components/files/upload-field';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { Combobox } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextArea, TextField } from '@/components/forms/text-field';
import { openAppealAction } from '@/lib/appeals/actions';
import type { AppealBeginning } from '@/lib/appeals/queries/begin-appeal';
import { appealKinds } from '@/lib/appeals/schema';

type Props = { begun: AppealBeginning; today: string; basePath: string };

/** Registering an appeal: what it is, whose, and since when. */
export async function AppealForm({ begun, today, basePath }: Props) {
  // messages: appeals.kind.*
  const t = await getTranslations('appeals');
  const label = (name: string) => t(`desk.field.${name}`);
  const names = ['kind', 'title', 'ask', 'merchantId', 'companyId', 'projectId', 'receivedOn', 'files'];
  const api = (path: string) => `${basePath}/api/desk/${path}`;
  const chosen = (named: { id: string; name: string } | null) =>
    named ? { chosen: { value: named.id, text: named.name } } : {};
  return (
    <Form
      action={openAppealAction}
      labels={Object.fromEntries(names.map((name) => [name, label(name)]))}
      values={{ receivedOn: today, ask: begun.contact?.difficulty ?? null }}
    >
      {begun.contact ? (
        <>
          <input type="hidden" name="interactionId" value={begun.contact.id} />
          <p className="note">{t('desk.form.fromContact', { date: begun.contact.on })}</p>
        </>
      ) : null}
      <Select
        name="kind"
        label={label('kind')}
        required
        emptyText=""
        options={appealKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
      />
      <TextField name="title" label={label('title')} required maxLength={80} autoComplete="off" />
      <TextArea name="ask" label={label('ask')} required rows={5} maxLength={2000} />
      <Combobox
        name="merchantId"
        label={label('merchantId')}
        hint={t('desk.hint.merchantId')}
        searchUrl={api('merchants')}
        {...chosen(begun.person)}
      />
      <Combobox
        name="companyId"
        label={label('companyId')}
        hint={t('desk.hint.companyId')}
        searchUrl={api('companies')}
        {...chosen(begun.company)}
      />
      <Combobox
        name="projectId"
        label={label('projectId')}
        hint={t('desk.hint.projectId')}
        searchUrl={api('projects')}
        {...chosen(begun.project)}
      />
      <DayField name="receivedOn" label={label('receivedOn')} hint={t('desk.hint.receivedOn')} />
      <Checkbox name="isComplex" label={label('isComplex')} />
      <UploadField
        name="files"
        label={label('files')}
        uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
      />
      <FormActs>
        <SubmitButton>{t('desk.form.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
