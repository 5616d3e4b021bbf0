import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PaperList } from '@/components/files/paper-list';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { ReceiptDetail } from '@/lib/receipts/queries/get-receipt';
import { formatInstant } from '@/lib/shared/dates';
import { formatWan } from '@/lib/shared/money';
import { receiptTones } from './receipt-table';

/** Number, state and marks in one line. */
export async function ReceiptLine({ receipt }: { receipt: ReceiptDetail }) {
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui');
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <span className="figures">{receipt.number}</span>
      <Badge tone={receiptTones[receipt.state]}>{t(`states.${receipt.state}`)}</Badge>
      {receipt.isEstimate ? <Badge tone="warn">{t('record.estimate')}</Badge> : null}
      {receipt.isSample ? <ExampleMark text={ui('example')} /> : null}
    </span>
  );
}

/** What is unusual about a line: its return, a sum above the investment, a correction. */
export async function ReceiptNotices({ receipt }: { receipt: ReceiptDetail }) {
  const t = await getTranslations('receipts.desk');
  const { corrects } = receipt;
  return (
    <>
      {receipt.returnReason && receipt.state !== 'accepted' ? (
        <Notice tone="late" title={t('record.returned')}>
          {receipt.returnReason}
        </Notice>
      ) : null}
      {receipt.exceedsInvestment ? <Notice tone="warn">{t('record.exceeds')}</Notice> : null}
      {receipt.lookAlikes.length > 0 ? (
        <Notice tone="warn">
          {t('record.lookAlike')}
          {receipt.lookAlikes.map((other) => (
            <Link key={other.id} className="quiet-link figures ms-2" href={`/desk/receipts/${other.id}`}>
              {other.number}
            </Link>
          ))}
        </Notice>
      ) : null}
      {corrects ? (
        <Notice tone="info">
          <Link href={`/desk/receipts/${corrects.id}`}>
            {t('record.correctionOf', { number: corrects.number, amount: formatWan(corrects.amountWan) })}
          </Link>
        </Notice>
      ) : null}
    </>
  );
}

/** Facts of a line. */
export async function ReceiptFacts({ receipt, wide }: { receipt: ReceiptDetail; wide?: boolean }) {
  const t = await getTranslations('receipts.desk');
  const c = await getTranslations('words');
  const a = await getTranslations('agreements.desk');
  const scopes = await getTranslations('agreements.scopes');
  const kinds = await getTranslations('receipts.evidenceKinds');
  // messages: agreements.desk.currencies.*
  const original =
    receipt.originalAmount &&
    t('record.original', {
      amount: formatWan(receipt.originalAmount),
      currency: a(`currencies.${receipt.currency}`),
      rate: receipt.rate ?? '',
      date: receipt.rateOn ?? '',
    });
  return (
    <DescriptionList
      wide={wide ?? false}
      emptyText={c('none')}
      facts={[
        {
          term: t('field.projectId'),
          value: <Link href={`/desk/projects/${receipt.projectId}`}>{receipt.project}</Link>,
        },
        {
          term: t('field.amount'),
          value: (
            <>
              <b className="figures">{formatWan(receipt.amountWan)}</b> {c('wan')}
              {original ? <span className="note"> {original}</span> : null}
            </>
          ),
        },
        { term: t('field.receivedOn'), value: receipt.receivedOn },
        { term: t('field.periodMonth'), value: receipt.periodMonth },
        { term: t('field.sourceScope'), value: scopes(receipt.sourceScope) },
        { term: t('field.use'), value: t(`uses.${receipt.use}`) },
        { term: t('field.evidenceKind'), value: kinds(receipt.evidenceKind) },
        { term: t('field.payerText'), value: receipt.payerText },
        { term: t('field.unit'), value: receipt.unit },
        { term: t('field.note'), value: receipt.note },
        ...receipt.steps.map(({ step, by, at }) => ({
          term: t(`steps.${step}`),
          value: [by, formatInstant(at)].filter(Boolean).join('，'),
        })),
      ]}
    />
  );
}

/** Evidence of a line; each paper opens. */
export async function ReceiptEvidence({ receipt, basePath }: { receipt: ReceiptDetail; basePath: string }) {
  const t = await getTranslations('receipts.desk');
  return (
    <section className="part" aria-labelledby="evidence">
      <SectionHead id="evidence" title={t('record.evidence')} />
      {receipt.files.length === 0 ? <p className="note">{t('record.noEvidence')}</p> : null}
      <PaperList files={receipt.files} basePath={basePath} />
    </section>
  );
}

/** Corrections of an accepted line, with what stands after them. */
export async function ReceiptCorrections({ receipt }: { receipt: ReceiptDetail }) {
  const t = await getTranslations('receipts.desk');
  const c = await getTranslations('words');
  if (receipt.corrections.length === 0) return null;
  return (
    <section className="part" aria-labelledby="corrections">
      <SectionHead
        id="corrections"
        title={t('record.corrections')}
        note={t('record.net', { amount: formatWan(receipt.netWan) })}
      />
      <ul className="grid gap-1 text-sm">
        {receipt.corrections.map((one) => (
          <li key={one.id} className="flex gap-3">
            <Link href={`/desk/receipts/${one.id}`}>{one.number}</Link>
            <Badge tone={receiptTones[one.state]}>{t(`states.${one.state}`)}</Badge>
            <span className="figures ms-auto">
              {formatWan(one.amountWan)} {c('wan')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
