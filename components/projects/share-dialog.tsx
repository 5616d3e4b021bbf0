import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { TextField } from '@/components/forms/text-field';
import { setSharesAction } from '@/lib/projects/actions';
import type { ProjectDetail } from '@/lib/projects/queries/get-project';
import { today } from '@/lib/shared/dates';
import { ActDialog } from './act-dialog';

const SPARE_LINES = 2;

/** Splits credit over units: the shares of today and two empty lines. */
export async function ShareDialog({
  project,
  units,
}: {
  project: ProjectDetail;
  units: readonly { id: string; name: string }[];
}) {
  const t = await getTranslations('projects.desk');
  const current = project.shareSets.find((set) => set.isCurrent)?.shares ?? [];
  const lines = [...current, ...Array.from({ length: SPARE_LINES }, () => null)];
  const labels = { shares: t('field.shares'), validFrom: t('field.validFrom'), reason: t('field.reason') };
  return (
    <ActDialog
      button={t('record.editShares')}
      title={t('record.editShares')}
      explain={t('shares.explain')}
      confirm={t('shares.save')}
      action={setSharesAction}
      id={project.id}
      version={project.version}
      labels={labels}
    >
      {lines.map((share, index) => (
        <fieldset
          key={share?.unitId ?? `new-${index}`}
          className="relative grid gap-x-4 gap-y-2 md:grid-cols-2"
        >
          <legend className="sr-only">{t('shares.line', { number: index + 1 })}</legend>
          <Select
            name={`shares.${index}.unitId`}
            label={t('shares.unit')}
            emptyText=""
            options={units.map(({ id, name }) => ({ value: id, text: name }))}
            {...(share ? { defaultValue: share.unitId } : {})}
          />
          <TextField
            name={`shares.${index}.percent`}
            label={t('shares.percent')}
            numeric
            short
            {...(share ? { defaultValue: share.percent } : {})}
          />
        </fieldset>
      ))}
      <TextField
        name="validFrom"
        label={labels.validFrom}
        required
        defaultValue={today()}
        maxLength={10}
        short
      />
      <TextField name="reason" label={labels.reason} maxLength={300} />
    </ActDialog>
  );
}
