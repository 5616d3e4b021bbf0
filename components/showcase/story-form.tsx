import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { LinkButton } from '@/components/ui/button';

type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  merchant?: ComboOption;
  industries: readonly { id: string; name: string }[];
  searchUrl: string;
  cancelHref: string;
};

const FIELDS = [
  'merchantId',
  'shownName',
  'sealText',
  'title',
  'quote',
  'firm',
  'chamberText',
  'industryTagId',
  'pathText',
  'body',
] as const;

/** Writing a story: whose it is, then what is told. */
export async function StoryForm(props: Props) {
  const t = await getTranslations('showcase.desk');
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`field.${name}`)]));
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('section.person')}>
        <Combobox
          name="merchantId"
          label={t('field.merchantId')}
          hint={t('hint.merchantId')}
          searchUrl={props.searchUrl}
          {...(props.merchant ? { chosen: props.merchant } : {})}
        />
        <TextField
          name="shownName"
          label={t('field.shownName')}
          hint={t('hint.shownName')}
          required
          maxLength={30}
        />
        <TextField
          name="sealText"
          label={t('field.sealText')}
          hint={t('hint.sealText')}
          required
          maxLength={4}
          short
        />
        <TextField name="firm" label={t('field.firm')} hint={t('hint.firm')} maxLength={80} />
        <TextField name="chamberText" label={t('field.chamberText')} maxLength={60} />
        <Select
          name="industryTagId"
          label={t('field.industryTagId')}
          emptyText={t('noIndustry')}
          options={props.industries.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </FormSection>
      <FormSection title={t('section.story')}>
        <TextField name="title" label={t('field.title')} required maxLength={60} />
        <TextField name="quote" label={t('field.quote')} hint={t('hint.quote')} maxLength={80} />
        <TextArea
          name="pathText"
          label={t('field.pathText')}
          hint={t('hint.pathText')}
          rows={5}
          maxLength={800}
        />
        <TextArea
          name="body"
          label={t('field.body')}
          hint={t('hint.body')}
          required
          rows={14}
          maxLength={20000}
        />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
        <LinkButton href={props.cancelHref}>{t('cancel')}</LinkButton>
      </FormActs>
    </Form>
  );
}
