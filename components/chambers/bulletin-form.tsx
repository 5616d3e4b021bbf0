import { getTranslations } from 'next-intl/server';
import { Checkbox, CheckboxGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { UploadField } from '@/components/files/upload-field';
import type { BulletinDetail } from '@/lib/chambers/queries/bulletins';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

type Props = {
  action: FormActionFn;
  basePath: string;
  locale: Locale;
  /** the chamber whose members are written to */
  chamberId?: string;
  /** chambers that may be chosen, when the unit writes to chambers */
  addressees?: readonly { id: string; name: string }[];
  bulletin?: BulletinDetail;
};

/** Writing a notice: title, text in the light markup of articles, papers, and the days on which it is shown. */
export async function BulletinForm({ action, basePath, locale, chamberId, addressees, bulletin }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const labels = {
    title: t('field.title'),
    body: t('field.body'),
    publishOn: t('field.publishOn'),
    untilOn: t('field.untilOn'),
    files: t('field.files'),
    toAll: t('field.toAll'),
    chamberIds: t('field.chamberIds'),
  };
  const values = bulletin
    ? {
        title: bulletin.title,
        body: bulletin.markup,
        publishOn: bulletin.publishOn,
        untilOn: bulletin.untilOn,
      }
    : { publishOn: today() };
  return (
    <Form
      action={action}
      labels={labels}
      label={t(bulletin ? 'edit' : 'new')}
      values={values}
      {...(bulletin ? { version: bulletin.version } : {})}
    >
      {bulletin ? <input type="hidden" name="id" value={bulletin.id} /> : null}
      {chamberId ? <input type="hidden" name="chamberId" value={chamberId} /> : null}
      {addressees ? (
        <>
          <Checkbox name="toAll" label={labels.toAll} hint={t('hint.toAll')} />
          <CheckboxGroup
            name="chamberIds"
            label={labels.chamberIds}
            hint={t('hint.chamberIds')}
            options={addressees.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </>
      ) : null}
      <TextField name="title" label={labels.title} required maxLength={80} autoComplete="off" />
      <TextArea name="body" label={labels.body} hint={t('hint.body')} required rows={10} maxLength={20_000} />
      <UploadField
        name="files"
        label={labels.files}
        hint={t('hint.files')}
        uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
        most={10}
      />
      <DateField name="publishOn" label={labels.publishOn} required />
      <DateField name="untilOn" label={labels.untilOn} hint={t('hint.untilOn')} />
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
