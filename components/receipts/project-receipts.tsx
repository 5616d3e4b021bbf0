import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import type { ReceiptRow } from '@/lib/receipts/queries/list-receipts';
import type { CappedCount } from '@/lib/server/keyset';
import { formatWan } from '@/lib/shared/money';
import { receiptTones } from './receipt-table';

/** The latest lines of a project on its page; the accepted sum opens the whole list. */
export async function ProjectReceipts({
  rows,
  projectId,
  count,
  acceptedWan,
  mayAdd,
  texts,
}: {
  rows: readonly ReceiptRow[];
  projectId: string;
  count: CappedCount;
  /** the sum of all accepted lines */
  acceptedWan: string;
  mayAdd: boolean;
  texts: {
    title: string;
    empty: string;
    add: string;
    total: (amount: string) => string;
    all: (count: number) => string;
  };
}) {
  const t = await getTranslations('receipts.desk');
  const c = await getTranslations('words');
  return (
    <section className="part" aria-labelledby="receipts">
      <SectionHead id="receipts" title={texts.title} />
      {rows.length === 0 ? <p className="note">{texts.empty}</p> : null}
      {rows.length > 0 ? (
        <p>
          <Link className="more-link figures" href={`/desk/receipts?project=${projectId}&state=accepted`}>
            {texts.total(formatWan(acceptedWan))}
          </Link>
        </p>
      ) : null}
      <ul className="grid gap-2 text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-3">
            <Link className="figures" href={`/desk/receipts/${row.id}`}>
              {row.number}
            </Link>
            <span className="tone-muted">{row.receivedOn}</span>
            <Badge tone={receiptTones[row.state]}>{t(`states.${row.state}`)}</Badge>
            <span className="figures ms-auto">
              {formatWan(row.amountWan)} {c('wan')}
            </span>
          </li>
        ))}
      </ul>
      {count.value > rows.length ? (
        <Link className="quiet-link text-sm" href={`/desk/receipts?project=${projectId}`}>
          {texts.all(count.value)}
        </Link>
      ) : null}
      {mayAdd ? (
        <p>
          <LinkButton href={`/desk/receipts/new?project=${projectId}`}>{texts.add}</LinkButton>
        </p>
      ) : null}
    </section>
  );
}
