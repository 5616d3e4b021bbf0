import { useTranslations } from 'next-intl';
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import type { ExportOffer } from '@/lib/exports/queries/get-export';
import { usualColumns } from '@/lib/merchants/fields-export';

type Props = {
  action: FormActionFn;
  offer: ExportOffer;
  /** the list's own query text, and chosen records */
  query: string;
  ids: string;
  /** columns that the list shows, as its address names them */
  cols: readonly string[];
};

const GROUPS = ['identity', 'work', 'contact', 'rating', 'record'] as const;

/** What leaves the house, in which form, what for: one page, one question. */
export function ExportForm({ action, offer, query, ids, cols }: Props) {
  const t = useTranslations('exports.desk');
  const m = useTranslations('merchants.desk');
  const count = offer.persons.toLocaleString('zh-CN');
  const above = offer.above.toLocaleString('zh-CN');
  const asked = cols.flatMap((text) => text.split(',')).filter(Boolean);
  const chosen: readonly string[] = asked.length > 0 ? asked : usualColumns;
  const labels = {
    columns: t('form.columns'),
    format: t('form.format'),
    roundTrip: t('form.roundTrip'),
    fullContacts: t('form.fullContacts'),
    reason: t('form.reason'),
    query: t('form.rows'),
  };
  // messages: merchants.desk.ledgerColumn.* exports.desk.group.*
  return (
    <Form action={action} labels={labels} label={t('newTitle')}>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="ids" value={ids} />
      <Notice tone={offer.waits ? 'warn' : 'info'} title={t('form.count', { count })}>
        {offer.chosen === null ? t('form.filtered') : t('form.chosen')}{' '}
        {offer.waits ? t('form.waits', { above }) : t('form.atOnce', { above })}{' '}
        {offer.before > 0 ? t('form.before', { before: offer.before.toLocaleString('zh-CN') }) : null}
      </Notice>
      <TextField name="reason" label={labels.reason} hint={t('form.reasonHint')} required maxLength={200} />
      <RadioGroup
        name="format"
        label={labels.format}
        required
        inline
        defaultValue="xlsx"
        options={[
          { value: 'xlsx', text: t('form.xlsx') },
          { value: 'csv', text: t('form.csv') },
        ]}
      />
      {offer.can.roundTrip ? (
        <CheckboxGroup
          name="roundTrip"
          label={labels.roundTrip}
          hint={t('form.roundTripHint')}
          options={[{ value: 'on', text: t('form.roundTripDo') }]}
        />
      ) : null}
      {offer.can.fullContacts ? (
        <CheckboxGroup
          name="fullContacts"
          label={labels.fullContacts}
          hint={t('form.fullContactsHint')}
          options={[{ value: 'on', text: t('form.fullContactsDo') }]}
        />
      ) : null}
      <FormSection title={labels.columns} note={t('form.columnsNote')}>
        {GROUPS.map((group) => (
          <CheckboxGroup
            key={group}
            name={`columns.${group}`}
            label={t(`group.${group}`)}
            inline
            defaultValue={chosen.join('\n')}
            options={offer.columns
              .filter((column) => column.group === group)
              .map(({ key }) => ({ value: key, text: m(`ledgerColumn.${key}`) }))}
          />
        ))}
      </FormSection>
      <FormActs note={t('form.log')}>
        <SubmitButton>{t(offer.waits ? 'form.askDo' : 'form.do')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
