import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { verifySealsAction } from '@/lib/audit/actions';
import { getSealState, listVerifications, type Verification } from '@/lib/audit/queries-seals';
import type { PersonActor } from '@/lib/server/actor';
import { formatInstant } from '@/lib/shared/dates';

/** How far the log is sealed, what the verifications found, and the act of verifying now. */
export async function VerificationPanel({ actor }: { actor: PersonActor }) {
  const [state, results] = await Promise.all([getSealState(actor), listVerifications(actor)]);
  const t = await getTranslations('audit.desk.verification');
  const [last] = results;
  return (
    <>
      <p className="note">{t('note')}</p>
      {last ? (
        <Notice tone={last.isWhole ? 'good' : 'late'} title={t(last.isWhole ? 'whole' : 'broken')}>
          {await resultText(last)}
        </Notice>
      ) : (
        <Notice tone="warn">{t('never')}</Notice>
      )}
      <Form action={verifySealsAction} labels={{}} label={t('label')}>
        <FormActs>
          <SubmitButton>{t('run')}</SubmitButton>
        </FormActs>
      </Form>
      <section className="part" aria-labelledby="seal-state">
        <SectionHead id="seal-state" title={t('state')} />
        <DescriptionList
          facts={[
            { term: t('seals'), value: t('sealsCount', { count: state.seals }) },
            { term: t('waiting'), value: t('sealsCount', { count: state.waiting }) },
            { term: t('sealedAt'), value: state.sealedAt ? formatInstant(state.sealedAt) : null },
          ]}
        />
      </section>
      {results.length > 0 ? (
        <PlainTable
          caption={t('caption')}
          columns={[
            { key: 'at', label: t('at') },
            { key: 'checked', label: t('checked'), kind: 'number' },
            { key: 'result', label: t('result'), kind: 'tone' },
          ]}
          rows={await Promise.all(
            results.map(async (result) => ({
              id: result.at.toISOString(),
              cells: [
                formatInstant(result.at),
                result.checked,
                {
                  text: [t(result.isWhole ? 'whole' : 'broken'), await resultText(result)]
                    .filter(Boolean)
                    .join('：'),
                  tone: result.isWhole ? ('good' as const) : ('late' as const),
                },
              ],
            })),
          )}
        />
      ) : null}
    </>
  );
}

/** What was found, in a sentence; empty when nothing was. */
async function resultText(result: Verification): Promise<string> {
  // messages: audit.desk.verification.fault.*
  const t = await getTranslations('audit.desk.verification');
  return [
    result.fault ? t(`fault.${result.fault.kind}`, { seq: result.fault.seq }) : null,
    result.unsealed > 0 ? t('unsealed', { count: result.unsealed }) : null,
  ]
    .filter(Boolean)
    .join('；');
}
