import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import {
  approveStoryAction,
  returnStoryAction,
  submitStoryAction,
  withdrawStoryAction,
} from '@/lib/showcase/actions';
import type { StoryDetail } from '@/lib/showcase/queries/get-story';

type Step = {
  key: 'submit' | 'approve' | 'return' | 'withdraw';
  action: FormActionFn;
  note: string | null;
  reason: string | null;
  danger?: boolean;
};

/** What the viewer may do with a story now; acts that need words ask for them. */
export async function StoryActs({ story }: { story: StoryDetail }) {
  const t = await getTranslations('showcase.desk');
  const { can } = story;
  const steps: Step[] = [
    ...(can.submit
      ? [{ key: 'submit' as const, action: submitStoryAction, note: t('act.submitNote'), reason: null }]
      : []),
    ...(can.approve
      ? [{ key: 'approve' as const, action: approveStoryAction, note: t('act.approveNote'), reason: null }]
      : []),
    ...(can.giveBack
      ? [{ key: 'return' as const, action: returnStoryAction, note: null, reason: t('act.returnReason') }]
      : []),
    ...(can.withdraw
      ? [
          {
            key: 'withdraw' as const,
            action: withdrawStoryAction,
            note: t('act.withdrawNote'),
            reason: t('act.withdrawReason'),
            danger: true,
          },
        ]
      : []),
  ];
  if (steps.length === 0 && !can.needsOther) return null;
  return (
    <section className="part" aria-labelledby="acts">
      <SectionHead id="acts" title={t('record.acts')} />
      {can.needsOther ? <Notice tone="warn">{t('record.needsOther')}</Notice> : null}
      <div className="grid gap-6">
        {steps.map((step) => (
          <Form
            key={step.key}
            action={step.action}
            label={t(`act.${step.key}`)}
            labels={{
              reason: t('field.reason'),
              title: t('field.title'),
              quote: t('field.quote'),
              shownName: t('field.shownName'),
              firm: t('field.firm'),
              chamberText: t('field.chamberText'),
              pathText: t('field.pathText'),
              body: t('field.body'),
            }}
            version={story.version}
          >
            <input type="hidden" name="id" value={story.id} />
            {step.reason ? (
              <TextArea name="reason" label={step.reason} required rows={2} maxLength={300} />
            ) : null}
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton look={step.danger ? 'danger' : step.key === 'return' ? 'line' : 'primary'}>
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
