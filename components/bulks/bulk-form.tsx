import { useTranslations } from 'next-intl';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import type { BulkOffer } from '@/lib/bulks/queries';
import type { HandPreview } from '@/lib/bulks/queries-hand';
import type { BulkKind } from '@/lib/bulks/schema';
import { HandPart } from './hand-part';

type Props = {
  action: FormActionFn;
  kind: BulkKind;
  offer: BulkOffer;
  /** the ledger's own query text, and chosen records */
  query: string;
  ids: string;
  /** what handing over would do, and the address that asks for another unit */
  hand: { preview: HandPreview; otherHref: string } | null;
};

/** What is done to whom and why: one page, one question. */
export function BulkForm({ action, kind, offer, query, ids, hand }: Props) {
  const t = useTranslations('bulks.desk');
  const labels = {
    query: t('form.people'),
    kind: t('form.kind'),
    tag: t('form.tag'),
    officerId: t('form.officer'),
    unitId: t('hand.to'),
    contactEveryDays: t('form.everyDays'),
    reason: t('form.reason'),
  };
  // messages: bulks.desk.explain.*
  return (
    <Form action={action} labels={labels} label={t('newTitle')}>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="ids" value={ids} />
      <input type="hidden" name="kind" value={kind} />
      <Notice
        tone={offer.persons > offer.most ? 'late' : 'info'}
        title={t('form.count', { count: offer.persons.toLocaleString('zh-CN') })}
      >
        {t(offer.chosen === null ? 'form.filtered' : 'form.chosen')} {t(`explain.${kind}`)}
      </Notice>
      {kind === 'tag' ? (
        <TextField
          name="tag"
          label={labels.tag}
          hint={
            offer.tags.length > 0
              ? t('form.tagHint', { tags: offer.tags.slice(0, 12).join('、') })
              : t('form.tagNone')
          }
          required
          maxLength={12}
          short
        />
      ) : null}
      {kind === 'untag' ? (
        <Select
          name="tag"
          label={labels.tag}
          required
          emptyText=""
          {...(offer.tags.length > 0 ? {} : { hint: t('form.none') })}
          options={offer.tags.map((tag) => ({ value: tag, text: tag }))}
        />
      ) : null}
      {kind === 'assign' ? (
        <Select
          name="officerId"
          label={labels.officerId}
          required
          emptyText=""
          options={offer.officers.map(({ id, name, unit }) => ({ value: id, text: `${name}（${unit}）` }))}
        />
      ) : null}
      {kind === 'mark_key' ? (
        <TextField
          name="contactEveryDays"
          label={labels.contactEveryDays}
          unit={t('form.days')}
          numeric
          required
          maxLength={4}
        />
      ) : null}
      {hand ? <HandPart {...hand} /> : null}
      <TextField name="reason" label={labels.reason} hint={t('form.reasonHint')} required maxLength={200} />
      <FormActs>
        <SubmitButton look={kind === 'archive' ? 'danger' : 'primary'}>{t('form.do')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
