import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { CoverageRow } from '@/lib/interactions/queries/coverage';
import { queryText } from '@/lib/shared/search-query';

const COLUMNS = ['all', 'counted', 'covered', 'overdue', 'unset'] as const;
type Column = (typeof COLUMNS)[number];

/** Conditions of the ledger that show the people of a column. */
const CONDITIONS: Readonly<Record<Column, Record<string, string>>> = {
  all: {},
  counted: { contact: 'set' },
  covered: { contact: 'covered' },
  overdue: { contact: 'overdue' },
  unset: { contact: 'unset' },
};

/** Key people by unit; each number opens the people that it counts. */
export async function CoverageTable({ total, units }: { total: CoverageRow; units: readonly CoverageRow[] }) {
  // messages: interactions.desk.coverage.*
  const t = await getTranslations('interactions.desk.coverage');
  return (
    <div className="table-scroll" role="group" aria-label={t('tableCaption')} tabIndex={0}>
      <table className="plain-table">
        <caption className="sr-only">{t('tableCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('unit')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="num">
                {t(column)}
              </th>
            ))}
            <th scope="col" className="num">
              {t('rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {units.map((row) => (
            <CoverageLine key={row.unitId} row={row} name={row.unit ?? ''} />
          ))}
        </tbody>
        <tfoot>
          <CoverageLine row={total} name={t('total')} />
        </tfoot>
      </table>
    </div>
  );
}

function CoverageLine({ row, name }: { row: CoverageRow; name: string }) {
  return (
    <tr>
      <th scope="row" className="lead">
        {name}
      </th>
      {COLUMNS.map((column) => {
        const query = { key: '1', ...CONDITIONS[column], ...(row.unitId ? { unit: row.unitId } : {}) };
        return (
          <td key={column} className="num">
            {row[column] > 0 ? (
              <Link href={`/desk/merchants${queryText(query)}`}>{row[column].toLocaleString('zh-CN')}</Link>
            ) : (
              row[column].toLocaleString('zh-CN')
            )}
          </td>
        );
      })}
      <td className="num">{row.rate === null ? '—' : `${row.rate}%`}</td>
    </tr>
  );
}
