import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import type { MergeFieldRow, MergePerson, MergePreview } from '@/lib/merchants/queries/preview-merge';

type Props = { pairId: string; preview: MergePreview; action: FormActionFn };

/** Two records field by field: who stays, which side of what differs, what follows, and what merging does and does not. */
export async function MergeForm({ pairId, preview, action }: Props) {
  const t = await getTranslations('merchants.desk.duplicates');
  const { a, b, fields } = preview;
  const survivor = a.createdOn <= b.createdOn ? 'a' : 'b';
  const label = await fieldWords();
  const differing = fields.filter(({ standing }) => standing === 'differ');
  const filled = fields.filter(({ standing }) => standing !== 'differ');
  const value = await valueWords();
  return (
    <Form
      action={action}
      label={t('merge.title')}
      labels={{ survivorId: t('merge.survivor'), mergeReason: t('merge.reason') }}
      values={{
        survivorId: preview[survivor].id,
        ...Object.fromEntries(differing.map(({ field }) => [`choice.${field}`, survivor])),
      }}
    >
      <input type="hidden" name="pairId" value={pairId} />
      <input type="hidden" name="aVersion" value={a.version} />
      <input type="hidden" name="bVersion" value={b.version} />
      <FormSection title={t('merge.survivorTitle')}>
        <RadioGroup
          name="survivorId"
          label={t('merge.survivor')}
          hint={t('merge.survivorHint')}
          required
          options={await Promise.all([a, b].map(survivorOption))}
        />
      </FormSection>
      <FormSection title={t('merge.differ', { count: differing.length })} note={t('merge.differNote')}>
        {differing.length === 0 ? <p className="note">{t('merge.noDiffer')}</p> : null}
        {differing.map((row) => (
          <RadioGroup
            key={row.field}
            name={`choice.${row.field}`}
            label={label(row.field)}
            required
            options={[
              { value: 'a', text: value(row.a), hint: a.fileNo },
              { value: 'b', text: value(row.b), hint: b.fileNo },
              ...(row.joined ? [{ value: 'both', text: t('merge.both') }] : []),
            ]}
          />
        ))}
      </FormSection>
      <FormSection title={t('merge.filled', { count: filled.length })} folded>
        <ul className="plain-list">
          {filled.map((row) => (
            <li key={row.field}>
              {label(row.field)}：{value(row[side(row)])}
              <span className="note">（{preview[side(row)].fileNo}）</span>
            </li>
          ))}
        </ul>
        <p className="note">{t('merge.united')}</p>
      </FormSection>
      <FormSection title={t('merge.whatTitle')}>
        <ul className="plain-list">
          {(['does1', 'does2', 'does3', 'does4', 'not1', 'not2'] as const).map((key) => (
            <li key={key}>{t(`merge.${key}`)}</li>
          ))}
        </ul>
        <TextArea
          name="mergeReason"
          label={t('merge.reason')}
          hint={t('merge.reasonHint')}
          required
          rows={2}
          maxLength={200}
        />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('merge.act')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

const side = (row: MergeFieldRow): 'a' | 'b' => (row.standing === 'a' ? 'a' : 'b');

async function survivorOption(person: MergePerson) {
  const t = await getTranslations('merchants.desk.duplicates');
  const link = await linkWords();
  return {
    value: person.id,
    text: t('merge.person', { name: person.name, fileNo: person.fileNo }),
    hint: [
      t('merge.created', { on: person.createdOn, changed: person.updatedOn }),
      ...link(person.moves),
    ].join('；'),
  };
}

/** Names of the fields of a merge. */
export async function fieldWords(): Promise<(field: string) => string> {
  const t = await getTranslations('merchants.desk');
  // messages: merchants.desk.field.*
  return (field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field);
}

async function valueWords(): Promise<(value: string | null) => string> {
  const t = await getTranslations('merchants.desk');
  const c = await getTranslations('words');
  // messages: merchants.desk.sex.*
  return (value) => {
    if (value === null) return c('none');
    if (value === 'male' || value === 'female') return t(`sex.${value}`);
    return value.replace(/^yes\b/, c('yes'));
  };
}

/** What stands beside a record, in words and numbers; tables without a word of their own are counted together. */
export async function linkWords(): Promise<(moves: readonly { link: string; rows: number }[]) => string[]> {
  const t = await getTranslations('merchants.desk.duplicates');
  // messages: merchants.desk.duplicates.link.*
  return (moves) => {
    const counts = new Map<string, number>();
    for (const { link, rows } of moves) {
      const table = link.split('.')[0] ?? '';
      const word = t(t.has(`link.${table}`) ? `link.${table}` : 'link.other');
      counts.set(word, (counts.get(word) ?? 0) + rows);
    }
    return [...counts].map(([word, rows]) => t('linkCount', { word, rows }));
  };
}
