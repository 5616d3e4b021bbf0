import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import {
  publishArticleAction,
  returnArticleAction,
  submitArticleAction,
  withdrawArticleAction,
} from '@/lib/articles/actions';
import type { ArticleDetail } from '@/lib/articles/queries/list-articles';

type StepKey = 'submit' | 'publish' | 'return' | 'withdraw';

const actions: Record<StepKey, FormActionFn> = {
  submit: submitArticleAction,
  publish: publishArticleAction,
  return: returnArticleAction,
  withdraw: withdrawArticleAction,
};

/** What the viewer may do with an article now; acts that need words ask for them. */
export async function ArticleActs({ article }: { article: ArticleDetail }) {
  const t = await getTranslations('articles.desk');
  const { can } = article;
  const notes: Record<StepKey, string | null> = {
    submit: t('act.submitNote'),
    publish: t('act.publishNote'),
    return: null,
    withdraw: t('act.withdrawNote'),
  };
  const reasons: Partial<Record<StepKey, string>> = {
    return: t('act.returnReason'),
    withdraw: t('act.withdrawReason'),
  };
  const open: [StepKey, boolean][] = [
    ['submit', can.submit],
    ['publish', can.publish],
    ['return', can.giveBack],
    ['withdraw', can.withdraw],
  ];
  const steps = open.filter(([, may]) => may).map(([key]) => key);
  if (steps.length === 0 && !can.needsOther) return null;
  return (
    <section className="part" aria-labelledby="acts">
      <SectionHead id="acts" title={t('record.acts')} />
      {can.needsOther ? <Notice tone="warn">{t('record.needsOther')}</Notice> : null}
      <div className="grid gap-6">
        {steps.map((key) => (
          <Form
            key={key}
            action={actions[key]}
            label={t(`act.${key}`)}
            labels={{
              reason: t('field.reason'),
              title: t('field.title'),
              summary: t('field.summary'),
              body: t('field.body'),
            }}
            version={article.version}
          >
            <input type="hidden" name="id" value={article.id} />
            {reasons[key] ? (
              <TextArea name="reason" label={reasons[key]} required rows={2} maxLength={300} />
            ) : null}
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton look={key === 'withdraw' ? 'danger' : key === 'return' ? 'line' : 'primary'}>
                {t(`act.${key}`)}
              </SubmitButton>
              {notes[key] ? <span className="text-xs text-ink-3">{notes[key]}</span> : null}
            </div>
          </Form>
        ))}
      </div>
    </section>
  );
}
