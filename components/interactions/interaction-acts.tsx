import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { ArchiveButton } from '@/components/forms/archive-button';
import {
  archiveInteractionAction,
  restoreInteractionAction,
  settleDifficultyAction,
} from '@/lib/interactions/actions';
import type { InteractionDetail } from '@/lib/interactions/queries/get-interaction';

/** Ticks the next step off. */
export function FinishNext({
  action,
  id,
  version,
  text,
}: {
  action: FormActionFn;
  id: string;
  version: number;
  text: string;
}) {
  return (
    <Form key={version} action={action} labels={{}} label={text} version={version}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton look="line">{text}</SubmitButton>
    </Form>
  );
}

/** How the difficulty was settled. */
export async function SettleForm({ id, version }: { id: string; version: number }) {
  const t = await getTranslations('interactions.desk.record');
  return (
    <Form
      key={version}
      action={settleDifficultyAction}
      labels={{ note: t('settleNote') }}
      label={t('settle')}
      version={version}
    >
      <input type="hidden" name="id" value={id} />
      <TextArea name="note" label={t('settleNote')} rows={2} maxLength={1000} required />
      <FormActs>
        <SubmitButton look="line">{t('settle')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Out of the log or back into it. */
export async function InteractionArchive({ contact }: { contact: InteractionDetail }) {
  const t = await getTranslations('interactions.desk.record');
  const isArchived = contact.archivedOn !== null;
  return (
    <ArchiveButton
      key={contact.version}
      id={contact.id}
      version={contact.version}
      action={isArchived ? restoreInteractionAction : archiveInteractionAction}
      texts={
        isArchived
          ? {
              button: t('restore'),
              title: t('restoreTitle'),
              explain: t('restoreExplain'),
              reason: t('archiveReason'),
            }
          : {
              button: t('archive'),
              title: t('archiveTitle'),
              explain: t('archiveExplain'),
              reason: t('archiveReason'),
            }
      }
    />
  );
}
