import { getTranslations } from 'next-intl/server';
import { Combobox } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { Notice } from '@/components/ui/notice';
import { pairMerchantsAction } from '@/lib/merchants/actions';
import type { MergeBlocker } from '@/lib/merchants/commands/undo-merge';
import type { MergeRow } from '@/lib/merchants/queries/preview-merge';
import { fieldWords, linkWords } from './merge-form';

type Props = {
  merchantId: string;
  basePath: string;
  merges: readonly (MergeRow & { blockers: readonly MergeBlocker[] | null })[];
  undoAction: FormActionFn;
};

/** Records that were merged into this one, each with the way back while there is one; and laying two side by side. */
export async function MergePanel({ merchantId, basePath, merges, undoAction }: Props) {
  const t = await getTranslations('merchants.desk.duplicates');
  return (
    <RecordPart id="merges" title={t('panel.title')}>
      <ul className="grid gap-3">
        {merges.map((merge) => (
          <li key={merge.id} className="border-t border-line-2 pt-3 text-sm">
            <p>
              {t('panel.line', {
                name: merge.loserName,
                fileNo: merge.loserNo,
                on: merge.mergedOn,
                by: merge.mergedBy ?? '',
              })}
            </p>
            <p className="note">{merge.reason}</p>
            {merge.undoneOn ? (
              <p className="note">{t('panel.undone', { on: merge.undoneOn })}</p>
            ) : (
              <UndoMerge merge={merge} action={undoAction} />
            )}
          </li>
        ))}
      </ul>
      <details>
        <summary className="quiet-link">{t('panel.pair')}</summary>
        <Form action={pairMerchantsAction} label={t('panel.pair')} labels={{ otherId: t('panel.other') }}>
          <input type="hidden" name="merchantId" value={merchantId} />
          <Combobox
            name="otherId"
            label={t('panel.other')}
            hint={t('panel.otherHint')}
            required
            searchUrl={`${basePath}/api/desk/merchants`}
          />
          <FormActs>
            <SubmitButton look="line">{t('panel.pairAct')}</SubmitButton>
          </FormActs>
        </Form>
      </details>
    </RecordPart>
  );
}

type UndoProps = { merge: Props['merges'][number]; action: FormActionFn };

async function UndoMerge({ merge, action }: UndoProps) {
  const t = await getTranslations('merchants.desk.duplicates');
  const blockers = merge.blockers ?? [];
  if (blockers.length > 0) {
    const [field, link] = [await fieldWords(), await linkWords()];
    const text = (blocker: MergeBlocker): string => {
      if (blocker.kind === 'field') return t('blocked.field', { field: field(blocker.field) });
      if (blocker.kind === 'link') return t('blocked.link', { what: link([blocker]).join('') });
      return t(`blocked.${blocker.kind}`);
    };
    return (
      <Notice tone="info" title={t('blocked.title')}>
        {blockers.map(text).join('；')}
      </Notice>
    );
  }
  return (
    <details>
      <summary className="quiet-link">{t('undo.open', { until: merge.undoUntil })}</summary>
      <Form action={action} label={t('undo.act')} labels={{ reason: t('undo.reason') }}>
        <input type="hidden" name="id" value={merge.id} />
        <p className="note">{t('undo.note')}</p>
        <TextField name="reason" label={t('undo.reason')} required maxLength={200} />
        <FormActs>
          <SubmitButton look="danger">{t('undo.act')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}
