import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PlainTable } from '@/components/tables/plain-table';
import { StatRow } from '@/components/ui/figure';
import { SectionHead } from '@/components/ui/page-head';
import type {
  ChamberContribution,
  ChamberContributionRow,
} from '@/lib/indicators/queries/chamber-contribution';
import { formatWan } from '@/lib/shared/money';
import { withQuery } from '@/lib/shared/search-query';

type Year = number | undefined;
const hrefOf = (id: string, year: Year, part: string): string =>
  `${withQuery(`/desk/chambers/${id}/contribution`, {}, { year: year?.toString() })}#${part}`;

/** Chambers by what they have brought, with the rule of the order; each number opens to its rows (B8). */
export async function ContributionRanking({
  rows,
  year,
}: {
  rows: readonly ChamberContributionRow[];
  year: Year;
}) {
  const t = await getTranslations('indicators.desk.chambers');
  const open = (row: ChamberContributionRow, part: string, value: number | string | null) =>
    value === null ? null : { text: String(value), href: hrefOf(row.id, year, part) };
  return (
    <>
      <p className="note">{t('rule')}</p>
      <PlainTable
        caption={t('title')}
        hideCaption
        columns={[
          { key: 'rank', label: t('rank'), kind: 'number' },
          { key: 'name', label: t('chamber'), kind: 'link' },
          { key: 'city', label: t('city'), wideOnly: true },
          { key: 'money', label: t('money'), kind: 'link', align: 'end' },
          { key: 'projects', label: t('projects'), kind: 'link', align: 'end' },
          { key: 'leads', label: t('leads'), kind: 'link', align: 'end' },
          { key: 'converted', label: t('converted'), kind: 'link', align: 'end', wideOnly: true },
          { key: 'visits', label: t('visits'), kind: 'link', align: 'end', wideOnly: true },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            row.rank,
            { text: row.name, href: `/desk/chambers/${row.id}` },
            row.city,
            open(row, 'money', formatWan(row.moneyWan)),
            open(row, 'projects', row.projects),
            open(row, 'leads', row.leads),
            open(row, 'leads', row.converted),
            open(row, 'visits', row.visits),
          ],
        }))}
      />
    </>
  );
}

/** One chamber's figures with the rows that make them. */
export async function ContributionRows({ found, year }: { found: ChamberContribution; year: Year }) {
  const t = await getTranslations('indicators.desk.chambers');
  const { totals, leads, visits, projects, lines, chamber } = found;
  const stat = (part: string, label: string, value: string, unit: string) => ({
    label,
    value,
    unit,
    href: hrefOf(chamber.id, year, part),
  });
  return (
    <>
      <StatRow
        label={t('title')}
        stats={[
          stat('money', t('money'), formatWan(totals.moneyWan), t('wan')),
          stat('projects', t('projects'), String(totals.projects), t('projectUnit')),
          stat('leads', t('leads'), String(totals.leads), t('leadUnit')),
          ...(totals.visits === null
            ? []
            : [stat('visits', t('visits'), String(totals.visits), t('visitUnit'))]),
        ]}
      />
      <p className="note">{t('rowsNote')}</p>
      <Part id="money" title={t('moneyRows')} isEmpty={lines.length === 0}>
        <PlainTable
          caption={t('moneyRows')}
          hideCaption
          columns={[
            { key: 'number', label: t('line'), kind: 'link' },
            { key: 'project', label: t('project') },
            { key: 'on', label: t('receivedOn'), kind: 'date' },
            { key: 'month', label: t('month'), wideOnly: true },
            { key: 'amount', label: t('credited'), kind: 'money' },
          ]}
          rows={lines.map((line) => ({
            id: line.id,
            cells: [
              { text: line.number, href: `/desk/receipts/${line.id}` },
              line.project ?? t('withheld'),
              line.receivedOn,
              line.periodMonth,
              line.creditedWan,
            ],
          }))}
        />
      </Part>
      <Projects projects={projects} />
      <Leads leads={leads} />
      {visits ? (
        <Part id="visits" title={t('visitRows')} isEmpty={visits.length === 0}>
          <ul className="divide-y divide-line border-y border-line">
            {visits.map((row) => (
              <li key={row.id} className="flex flex-wrap gap-x-4 py-2">
                <Link href={`/desk/interactions/${row.id}`}>
                  <span className="figures">{row.happenedOn}</span> {row.subject ?? ''}
                </Link>
                <span className="note">
                  {[row.leaderText, ...row.officers.map((officer) => officer.name)]
                    .filter(Boolean)
                    .join('、')}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
    </>
  );
}

async function Part({
  id,
  title,
  isEmpty,
  children,
}: {
  id: string;
  title: string;
  isEmpty: boolean;
  children: React.ReactNode;
}) {
  const t = await getTranslations('indicators.desk.chambers');
  return (
    <section className="part" aria-labelledby={id}>
      <SectionHead id={id} title={title} />
      {isEmpty ? <p className="note">{t('noRows')}</p> : children}
    </section>
  );
}

async function Projects({ projects }: { projects: ChamberContribution['projects'] }) {
  const t = await getTranslations('indicators.desk.chambers');
  const stages = await getTranslations('projects.desk.stages');
  // messages: projects.desk.stages.*
  return (
    <Part id="projects" title={t('projectRows')} isEmpty={projects.length === 0}>
      <PlainTable
        caption={t('projectRows')}
        hideCaption
        columns={[
          { key: 'name', label: t('project'), kind: 'link' },
          { key: 'stage', label: t('stage'), kind: 'muted' },
          { key: 'shares', label: t('shares'), wideOnly: true },
          { key: 'money', label: t('money'), kind: 'money' },
        ]}
        rows={projects.map((row) => ({
          id: row.id,
          cells: [
            { text: row.name, href: `/desk/projects/${row.id}`, sub: row.number },
            stages(row.stage),
            row.shares,
            row.moneyWan,
          ],
        }))}
      />
    </Part>
  );
}

async function Leads({ leads }: { leads: ChamberContribution['leads'] }) {
  const t = await getTranslations('indicators.desk.chambers');
  const states = await getTranslations('leads.desk.state');
  // messages: leads.desk.state.*
  return (
    <Part id="leads" title={t('leadRows')} isEmpty={leads.length === 0}>
      <PlainTable
        caption={t('leadRows')}
        hideCaption
        columns={[
          { key: 'number', label: t('lead'), kind: 'link' },
          { key: 'firm', label: t('firm') },
          { key: 'state', label: t('stateLabel'), kind: 'muted' },
          { key: 'on', label: t('receivedLead'), kind: 'date' },
        ]}
        rows={leads.map((row) => ({
          id: row.id,
          cells: [
            { text: row.number, href: `/desk/leads/${row.id}` },
            row.firm,
            states(row.state),
            row.receivedOn,
          ],
        }))}
      />
    </Part>
  );
}
