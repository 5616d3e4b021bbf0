import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { TextArea, TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { moveStageAction, setStatusAction } from '@/lib/projects/actions';
import type { ProjectDetail } from '@/lib/projects/queries/get-project';
import type { MissingGate } from '@/lib/projects/rules';
import { projectStages, projectStatuses } from '@/lib/projects/schema';
import { today } from '@/lib/shared/dates';
import { ActDialog } from './act-dialog';

type T = Awaited<ReturnType<typeof getTranslations<'projects.desk'>>>;

/** Where the project stands, what the next stage still needs (each a link to where it is mended), and the moves. */
export async function StagePanel({ project }: { project: ProjectDetail }) {
  // messages: projects.desk.stage.* projects.desk.stages.* projects.desk.statuses.*
  const t = await getTranslations('projects.desk');
  const index = projectStages.indexOf(project.stage);
  return (
    <section className="part" aria-labelledby="stage">
      <SectionHead id="stage" title={t('stage.title')} />
      <ol className="flex flex-wrap gap-x-3 gap-y-1 text-sm" aria-label={t('stage.title')}>
        {projectStages.map((stage, at) => (
          <li
            key={stage}
            aria-current={at === index ? 'step' : undefined}
            className={
              at === index ? 'border-b-2 border-vermilion font-bold' : at < index ? '' : 'tone-muted'
            }
          >
            {t(`stages.${stage}`)}
          </li>
        ))}
      </ol>
      <NextStage project={project} t={t} />
      {project.can.update ? (
        <div className="flex flex-wrap gap-2">
          <MoveDialog project={project} t={t} />
          <StatusDialog project={project} t={t} />
        </div>
      ) : null}
    </section>
  );
}

function NextStage({ project, t }: { project: ProjectDetail; t: T }) {
  if (!project.next) return <p className="note">{t('stage.atEnd')}</p>;
  const { stage, missing } = project.next;
  const name = t(`stages.${stage}`);
  if (missing.length === 0) return <Notice tone="good">{t('stage.ready', { stage: name })}</Notice>;
  return (
    <Notice tone="warn" title={t('stage.missing', { stage: name, count: missing.length })}>
      <ul className="mt-1 grid gap-1">
        {missing.map((gate) => (
          <li key={`${gate.kind}:${gate.name}`}>
            <Link className="quiet-link" href={placeOf(gate, project.id)}>
              {needText(gate, t)}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Where a missing condition is mended: the form's field, the papers, or a new agreement. */
function placeOf(gate: MissingGate, id: string): string {
  if (gate.kind === 'agreement') return `/desk/agreements/new?project=${id}`;
  if (gate.kind === 'evidence') return `/desk/projects/${id}#papers`;
  return `/desk/projects/${id}/edit#f-${gate.name.split(',')[0]}`;
}

function needText(gate: MissingGate, t: T): string {
  // messages: projects.desk.needs.* projects.desk.paperRoles.* projects.desk.agreementNeeds.* projects.desk.field.*
  const group = { field: 'field', evidence: 'paperRoles', agreement: 'agreementNeeds' }[gate.kind];
  const names = [...new Set(gate.name.split(',').map((one) => t(`${group}.${one}`)))];
  return t(`needs.${gate.kind}`, { name: names.join(' / ') });
}

function MoveDialog({ project, t }: { project: ProjectDetail; t: T }) {
  const labels = { toStage: t('field.toStage'), onDate: t('field.onDate'), reason: t('field.reason') };
  return (
    <ActDialog
      button={t('stage.move')}
      title={t('stage.move')}
      explain={t('stage.onlyChief')}
      confirm={t('stage.confirm')}
      action={moveStageAction}
      id={project.id}
      version={project.version}
      labels={labels}
    >
      <Select
        name="toStage"
        label={labels.toStage}
        required
        defaultValue={project.next?.stage ?? project.stage}
        options={projectStages
          .filter((stage) => stage !== project.stage)
          .map((stage) => ({ value: stage, text: t(`stages.${stage}`) }))}
      />
      <TextField name="onDate" label={labels.onDate} required defaultValue={today()} maxLength={10} short />
      <TextArea name="reason" label={labels.reason} rows={2} maxLength={300} />
      {project.can.force ? <Checkbox name="force" label={t('field.force')} /> : null}
    </ActDialog>
  );
}

function StatusDialog({ project, t }: { project: ProjectDetail; t: T }) {
  const labels = { status: t('field.status'), reason: t('field.reason') };
  return (
    <ActDialog
      button={t('stage.setStatus')}
      title={t('stage.setStatus')}
      confirm={t('stage.confirm')}
      action={setStatusAction}
      id={project.id}
      version={project.version}
      labels={labels}
    >
      <Select
        name="status"
        label={labels.status}
        required
        options={projectStatuses
          .filter((status) => status !== project.status)
          .map((status) => ({ value: status, text: t(`statuses.${status}`) }))}
      />
      <TextArea name="reason" label={labels.reason} required rows={2} maxLength={300} />
    </ActDialog>
  );
}
