import { getTranslations } from 'next-intl/server';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { LinkButton } from '@/components/ui/button';
import { acceptLeadAction, closeLeadAction, replyLeadAction } from '@/lib/leads/actions';
import type { LeadDetail } from '@/lib/leads/queries/leads';
import { SectionHead } from '@/components/ui/page-head';

/** What the viewer may do with a lead now. */
export async function LeadActs({ lead }: { lead: LeadDetail }) {
  const t = await getTranslations('leads.desk');
  const { can } = lead;
  if (!can.accept && !can.reply && !can.note && !can.close) return null;
  const labels = { to: t('field.to'), text: t('field.text'), reason: t('field.reason') };
  const to = [...(can.reply ? (['sender'] as const) : []), ...(can.note ? (['colleagues'] as const) : [])];
  return (
    <section className="part" aria-labelledby="acts">
      <SectionHead id="acts" title={t('record.acts')} />
      <div className="grid gap-8">
        {can.accept ? (
          <Form action={acceptLeadAction} label={t('act.accept')} labels={labels} version={lead.version}>
            <input type="hidden" name="id" value={lead.id} />
            <div className="flex flex-wrap items-center gap-3">
              <SubmitButton>{t('act.accept')}</SubmitButton>
              <span className="text-xs text-ink-3">{t('act.acceptNote')}</span>
            </div>
          </Form>
        ) : null}
        {to.length > 0 ? (
          <Form
            action={replyLeadAction}
            label={t('act.replyTitle')}
            labels={labels}
            version={lead.version}
            values={{ to: to[0] }}
          >
            <input type="hidden" name="id" value={lead.id} />
            <RadioGroup
              name="to"
              label={labels.to}
              required
              options={to.map((one) => ({ value: one, text: t(`act.to.${one}`) }))}
            />
            <TextArea name="text" label={labels.text} required rows={4} maxLength={1000} />
            <div>
              <SubmitButton look={can.accept ? 'line' : 'primary'}>{t('act.reply')}</SubmitButton>
            </div>
          </Form>
        ) : null}
        {can.convert ? (
          <p className="flex flex-wrap items-center gap-3">
            <LinkButton href={`/desk/projects/new?lead=${lead.id}`}>{t('record.convert')}</LinkButton>
            <span className="text-xs text-ink-3">{t('record.convertNote')}</span>
          </p>
        ) : null}
        {can.close ? (
          <Form action={closeLeadAction} label={t('act.closeTitle')} labels={labels} version={lead.version}>
            <input type="hidden" name="id" value={lead.id} />
            <TextArea
              name="reason"
              label={labels.reason}
              hint={t('act.closeNote')}
              required
              rows={2}
              maxLength={300}
            />
            <div>
              <SubmitButton look="danger">{t('act.close')}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </div>
    </section>
  );
}
