import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DefinitionVersions } from '@/components/definitions/definition-view';
import { FigureFacts, FigureNumber, FigureParts, type LineCells } from '@/components/indicators/figure-open';
import { FigureQuestionForm } from '@/components/indicators/figure-question';
import { ExampleMark } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import {
  figureUnits,
  getFigure,
  listFigureLines,
  readQuestion,
  type FigureLine,
} from '@/lib/indicators/queries/get-figure';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { endOfMonth, formatPeriod } from '@/lib/shared/dates';
import { queryText } from '@/lib/shared/search-query';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators.desk'))('title') };
}

/** A counted figure opened: definition, units, lines, papers; the address is its permanent link. */
export default async function FigurePage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id: code } = await params;
  const asked = FigureQuestion.parse(await searchParams);
  const question = await guarded(() => readQuestion(actor, asked));
  const [figure, lines, units] = await guarded(() =>
    Promise.all([
      getFigure(actor, code, question),
      listFigureLines(actor, code, { ...question, group: asked.group }),
      figureUnits(actor),
    ]),
  );
  const t = await getTranslations('indicators');
  const d = await getTranslations('definitions');
  const ui = await getTranslations('ui');
  const path = `/desk/indicators/${code}`;
  const isLarge = lines.isCut || asked.group !== undefined;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('desk.title'), href: `/desk/indicators${queryText(question)}` },
          { text: figure.name.zh },
        ]}
      />
      <PageHead
        title={figure.name.zh}
        note={
          <>
            {t('desk.note', { unit: figure.unit.name, period: formatPeriod(question.from, question.to) })}{' '}
            {figure.isSample ? <ExampleMark text={ui('example')} /> : null}
          </>
        }
        acts={
          <LinkButton href={`/api/exports/indicators/${code}${queryText(question)}`} prefetch={false}>
            {t('desk.download')}
          </LinkButton>
        }
      />
      <FigureQuestionForm action={`${env.basePath}${path}`} {...question} units={units} />
      <FigureNumber figure={figure} locale="zh-CN" />
      <FigureFacts
        figure={figure}
        name={<Link href={`/desk/definitions/${code}`}>{figure.name.zh}</Link>}
        untilText={endOfMonth(question.to)}
        locale="zh-CN"
      />
      <section aria-labelledby="lines">
        <SectionHead id="lines" title={t('lines')} note={t('linesNote')} />
        {isLarge ? <Notice tone="info">{t('desk.tooMany')}</Notice> : null}
        {figure.lines === 0 ? (
          <EmptyState title={t('desk.empty')}>{t('desk.emptyHint')}</EmptyState>
        ) : (
          <FigureParts
            figure={figure}
            lines={await cellsOf(lines.rows)}
            locale="zh-CN"
            openGroup={asked.group}
            {...(isLarge
              ? { groupHref: (group: string) => `${env.basePath}${path}${queryText({ ...question, group })}` }
              : {})}
          />
        )}
      </section>
      <section aria-labelledby="versions">
        <SectionHead id="versions" title={t('versions')} note={t('versionsNote')} />
        <DefinitionVersions versions={figure.versions} caption={d('desk.versions')} locale="zh-CN" />
      </section>
    </div>
  );
}

/** Lines as they are printed; a record or paper opens only within the reader's own scope. */
async function cellsOf(lines: readonly FigureLine[]): Promise<LineCells[]> {
  // messages: agreements.scopes.*
  const scopes = await getTranslations('agreements.scopes');
  const t = await getTranslations('indicators.desk');
  return lines.map((line) => ({
    key: `${line.groupId}-${line.id}`,
    groupId: line.groupId,
    what: (
      <>
        {line.receivedOn} ·{' '}
        {line.canOpen ? <Link href={`/desk/receipts/${line.id}`}>{line.number}</Link> : line.number} ·{' '}
        {line.project ?? <span className="tone-muted">{t('restrictedProject')}</span>}
      </>
    ),
    scope: scopes(line.sourceScope),
    amountWan: line.creditedWan,
    papers: line.canOpen
      ? line.papers.map((paper, index) => (
          <span key={`${paper.fileId}-${index}`}>
            {index > 0 ? '、' : null}
            <a className="quiet-link" href={`${env.basePath}/api/files/${paper.fileId}`} download>
              {paper.label}
            </a>
          </span>
        ))
      : String(line.papers.length),
  }));
}
