import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Combobox } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { addTieAction } from '@/lib/ties/actions';
import { tieChoices } from '@/lib/ties/schema';

/** Entering that somebody knows somebody, folded until it is asked for. */
export async function TieForm({ merchantId, basePath }: { merchantId: string; basePath: string }) {
  // messages: ties.desk.choice.*
  const t = await getTranslations('ties.desk');
  const label = {
    otherId: t('field.otherId'),
    choice: t('field.choice'),
    sinceText: t('field.sinceText'),
    source: t('field.source'),
    note: t('field.note'),
  };
  return (
    <details className="part" id="add">
      <summary>{t('add.title')}</summary>
      <p className="note">{t('add.note')}</p>
      <Form action={addTieAction} label={t('add.title')} labels={label}>
        <input type="hidden" name="merchantId" value={merchantId} />
        <Combobox
          name="otherId"
          label={label.otherId}
          hint={t('field.otherHint')}
          required
          searchUrl={`${basePath}/api/desk/merchants`}
        />
        <Select
          name="choice"
          label={label.choice}
          required
          options={tieChoices.map((choice) => ({ value: choice, text: t(`choice.${choice}`) }))}
          defaultValue="introduced_by"
        />
        <TextField
          name="sinceText"
          label={label.sinceText}
          hint={t('field.sinceHint')}
          maxLength={30}
          short
        />
        <TextField name="source" label={label.source} hint={t('field.sourceHint')} required maxLength={120} />
        <TextField name="note" label={label.note} maxLength={200} />
        <FormActs>
          <SubmitButton>{t('add.act')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}
