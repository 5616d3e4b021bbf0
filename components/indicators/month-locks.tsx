import './indicators.css';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PlainTable } from '@/components/tables/plain-table';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { lockMonthAction } from '@/lib/indicators/actions';
import type { MonthDetail, MonthRow } from '@/lib/indicators/queries/month-locks';
import { formatMonth } from '@/lib/shared/dates';
import { formatWan } from '@/lib/shared/money';
import { queryText } from '@/lib/shared/search-query';

/** The months, newest first; each opens beside the list. */
export async function MonthTable({
  rows,
  unit,
  current,
}: {
  rows: readonly MonthRow[];
  unit: string;
  current: string | undefined;
}) {
  const t = await getTranslations('indicators.desk.months');
  return (
    <nav aria-label={t('list')}>
      <ol className="month-list">
        {rows.map((row) => (
          <li key={row.month}>
            <Link
              href={`/desk/indicators/months${queryText({ unit, month: row.month })}`}
              aria-current={row.month === current ? 'page' : undefined}
              scroll={false}
            >
              <span className="figures">{row.month}</span>
              {row.lock ? (
                <Badge tone="good">{t('locked')}</Badge>
              ) : (
                <span className="note">
                  {row.undecided > 0 ? t('waiting', { count: row.undecided }) : t('open')}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** One month: its figures, its lock or what stands before it, the lines that are not decided. */
export async function MonthPart({ month }: { month: MonthDetail }) {
  const t = await getTranslations('indicators.desk.months');
  const i = await getTranslations('indicators');
  const r = await getTranslations('receipts.desk');
  const { lock } = month;
  const question = queryText({ unit: month.unit, from: month.month, to: month.month });
  return (
    <div className="month-part">
      <section aria-labelledby="month">
        <SectionHead
          id="month"
          title={formatMonth(month.month)}
          note={lock ? t('lockedNote') : t('openNote')}
        />
        {lock ? (
          <>
            {lock.isSound && lock.isSame ? null : (
              <Notice tone="late">{t(lock.isSound ? 'differs' : 'broken')}</Notice>
            )}
            <DescriptionList
              facts={[
                { term: t('lockedBy'), value: lock.by },
                { term: t('lockedAt'), value: lock.at },
                { term: t('lockedUnit'), value: lock.unit },
                { term: t('check'), value: t(lock.isSound && lock.isSame ? 'same' : 'notSame') },
              ]}
            />
          </>
        ) : null}
        <PlainTable
          caption={t('figures')}
          columns={[
            { key: 'name', label: i('column.label'), kind: 'link' },
            { key: 'now', label: t(lock ? 'now' : 'value'), kind: 'money' },
            ...(lock ? [{ key: 'frozen', label: t('frozen'), kind: 'money' as const }] : []),
            { key: 'lines', label: i('column.lines'), kind: 'number' },
          ]}
          rows={month.figures.map((figure) => ({
            id: figure.code,
            cells: [
              { text: figure.name, href: `/desk/indicators/${figure.code}${question}` },
              figure.nowWan,
              ...(lock ? [figure.frozenWan] : []),
              figure.lines,
            ],
          }))}
        />
      </section>
      {month.undecidedCount > 0 && !lock ? (
        <section aria-labelledby="undecided">
          <SectionHead
            id="undecided"
            title={t('undecided', { count: month.undecidedCount })}
            note={t('undecidedNote')}
          />
          <PlainTable
            caption={t('undecided', { count: month.undecidedCount })}
            hideCaption
            columns={[
              { key: 'project', label: t('project'), kind: 'link' },
              { key: 'unit', label: i('column.unit'), kind: 'muted', wideOnly: true },
              { key: 'on', label: t('receivedOn'), kind: 'date' },
              { key: 'amount', label: i('column.amount'), kind: 'money' },
              { key: 'state', label: t('state'), kind: 'muted' },
            ]}
            rows={month.undecided.map((line) => ({
              id: line.id,
              cells: [
                { text: line.project, sub: line.number, href: `/desk/receipts/${line.id}` },
                line.unit,
                line.receivedOn,
                line.amountWan,
                r(`states.${line.state}`),
              ],
            }))}
          />
        </section>
      ) : null}
      {month.can.lock ? <LockForm month={month} /> : null}
    </div>
  );
}

async function LockForm({ month }: { month: MonthDetail }) {
  const t = await getTranslations('indicators.desk.months');
  const name = formatMonth(month.month);
  const sum = month.figures[0];
  return (
    <section className="part" aria-labelledby="lock">
      <SectionHead id="lock" title={t('lock', { month: name })} />
      <Form
        action={lockMonthAction}
        label={t('lock', { month: name })}
        labels={{ month: t('month'), undecided: t('undecidedField'), seen: t('seen') }}
      >
        <input type="hidden" name="unit" value={month.unit} />
        <input type="hidden" name="month" value={month.month} />
        <input type="hidden" name="undecided" value={month.undecidedCount} />
        <p className="note">
          {t('lockNote', { value: sum ? formatWan(sum.nowWan) : '0', count: month.undecidedCount })}
        </p>
        <Checkbox name="seen" label={t('seen')} />
        <div>
          <SubmitButton look="danger">{t('lock', { month: name })}</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
