import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { CrossedValue, Crossing } from '@/lib/merchants/queries/count-facets';
import type { MerchantFacetName, MerchantFilters } from '@/lib/merchants/search-params';
import { queryText } from '@/lib/shared/search-query';
import { ledgerHref } from './ledger-href';
import './distribution.css';

type Props = {
  crossing: Crossing;
  rows: MerchantFacetName;
  columns: MerchantFacetName;
};

/** Two facets against each other (A2): every number opens the ledger with exactly these people. */
export async function CrossTable({ crossing, rows, columns }: Props) {
  const t = await getTranslations('merchants.desk');
  const own = await getTranslations('merchants.desk.distribution');
  const name = ({ label }: CrossedValue): string => label ?? own('notEntered');
  const open = (count: number | undefined, change: Partial<MerchantFilters>, strong = false) =>
    count ? (
      <Link href={ledgerHref(crossing.filters, change)} prefetch={false}>
        {strong ? <b>{count.toLocaleString('zh-CN')}</b> : count.toLocaleString('zh-CN')}
      </Link>
    ) : (
      <span className="tone-muted">0</span>
    );
  const caption = own('crossCaption', { rows: t(`filter.${rows}`), columns: t(`filter.${columns}`) });
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="plain-table cross-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{`${t(`filter.${rows}`)} \\ ${t(`filter.${columns}`)}`}</th>
            {crossing.columns.map((column) => (
              <th key={column.value} scope="col" className="num">
                {name(column)}
              </th>
            ))}
            <th scope="col" className="num">
              {own('sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {crossing.rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">{name(row)}</th>
              {crossing.columns.map((column) => (
                <td key={column.value} className="num">
                  {open(crossing.cells[row.value]?.[column.value], {
                    [rows]: row.value,
                    [columns]: column.value,
                  })}
                </td>
              ))}
              <td className="num">{open(row.count, { [rows]: row.value }, true)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{own('sum')}</th>
            {crossing.columns.map((column) => (
              <td key={column.value} className="num">
                {open(column.count, { [columns]: column.value }, true)}
              </td>
            ))}
            <td className="num">{open(crossing.total, {}, true)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Which two facets are counted: a plain GET form that keeps the ledger's conditions. */
export async function CrossForm({
  action,
  rows,
  columns,
  facets,
  filters,
}: {
  action: string;
  rows: MerchantFacetName;
  columns: MerchantFacetName;
  facets: readonly MerchantFacetName[];
  filters: MerchantFilters;
}) {
  const t = await getTranslations('merchants.desk');
  const own = await getTranslations('merchants.desk.distribution');
  const { order: _order, ...kept } = filters;
  const side = (field: 'rows' | 'columns', label: string, value: MerchantFacetName) => (
    <label>
      {label}
      <select className="input" name={field} defaultValue={value}>
        {facets.map((facet) => (
          <option key={facet} value={facet}>
            {t(`filter.${facet}`)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <form className="cross-form" method="get" action={action}>
      {[...new URLSearchParams(queryText(kept))].map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {side('rows', own('rows'), rows)}
      {side('columns', own('columns'), columns)}
      <button type="submit" className="btn">
        {own('count')}
      </button>
    </form>
  );
}
