import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PlainTable } from '@/components/tables/plain-table';
import { LinkButton } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import type { AgreementLineRow } from '@/lib/agreements/queries/get-agreement';
import type { AgreementOfProject } from '@/lib/agreements/queries/list-agreements';
import { formatWan } from '@/lib/shared/money';

/** Agreements on their project's page; kinds stand apart and are never added up (E12). */
export async function ProjectAgreements({
  agreements,
  projectId,
  mayAdd,
  texts,
}: {
  agreements: readonly AgreementOfProject[];
  projectId: string;
  mayAdd: boolean;
  texts: { title: string; empty: string; add: string };
}) {
  const t = await getTranslations('agreements.desk');
  const c = await getTranslations('words');
  return (
    <section className="part" aria-labelledby="agreements">
      <SectionHead
        id="agreements"
        title={texts.title}
        note={agreements.length > 1 ? t('record.kindsApart') : undefined}
      />
      {agreements.length === 0 ? <p className="note">{texts.empty}</p> : null}
      <ul className="grid gap-2 text-sm">
        {agreements.map((agreement) => (
          <li key={agreement.id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="badge">{t(`kinds.${agreement.kind}`)}</span>
            <Link href={`/desk/agreements/${agreement.id}`}>{agreement.title}</Link>
            <span className="tone-muted">{agreement.signedOn}</span>
            <span className="figures ms-auto">
              {formatWan(agreement.amountWan)} {c('wan')}
            </span>
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <p>
          <LinkButton href={`/desk/agreements/new?project=${projectId}`}>{texts.add}</LinkButton>
        </p>
      ) : null}
    </section>
  );
}

/** Amounts of one agreement by source, with what foreign money was. */
export async function AgreementLines({
  lines,
  totalWan,
}: {
  lines: readonly AgreementLineRow[];
  totalWan: string;
}) {
  const t = await getTranslations('agreements.desk');
  const scopes = await getTranslations('agreements.scopes');
  return (
    <PlainTable
      caption={t('record.lines')}
      hideCaption
      columns={[
        { key: 'scope', label: t('field.sourceScope') },
        { key: 'original', label: t('field.currency'), kind: 'muted' },
        { key: 'amount', label: t('column.amount'), kind: 'money' },
      ]}
      rows={lines.map((line, index) => ({
        id: `${index}`,
        cells: [
          scopes(line.sourceScope),
          line.originalAmount
            ? t('record.original', {
                amount: formatWan(line.originalAmount),
                // messages: agreements.desk.currencies.*
                currency: t(`currencies.${line.currency}`),
                rate: line.rate ?? '',
                date: line.rateOn ?? '',
              })
            : t('currencies.CNY'),
          line.amountWan,
        ],
      }))}
      total={[t('record.total'), null, totalWan]}
    />
  );
}
