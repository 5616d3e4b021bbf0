import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PlainTable } from '@/components/tables/plain-table';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { PlannedShare } from '@/lib/handovers/queries/holdings';
import { handoverKinds, type HandoverPlan } from '@/lib/handovers/schema';

type Props = { from: string; plan: HandoverPlan; shares: readonly PlannedShare[]; action: FormActionFn };

/** The plan before it is carried out: who takes how much of what, what stays, and why it is done. */
export function PlanPreview({ from, plan, shares, action }: Props) {
  const t = useTranslations('handovers.desk');
  const idle = shares.filter((share) => !share.works);
  const unseen = shares
    .flatMap((share) => Object.values(share.counts))
    .reduce((sum, one) => sum + one.unseen, 0);
  const total = shares
    .flatMap((share) => Object.values(share.counts))
    .reduce((sum, one) => sum + one.total, 0);
  const labels = { reason: t('reason'), to: t('to') };
  const kinds = handoverKinds.filter((kind) => shares.some((share) => share.counts[kind]));
  return (
    <section className="part" aria-labelledby="preview">
      <SectionHead id="preview" title={t('preview')} />
      {idle.length > 0 ? (
        <Notice tone="late">{t('notWorking', { count: idle.length })}</Notice>
      ) : unseen > 0 ? (
        <Notice tone="warn">{t('unseenNote', { count: unseen })}</Notice>
      ) : null}
      <PlainTable
        caption={t('preview')}
        hideCaption
        columns={[
          { key: 'taker', label: t('column.taker') },
          ...kinds.map((kind) => ({ key: kind, label: t(`what.${kind}`), align: 'end' as const })),
        ]}
        rows={shares.map((share) => ({
          id: share.taker.id,
          cells: [
            share.taker.name ?? t('unknown'),
            ...kinds.map((kind) => {
              const one = share.counts[kind];
              if (!one) return '0';
              return one.unseen > 0
                ? t('partly', { total: one.total, unseen: one.unseen })
                : String(one.total);
            }),
          ],
        }))}
      />
      {idle.length === 0 && total > 0 ? (
        <Form action={action} labels={labels} label={t('preview')}>
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="to" value={plan.to} />
          {plan.split ? <input type="hidden" name="split" value={plan.split} /> : null}
          {Object.entries(plan.takers).map(([kind, id]) =>
            id ? <input key={kind} type="hidden" name={`takers.${kind}`} value={id} /> : null,
          )}
          {Object.entries(plan.parts).map(([part, id]) =>
            id ? <input key={part} type="hidden" name={`parts.${part}`} value={id} /> : null,
          )}
          <TextField name="reason" label={labels.reason} hint={t('reasonHint')} required maxLength={200} />
          <FormActs>
            <SubmitButton>{t('do', { count: total - unseen })}</SubmitButton>
          </FormActs>
        </Form>
      ) : null}
    </section>
  );
}
