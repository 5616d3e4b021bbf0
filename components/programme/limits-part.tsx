import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import { setExportLimitAction } from '@/lib/programme/actions';
import { EXPORT_LIMIT } from '@/lib/programme/schema-limits';

type Props = {
  limits: { version: number; exportApprovalPersons: number } | null;
  canChange: boolean;
};

/** How many persons leave the house without a second person: the number, what follows from it, the form. */
export async function LimitsPart({ limits, canChange }: Props) {
  if (!limits) return null;
  const t = await getTranslations('system.desk');
  const labels = { exportApprovalPersons: t('exportLimit'), reason: t('limitReason') };
  const count = limits.exportApprovalPersons;
  return (
    <section className="part" aria-labelledby="limits">
      <SectionHead id="limits" title={t('limits')} />
      <DescriptionList
        facts={[{ term: t('exportLimit'), value: t('persons', { count: count.toLocaleString('zh-CN') }) }]}
      />
      <p className="note">{t('limitNote', { count: count.toLocaleString('zh-CN') })}</p>
      {canChange ? (
        <details className="form-section">
          <summary>
            {t('limitChange')}
            <span className="caret" aria-hidden="true" />
          </summary>
          <Form
            key={limits.version}
            action={setExportLimitAction}
            labels={labels}
            label={t('limitChange')}
            version={limits.version}
            values={{ exportApprovalPersons: String(count) }}
          >
            <TextField
              name="exportApprovalPersons"
              label={labels.exportApprovalPersons}
              hint={t('limitHint', EXPORT_LIMIT)}
              unit={t('personsUnit')}
              numeric
              required
              maxLength={4}
            />
            <TextField name="reason" label={labels.reason} required maxLength={200} />
            <FormActs>
              <SubmitButton>{t('limitSave')}</SubmitButton>
            </FormActs>
          </Form>
        </details>
      ) : (
        <p className="note">{t('limitWho')}</p>
      )}
    </section>
  );
}
