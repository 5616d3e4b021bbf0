import { getTranslations } from 'next-intl/server';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { SectionHead } from '@/components/ui/page-head';
import { freshnessGrade } from '@/lib/chambers/rules-freshness';
import type { ChamberFigures } from '@/lib/desk/queries-chamber';
import type { Locale } from '@/lib/i18n/routing';
import type { ChamberMoneyLine } from '@/lib/indicators/queries/chamber-money';
import { formatWan } from '@/lib/shared/money';

type Props = { figures: ChamberFigures; locale: Locale };
const FOLD = 'inline-flex min-h-11 cursor-pointer items-center underline decoration-gold underline-offset-4';

/** Projects credited to the chamber, with whose credit they are and what has come in; each opens to its lines. */
export async function ChamberContribution({ figures, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const { projects, money } = figures;
  const name = { 'zh-CN': null, 'zh-Hant': money.definition?.hant, en: money.definition?.en }[locale];
  const lines = Map.groupBy(money.lines, (line) => line.projectId ?? '');
  // messages: account.chamber.stage.* account.chamber.status.*
  return (
    <section className="section" aria-labelledby="projects">
      <SectionHead id="projects" title={t('projects')} />
      <p id="money" className="note my-3">
        {t('moneyNote', {
          definition: name ?? money.definition?.zh ?? '',
          total: formatWan(money.totalWan),
          amount: formatWan(money.yearWan),
          year: money.year,
        })}
      </p>
      {projects.length === 0 ? (
        <EmptyState level={3} title={t('noProjects')}>
          {t('noProjectsHint')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {projects.map((project) => (
            <li key={project.id} className="grid gap-1 py-3">
              <p className="flex flex-wrap items-center gap-x-3">
                <b lang="zh-CN">{project.name ?? t('notPublic')}</b>
                {project.stage ? <Badge tone="info">{t(`stage.${project.stage}`)}</Badge> : null}
                {project.status && project.status !== 'ongoing' ? (
                  <Badge tone="muted">{t(`status.${project.status}`)}</Badge>
                ) : null}
                {project.isSample ? <ExampleMark text={ui('example')} /> : null}
              </p>
              <p className="text-sm text-ink-2">
                {t('shares', {
                  list: project.shares
                    .map(({ unit, percent }) => t('share', { unit, percent }))
                    .join(t('listComma')),
                })}
              </p>
              <MoneyLines
                total={money.byProject.get(project.id) ?? '0'}
                lines={lines.get(project.name === null ? '' : project.id) ?? []}
                isNamed={project.name !== null}
                locale={locale}
              />
            </li>
          ))}
        </ul>
      )}
      {money.isCut ? <p className="note">{t('linesCut', { count: money.lines.length })}</p> : null}
    </section>
  );
}

async function MoneyLines({
  total,
  lines,
  isNamed,
  locale,
}: {
  total: string;
  lines: readonly ChamberMoneyLine[];
  isNamed: boolean;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  const text = t('received', { amount: formatWan(total) });
  if (!isNamed || lines.length === 0) return <p className="figures text-sm">{text}</p>;
  // messages: agreements.scopes.*
  const scopes = await getTranslations({ locale, namespace: 'agreements.scopes' });
  return (
    <details>
      <summary className={`${FOLD} figures text-sm`}>
        {t('receivedIn', { amount: formatWan(total), count: lines.length })}
      </summary>
      <ul className="figures grid gap-1 py-2 text-sm">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap gap-x-4">
            <span>{line.receivedOn}</span>
            <span>{t('lineAmount', { amount: formatWan(line.amountWan) })}</span>
            <span className="note">{scopes(line.sourceScope)}</span>
            {line.isCorrection ? <span className="note">{t('correction')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** When the term ends, and how far the roster can be believed. */
export async function ChamberStanding({ figures, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'account.chamber' });
  const { freshness, own } = figures;
  const [term] = own.chamber.terms;
  // messages: account.chamber.grade.* account.chamber.reason.*
  return (
    <section className="section" aria-labelledby="standing">
      <SectionHead id="standing" title={t('standing')} />
      <div className="mt-3">
        <DescriptionList
          facts={[
            {
              term: t('termEnds'),
              value: term?.endsOn ? t('termEndsOn', { number: term.number, date: term.endsOn }) : null,
            },
            {
              term: t('freshness'),
              value: freshness
                ? t('score', { grade: t(`grade.${freshnessGrade(freshness.score)}`), score: freshness.score })
                : t('noFreshness'),
            },
            ...(freshness && freshness.reasons.length > 0
              ? [
                  {
                    term: t('reasons'),
                    value: (
                      <ul className="grid gap-1">
                        {freshness.reasons.map((reason) => (
                          <li key={reason}>{t(`reason.${reason}`)}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </section>
  );
}
