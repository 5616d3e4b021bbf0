import { getTranslations } from 'next-intl/server';
import { RemovePaper } from '@/components/files/remove-paper';
import { UploadField } from '@/components/files/upload-field';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { attachChamberPapersAction, detachChamberPaperAction } from '@/lib/chambers/actions-partners';
import type { ChamberPaper } from '@/lib/chambers/queries/chamber-papers';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import { chamberStatuses, STATUS_DAY } from '@/lib/chambers/rules';
import { STATUS_PAPER } from '@/lib/chambers/rules-partners';
import { chamberPaperRoles } from '@/lib/chambers/schema-partners';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = { chamber: ChamberDetail; papers: readonly ChamberPaper[]; basePath: string };

/** How the chamber came to its state: each step with its day and the papers that prove it; 章程 and others below. */
export async function ChamberSteps({ chamber, papers, basePath }: Props) {
  const t = await getTranslations('chambers');
  const byRole = Map.groupBy(papers, (paper) => paper.role);
  const steps = chamberStatuses.flatMap((status) => {
    if (status === 'unverified') return [];
    const on = chamber[STATUS_DAY[status]];
    const held = byRole.get(STATUS_PAPER[status]) ?? [];
    return on || held.length > 0 || status === chamber.status ? [{ status, on, held }] : [];
  });
  const others = (['charter', 'other'] as const).filter((role) => byRole.has(role));
  // messages: chambers.status.* chambers.desk.paperRole.*
  return (
    <section className="part" aria-labelledby="steps">
      <SectionHead id="steps" title={t('desk.steps.title')} note={t('desk.steps.note')} />
      {steps.length + others.length === 0 ? <p className="note">{t('desk.steps.none')}</p> : null}
      <ol className="divide-y divide-line border-y border-line">
        {steps.map(({ status, on, held }) => (
          <li key={status} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
            <p>
              <b>{t(`status.${status}`)}</b>
              <span className="note block">{on ?? t('desk.steps.noDay')}</span>
            </p>
            {held.length > 0 ? (
              <Papers chamber={chamber} papers={held} basePath={basePath} part="steps" />
            ) : (
              <p>
                <Badge tone="warn">
                  {t('desk.steps.noPaper', { paper: t(`desk.paperRole.${STATUS_PAPER[status]}`) })}
                </Badge>
              </p>
            )}
          </li>
        ))}
        {others.map((role) => (
          <li key={role} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
            <b>{t(`desk.paperRole.${role}`)}</b>
            <Papers chamber={chamber} papers={byRole.get(role) ?? []} basePath={basePath} part="steps" />
          </li>
        ))}
      </ol>
      {chamber.can.update ? <AddPapers id={chamber.id} basePath={basePath} /> : null}
    </section>
  );
}

/** Papers through the authorised route, with the act that takes one off. */
export async function Papers({
  chamber,
  papers,
  basePath,
  part,
}: Props & { part: 'steps' | 'agreements' | 'supports' }) {
  const t = await getTranslations('chambers.desk.steps');
  return (
    <ul className="grid gap-x-6 gap-y-1">
      {papers.map((paper) => (
        <li key={paper.id} className="flex flex-wrap items-center gap-x-4">
          <a
            className="quiet-link inline-flex min-h-11 items-center break-all"
            href={`${basePath}/api/files/${paper.fileId}`}
            download
          >
            {paper.fileName}
          </a>
          {chamber.can.update ? (
            <RemovePaper
              action={detachChamberPaperAction.bind(null, part)}
              id={chamber.id}
              attachmentId={paper.id}
              text={t('remove')}
              label={`${t('remove')} ${paper.fileName}`}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

async function AddPapers({ id, basePath }: { id: string; basePath: string }) {
  const t = await getTranslations('chambers.desk');
  const label = { role: t('steps.role'), files: t('steps.files') };
  // messages: chambers.desk.paperRole.*
  return (
    <details>
      <summary className={FOLD}>{t('steps.add')}</summary>
      <Form action={attachChamberPapersAction} labels={label} label={t('steps.add')}>
        <input type="hidden" name="id" value={id} />
        <Select
          name="role"
          label={label.role}
          required
          options={chamberPaperRoles.map((role) => ({ value: role, text: t(`paperRole.${role}`) }))}
        />
        <UploadField
          name="files"
          label={label.files}
          hint={t('steps.filesHint')}
          required
          uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
        />
        <SubmitButton>{t('steps.save')}</SubmitButton>
      </Form>
    </details>
  );
}
