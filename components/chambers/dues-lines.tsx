import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextField } from '@/components/forms/text-field';
import { Badge, type Tone } from '@/components/ui/badge';
import { recordDuesPaidAction, waiveDuesAction } from '@/lib/chambers/actions';
import type { DuesRow } from '@/lib/chambers/queries/dues';
import { yuanPlain, yuanText, type DuesState } from '@/lib/chambers/rules-dues';
import { duesMethods } from '@/lib/chambers/schema';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

const TONES: Readonly<Record<DuesState, Tone>> = {
  paid: 'good',
  part: 'info',
  due: 'plain',
  late: 'late',
  waived: 'muted',
};

/** 已缴, 逾期 … of one line. */
export async function DuesBadge({ state, locale }: { state: DuesState; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers.dues' });
  // messages: chambers.dues.state.*
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}

/** A member's dues, the newest first; entering a payment and waiving for whoever keeps the books. */
export async function DuesLines({
  rows,
  locale,
  canKeep,
}: {
  rows: readonly DuesRow[];
  locale: Locale;
  canKeep: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.dues' });
  // messages: chambers.dues.method.*
  return (
    <section className="part" aria-labelledby="dues">
      <h2 id="dues" className="text-lg">
        {t('title')}
      </h2>
      {rows.length === 0 ? <p className="note">{t('noneOfMember')}</p> : null}
      <ul className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1 py-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <span className="figures">{t('period', { from: row.periodFrom, to: row.periodTo })}</span>
              <DuesBadge state={row.state} locale={locale} />
            </p>
            <p className="figures text-sm text-ink-2">
              {t('line', { due: yuanText(row.dueWan), paid: yuanText(row.paidWan), day: row.dueOn })}
            </p>
            {row.paidOn ? (
              <p className="figures text-sm text-ink-2">
                {[
                  t('paidOnText', { day: row.paidOn }),
                  row.method && t(`method.${row.method}`),
                  row.receiptNo && t('receiptText', { number: row.receiptNo }),
                  row.note,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            ) : null}
            {row.waivedOn ? (
              <p className="text-sm text-ink-2">
                {t('waivedText', { day: row.waivedOn, reason: row.waivedReason ?? '' })}
              </p>
            ) : null}
            {canKeep && row.state !== 'waived' ? <DuesActs row={row} locale={locale} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function DuesActs({ row, locale }: { row: DuesRow; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers.dues' });
  const isOpen = row.state !== 'paid';
  const label = {
    paid: t('paid'),
    paidOn: t('paidOn'),
    method: t('methodLabel'),
    receiptNo: t('receiptNo'),
    note: t('note'),
  };
  return (
    <div className="flex flex-wrap gap-x-6">
      {/* saved, the line folds again */}
      <details key={row.version}>
        <summary className={FOLD}>{t(isOpen ? 'pay' : 'correct')}</summary>
        <Form
          action={recordDuesPaidAction.bind(null, locale)}
          label={t('payTitle', { from: row.periodFrom, to: row.periodTo })}
          labels={label}
          version={row.version}
          values={{
            paid: yuanPlain(isOpen ? row.dueWan : row.paidWan),
            paidOn: row.paidOn ?? today(),
            method: row.method,
            receiptNo: row.receiptNo,
            note: row.note,
          }}
        >
          <input type="hidden" name="id" value={row.id} />
          <TextField name="paid" label={label.paid} hint={t('paidHint')} unit={t('yuan')} numeric required />
          <DayField name="paidOn" label={label.paidOn} required />
          <Select
            name="method"
            label={label.method}
            emptyText={t('methodNone')}
            options={duesMethods.map((value) => ({ value, text: t(`method.${value}`) }))}
          />
          <TextField name="receiptNo" label={label.receiptNo} maxLength={40} short />
          <TextField name="note" label={label.note} maxLength={200} />
          <SubmitButton>{t('savePaid')}</SubmitButton>
        </Form>
      </details>
      {row.state === 'due' || row.state === 'late' ? (
        row.paidWan === '0' ? (
          <details>
            <summary className={FOLD}>{t('waive')}</summary>
            <Form
              action={waiveDuesAction.bind(null, locale)}
              label={t('waiveTitle', { from: row.periodFrom, to: row.periodTo })}
              labels={{ reason: t('waiveReason') }}
              version={row.version}
            >
              <input type="hidden" name="id" value={row.id} />
              <TextField name="reason" label={t('waiveReason')} required maxLength={200} />
              <SubmitButton look="line">{t('waiveConfirm')}</SubmitButton>
            </Form>
          </details>
        ) : null
      ) : null}
    </div>
  );
}
