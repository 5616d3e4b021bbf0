import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { greetingChannels } from '@/lib/greetings/rules';
import { placeholders } from '@/lib/greetings/rules-text';

type Props = {
  action: FormActionFn;
  record?: { id: string; version: number; channel: string };
  values: Readonly<Record<string, string | null>>;
};

/** The words of a template, with the placeholders that it may hold. */
export async function TemplateForm({ action, record, values }: Props) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.templates.field.* greetings.desk.channels.* greetings.desk.placeholder.*
  const label = (name: string): string => t(`templates.field.${name}`);
  const names = ['name', 'channel', 'subject', 'body', 'signature'];
  return (
    <Form
      action={action}
      values={values}
      labels={Object.fromEntries(names.map((name) => [name, label(name)]))}
      label={t('templates.form')}
      {...(record ? { version: record.version } : {})}
    >
      {record ? (
        <>
          <input type="hidden" name="id" value={record.id} />
          <input type="hidden" name="channel" value={record.channel} />
        </>
      ) : null}
      <TextField name="name" label={label('name')} required maxLength={40} />
      {record ? null : (
        <RadioGroup
          name="channel"
          label={label('channel')}
          required
          inline
          defaultValue="letter"
          options={greetingChannels.map((one) => ({ value: one, text: t(`channels.${one}`) }))}
        />
      )}
      <TextField name="subject" label={label('subject')} hint={t('templates.subjectHint')} maxLength={60} />
      <TextArea
        name="body"
        label={label('body')}
        hint={t('templates.bodyHint')}
        required
        rows={14}
        maxLength={3000}
      />
      <dl className="facts">
        {placeholders.map((name) => (
          <div key={name}>
            <dt>{`{${name}}`}</dt>
            <dd>{t(`placeholder.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <TextField
        name="signature"
        label={label('signature')}
        hint={t('templates.signatureHint')}
        maxLength={16}
        short
      />
      <FormActs>
        <SubmitButton>{t('templates.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
