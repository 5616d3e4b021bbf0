import { useTranslations } from 'next-intl';
import { PlainTable } from '@/components/tables/plain-table';
import type { CellValue } from '@/components/tables/cells';
import type { Holdings } from '@/lib/handovers/queries/holdings';
import { withQuery } from '@/lib/shared/search-query';

/** What an officer has in hand: each number opens its rows. */
export function HoldingsTable({ holdings, own }: { holdings: Holdings; own: boolean }) {
  const t = useTranslations('handovers.desk');
  const { officer, counts } = holdings;
  // messages: handovers.desk.what.* handovers.desk.whatNote.*
  const log = (query: Record<string, string>) =>
    withQuery('/desk/interactions', { view: 'all', holder: officer.id, ...query }, {});
  const row = (key: string, count: number, href: string | null) => {
    const shown = count.toLocaleString('zh-CN');
    const cell: CellValue = count > 0 && href ? { text: shown, href } : shown;
    return { id: key, cells: [t(`what.${key}`), cell, t(`whatNote.${key}`)] };
  };
  const people = (query: Record<string, string>) =>
    withQuery('/desk/merchants', { view: 'all', officer: officer.id, ...query }, {});
  const rows = [
    row('people', counts.people, people({})),
    row('keyPeople', holdings.keyPeople, people({ key: '1' })),
    row('steps', holdings.steps, log({ next: 'open' })),
    row('difficulties', holdings.difficulties, log({ difficulty: 'open' })),
    row('drafts', holdings.drafts, log({ state: 'draft' })),
    row('appeals', counts.appeals, withQuery('/desk/appeals', { handler: officer.id }, {})),
    row('leads', counts.leads, withQuery('/desk/leads', { officer: officer.id }, {})),
    row('projects', counts.projects, null),
    row('greetings', counts.greetings, '/desk/greetings'),
  ];
  return (
    <>
      <PlainTable
        caption={t('holdings')}
        hideCaption
        columns={[
          { key: 'what', label: t('column.what') },
          { key: 'count', label: t('column.count'), align: 'end', kind: 'link' },
          { key: 'note', label: t('column.note'), wideOnly: true },
        ]}
        rows={rows.filter(({ id }) => id !== 'projects' || counts.projects > 0)}
      />
      {holdings.exports + holdings.imports + holdings.bulks > 0 ? (
        <p className="note">
          {t(own ? 'waitingOwn' : 'waiting', {
            exports: holdings.exports,
            imports: holdings.imports,
            bulks: holdings.bulks,
          })}
        </p>
      ) : null}
    </>
  );
}
