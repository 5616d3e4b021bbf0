import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { groupDigits } from '@/components/tables/cells';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { ProjectDetail } from '@/lib/projects/queries/get-project';
import { formatWan } from '@/lib/shared/money';
import { statusTones } from './project-table';

/** Number, stage, status and marks in one line. */
export async function ProjectLine({ project }: { project: ProjectDetail }) {
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui');
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="figures">{project.number}</span>
      <Badge tone="info">{t(`stages.${project.stage}`)}</Badge>
      <Badge tone={statusTones[project.status]}>{t(`statuses.${project.status}`)}</Badge>
      {project.isReturn ? <Badge tone="gold">{t('record.return')}</Badge> : null}
      {project.isRestricted ? <Badge tone="warn">{t('record.restricted')}</Badge> : null}
      {project.isSample ? <ExampleMark text={ui('example')} /> : null}
    </span>
  );
}

/** Facts of a project, left side of the record page and of the panel. */
export async function ProjectFacts({ project, brief }: { project: ProjectDetail; brief?: boolean }) {
  const t = await getTranslations('projects.desk');
  const c = await getTranslations('words');
  const amount = (value: string | null, unit: string) => value && `${groupDigits(value)} ${unit}`;
  const main = [
    { term: t('field.ownerUnitId'), value: project.unit },
    { term: t('field.investorText'), value: project.investor },
    { term: t('field.sourceText'), value: project.sourceText },
    {
      term: t('field.totalInvestmentWan'),
      value: project.totalInvestmentWan && `${formatWan(project.totalInvestmentWan)} ${c('wan')}`,
    },
    { term: t('field.parkId'), value: project.park },
    { term: t('field.chainId'), value: project.chain },
    { term: t('field.stageSince'), value: project.stageSince },
  ];
  const rest = [
    { term: t('field.content'), value: project.content },
    { term: t('field.chamberId'), value: project.chamber },
    { term: t('field.landMu'), value: amount(project.landMu, c('mu')) },
    { term: t('field.plantSqm'), value: amount(project.plantSqm, c('squareMetres')) },
    {
      term: t('field.jobs'),
      value: project.jobs === null ? null : amount(String(project.jobs), c('people')),
    },
    { term: t('field.nationalCode'), value: project.nationalCode },
    { term: t('field.leaderText'), value: project.leaderText },
    ...(project.lead
      ? [
          {
            term: t('lead.field'),
            value: (
              <Link className="quiet-link figures" href={`/desk/leads/${project.lead.id}`}>
                {project.lead.number}
              </Link>
            ),
          },
        ]
      : []),
    { term: t('field.note'), value: project.note },
  ];
  return <DescriptionList wide={!brief} emptyText={c('none')} facts={brief ? main : [...main, ...rest]} />;
}

/** What the side panel shows. */
export async function ProjectSummary({ project }: { project: ProjectDetail }) {
  const t = await getTranslations('projects.desk');
  return (
    <>
      <div className="record-head">
        <div>
          <h2>{project.name}</h2>
          <p className="note">
            <ProjectLine project={project} />
          </p>
        </div>
      </div>
      <ProjectFacts project={project} brief />
      <p className="block">
        <Link href={`/desk/projects/${project.id}`}>{t('record.openFull')}</Link>
      </p>
    </>
  );
}

/** Who is credited, by the day from which it holds. */
export async function ProjectShares({ project, act }: { project: ProjectDetail; act?: React.ReactNode }) {
  const t = await getTranslations('projects.desk');
  return (
    <section className="part" aria-labelledby="shares">
      <SectionHead id="shares" title={t('record.shares')} />
      <ul className="grid gap-1 text-sm">
        {project.shareSets.map((set) => (
          <li key={set.validFrom} className={set.isCurrent ? undefined : 'tone-muted'}>
            {t('record.sharesFrom', { date: set.validFrom })}：
            {set.shares.map((share) => `${share.unit} ${share.percent}%`).join('，')}
          </li>
        ))}
      </ul>
      {act}
    </section>
  );
}
