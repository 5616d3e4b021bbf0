import './indicators.css';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Figure } from '@/lib/indicators/queries/get-figure';
import { formatWan, sumWan } from '@/lib/shared/money';

type Opened = Omit<Figure, 'unit' | 'name'>;

/** The number and how it is made: completion of the task where there is one, else the sum. */
export async function FigureNumber({ figure, locale }: { figure: Opened; locale: string }) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const c = await getTranslations({ locale, namespace: 'words' });
  const { completion } = figure;
  const ahead = completion?.ahead ?? null;
  return (
    <div className="figure-open">
      {completion ? (
        <p className="figure-number">
          {completion.percent}
          <i>%</i>
        </p>
      ) : (
        <p className="figure-number">
          {formatWan(figure.totalWan)}
          <i>{c('wan')}</i>
        </p>
      )}
      <div className="figure-formula">
        {completion ? (
          <>
            <span>
              {t('whole', { value: formatWan(figure.totalWan), target: formatWan(completion.targetWan) })}
            </span>
            <span className="aside">{t('rounding', { ratio: completion.ratio })}</span>
            {ahead ? (
              <span className="aside">
                {ahead.startsWith('-')
                  ? t('behind', { points: ahead.slice(1) })
                  : t('ahead', { points: ahead })}
              </span>
            ) : null}
          </>
        ) : (
          <span>{t('sum', { count: figure.lines })}</span>
        )}
      </div>
    </div>
  );
}

/** Definition, as-of, make-up and reviews in one strip. */
export async function FigureFacts({
  figure,
  name,
  untilText,
  locale,
}: {
  figure: Opened;
  name: ReactNode;
  untilText: string;
  locale: string;
}) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const d = await getTranslations({ locale, namespace: 'definitions' });
  const { version } = figure;
  return (
    <dl className="figure-facts">
      <div>
        <dt>{t('definition')}</dt>
        <dd>
          {name}
          {version
            ? ` · ${d('version', { number: version.number })} · ${d('from', { date: version.validFrom })}`
            : null}
        </dd>
      </div>
      <div>
        <dt>{t('until')}</dt>
        <dd>
          {untilText}{' '}
          <span className={figure.lockedMonths === figure.months ? 'tone-good' : 'tone-muted'}>
            {figure.lockedMonths === 0
              ? t('open')
              : figure.lockedMonths === figure.months
                ? t('locked')
                : t('partLocked', { count: figure.lockedMonths })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t('made')}</dt>
        <dd>{t('madeText', { lines: figure.lines, papers: figure.papers })}</dd>
      </div>
      <div>
        <dt>{t('reviewed')}</dt>
        <dd>
          {figure.reviewed} / {figure.lines}
        </dd>
      </div>
    </dl>
  );
}

/** A line below its group: what stands in the columns. */
export type LineCells = {
  key: string;
  groupId: string;
  what: ReactNode;
  scope: string;
  amountWan: string;
  papers: ReactNode;
};

/**
 * Parts by unit, each unfolding to its lines, with the whole at the foot. Works without script: a group is a fold of
 * its own table; with too many lines a group is a link instead (`groupHref`).
 */
export async function FigureParts({
  figure,
  lines,
  groupHref,
  openGroup,
  locale,
}: {
  figure: Opened;
  lines: readonly LineCells[];
  groupHref?: (unitId: string) => string;
  openGroup?: string | undefined;
  locale: string;
}) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  // messages: agreements.scopes.*
  const scopes = await getTranslations({ locale, namespace: 'agreements.scopes' });
  const byGroup = Map.groupBy(lines, (line) => line.groupId);
  const heads = [
    t('column.lines'),
    ...figure.scopes.map((scope) => scopes(scope)),
    t('column.total'),
    t('column.share'),
  ];
  return (
    <div className="table-scroll" role="group" aria-label={t('lines')} tabIndex={0}>
      <table className="figure-lines">
        <caption className="sr-only">{t('lines')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.unit')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="num">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {figure.groups.map((group) => (
          <tbody key={group.unitId}>
            <tr className={byGroup.has(group.unitId) ? 'group group-folds' : 'group'}>
              <th scope="row">
                {groupHref ? <a href={groupHref(group.unitId)}>{group.name}</a> : group.name}
              </th>
              <td className="num">{group.lines}</td>
              {figure.scopes.map((scope) => (
                <td key={scope} className="num">
                  {group.byScope[scope] ? formatWan(group.byScope[scope]) : '—'}
                </td>
              ))}
              <td className="num">{formatWan(group.totalWan)}</td>
              <td className="num">{group.share === null ? '—' : `${group.share}%`}</td>
            </tr>
            <GroupLines
              lines={byGroup.get(group.unitId) ?? []}
              span={heads.length + 1}
              title={t('openLines', { name: group.name })}
              isOpen={openGroup === group.unitId}
              heads={[t('column.number'), t('column.scope'), t('column.amount'), t('column.evidence')]}
            />
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            <td className="num">{figure.lines}</td>
            {figure.scopes.map((scope) => (
              <td key={scope} className="num">
                {formatWan(scopeSum(figure, scope))}
              </td>
            ))}
            <td className="num">{formatWan(figure.totalWan)}</td>
            <td className="num">{figure.lines > 0 ? '100.0%' : '—'}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function scopeSum(figure: Opened, scope: Figure['scopes'][number]): string {
  return sumWan(figure.groups.flatMap((group) => group.byScope[scope] ?? []));
}

function GroupLines({
  lines,
  span,
  title,
  isOpen,
  heads,
}: {
  lines: readonly LineCells[];
  span: number;
  title: string;
  isOpen: boolean;
  heads: readonly string[];
}) {
  if (lines.length === 0) return null;
  return (
    <tr>
      <td colSpan={span} className="fold">
        <details className="figure-group" open={isOpen}>
          <summary>{title}</summary>
          <table className="figure-lines">
            <thead>
              <tr>
                {heads.map((head, index) => (
                  <th key={head} scope="col" className={index === 2 ? 'num' : undefined}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key} className="line">
                  <td>{line.what}</td>
                  <td>{line.scope}</td>
                  <td className="num">{formatWan(line.amountWan)}</td>
                  <td>{line.papers}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </td>
    </tr>
  );
}
