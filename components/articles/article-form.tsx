import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { LinkButton } from '@/components/ui/button';
import { articleKinds, eventLevels } from '@/lib/articles/schema';

type Props = {
  action: FormActionFn;
  id?: string;
  version?: number;
  values: Readonly<Record<string, string | null | undefined>>;
  cancelHref: string;
};

const FIELDS = [
  'kind',
  'title',
  'summary',
  'body',
  'sourceName',
  'author',
  'editor',
  'originalOn',
  'eventOn',
  'eventPlace',
  'eventLevel',
] as const;

/** Writing an article: the text, where it comes from, and the day when it is an event. */
export async function ArticleForm(props: Props) {
  const t = await getTranslations('articles.desk');
  const words = await getTranslations('articles');
  const labels = Object.fromEntries(FIELDS.map((name) => [name, t(`field.${name}`)]));
  return (
    <Form
      action={props.action}
      values={props.values}
      labels={labels}
      {...(props.version === undefined ? {} : { version: props.version })}
    >
      {props.id ? <input type="hidden" name="id" value={props.id} /> : null}
      <FormSection title={t('section.text')}>
        <RadioGroup
          name="kind"
          label={t('field.kind')}
          required
          inline
          options={articleKinds.map((kind) => ({ value: kind, text: words(`kind.${kind}`) }))}
        />
        <TextField name="title" label={t('field.title')} required maxLength={80} />
        <TextArea
          name="summary"
          label={t('field.summary')}
          hint={t('hint.summary')}
          rows={3}
          maxLength={200}
        />
        <TextArea
          name="body"
          label={t('field.body')}
          hint={t('hint.body')}
          required
          rows={16}
          maxLength={40000}
        />
      </FormSection>
      <FormSection title={t('section.source')}>
        <TextField
          name="sourceName"
          label={t('field.sourceName')}
          hint={t('hint.sourceName')}
          maxLength={80}
        />
        <DateField name="originalOn" label={t('field.originalOn')} hint={t('hint.originalOn')} />
        <TextField name="author" label={t('field.author')} maxLength={40} short />
        <TextField name="editor" label={t('field.editor')} maxLength={40} short />
      </FormSection>
      <FormSection title={t('section.event')} note={t('hint.eventOn')}>
        <DateField name="eventOn" label={t('field.eventOn')} />
        <TextField name="eventPlace" label={t('field.eventPlace')} maxLength={60} />
        <Select
          name="eventLevel"
          label={t('field.eventLevel')}
          emptyText={t('noLevel')}
          options={eventLevels.map((level) => ({ value: level, text: words(`level.${level}`) }))}
        />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
        <LinkButton href={props.cancelHref}>{t('cancel')}</LinkButton>
      </FormActs>
    </Form>
  );
}
