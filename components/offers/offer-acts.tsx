import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import {
  publishOfferAction,
  returnOfferAction,
  reviewOfferAction,
  submitOfferAction,
  withdrawOfferAction,
} from '@/lib/offers/actions';
import type { OfferDetail } from '@/lib/offers/queries/offers';
import { aspects } from '@/lib/offers/rules';
import { SectionHead } from '@/components/ui/page-head';

type Step = {
  key: 'submit' | 'publish' | 'return' | 'withdraw';
  action: FormActionFn;
  note?: string;
  reason?: string;
};

/** What the viewer may do with an offer now; acts that need words ask for them. */
export async function OfferActs({ offer }: { offer: OfferDetail }) {
  const t = await getTranslations('offers.desk');
  const { can } = offer;
  const steps: Step[] = [
    ...(can.submit ? [{ key: 'submit' as const, action: submitOfferAction, note: t('act.submitNote') }] : []),
    ...(can.publish
      ? [{ key: 'publish' as const, action: publishOfferAction, note: t('act.publishNote') }]
      : []),
    ...(can.giveBack
      ? [{ key: 'return' as const, action: returnOfferAction, reason: t('act.returnReason') }]
      : []),
    ...(can.withdraw
      ? [
          {
            key: 'withdraw' as const,
            action: withdrawOfferAction,
            reason: t('act.withdrawReason'),
            note: t('act.withdrawNote'),
          },
        ]
      : []),
  ];
  if (steps.length === 0 && !can.review && !can.needsOther && !can.needsReviews) return null;
  const labels = Object.fromEntries(
    (
      [
        'title',
        'content',
        'cooperation',
        'conditions',
        'benefit',
        'reason',
        'note',
        'aspect',
        'result',
      ] as const
    ).map((name) => [name, t(`field.${name}`)]),
  );
  return (
    <section className="part" aria-labelledby="acts">
      <SectionHead id="acts" title={t('record.acts')} />
      {can.needsOther ? <Notice tone="warn">{t('record.needsOther')}</Notice> : null}
      {can.needsReviews ? <Notice tone="info">{t('record.needsReviews')}</Notice> : null}
      <div className="grid gap-8">
        {can.review ? (
          <Form action={reviewOfferAction} label={t('act.review')} labels={labels} version={offer.version}>
            <input type="hidden" name="id" value={offer.id} />
            <RadioGroup
              name="aspect"
              label={labels['aspect'] ?? ''}
              required
              inline
              options={aspects.map((aspect) => ({ value: aspect, text: t(`aspect.${aspect}`) }))}
            />
            <RadioGroup
              name="result"
              label={labels['result'] ?? ''}
              required
              inline
              options={(['passed', 'failed'] as const).map((result) => ({
                value: result,
                text: t(`result.${result}`),
              }))}
            />
            <TextArea name="note" label={labels['note'] ?? ''} rows={2} maxLength={600} />
            <div>
              <SubmitButton look="line">{t('act.review')}</SubmitButton>
            </div>
          </Form>
        ) : null}
        {steps.map((step) => (
          <Form
            key={step.key}
            action={step.action}
            label={t(`act.${step.key}`)}
            labels={labels}
            version={offer.version}
          >
            <input type="hidden" name="id" value={offer.id} />
            {step.reason ? (
              <TextArea name="reason" label={step.reason} required rows={2} maxLength={300} />
            ) : null}
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton
                look={step.key === 'withdraw' ? 'danger' : step.key === 'return' ? 'line' : 'primary'}
              >
                {t(`act.${step.key}`)}
              </SubmitButton>
              {step.note ? <span className="text-xs text-ink-3">{step.note}</span> : null}
            </div>
          </Form>
        ))}
      </div>
    </section>
  );
}
