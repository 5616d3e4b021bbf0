import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DayField, TextField } from '@/components/forms/text-field';
import { raiseDuesAction, saveDuesRulesAction } from '@/lib/chambers/actions';
import type { DuesRuleRow } from '@/lib/chambers/queries/dues';
import { memberRanks } from '@/lib/chambers/rules';
import { yuanPlain, yuanText } from '@/lib/chambers/rules-dues';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';
const SPARE_LINES = 2;

type Props = {
  chamberId: string;
  rules: readonly DuesRuleRow[];
  backTo: string;
  canKeep: boolean;
  locale: Locale;
};

/** What the chamber asks for now, a new set of rules, and the act that enters a period's dues for all members. */
export async function DuesRules({ chamberId, rules, backTo, canKeep, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const now = today();
  const valid = rules.filter((rule) => rule.validTo === null || rule.validTo >= now);
  // messages: chambers.rank.*
  return (
    <section className="section" aria-labelledby="dues-rules">
      <div className="section-head">
        <h2 id="dues-rules">{t('dues.rules')}</h2>
      </div>
      {valid.length === 0 ? (
        <p className="note mt-3">{t('dues.noRules')}</p>
      ) : (
        <ul className="mt-3 divide-y divide-line border-y border-line">
          {valid.map((rule) => (
            <li key={rule.id} className="flex flex-wrap justify-between gap-x-6 py-2">
              <span>{rule.rank ? t(`rank.${rule.rank}`) : t('dues.everybody')}</span>
              <span className="figures text-ink-2">
                {t('dues.ruleText', {
                  amount: yuanText(rule.amountWan),
                  months: rule.periodMonths,
                  grace: rule.graceDays,
                  from: rule.validFrom,
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {canKeep ? (
        <div className="mt-2 grid gap-2">
          {valid.length > 0 ? <RaiseForm chamberId={chamberId} backTo={backTo} locale={locale} /> : null}
          <RulesForm chamberId={chamberId} rules={valid} backTo={backTo} locale={locale} />
        </div>
      ) : null}
    </section>
  );
}

async function RaiseForm({
  chamberId,
  backTo,
  locale,
}: {
  chamberId: string;
  backTo: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.dues' });
  const year = today().slice(0, 4);
  const label = { periodFrom: t('periodFrom'), dueOn: t('dueOn') };
  return (
    <details>
      <summary className={FOLD}>{t('raise')}</summary>
      <Form
        action={raiseDuesAction.bind(null, backTo)}
        label={t('raise')}
        labels={label}
        values={{ periodFrom: `${year}-01-01`, dueOn: `${year}-12-31` }}
      >
        <p className="note">{t('raiseNote')}</p>
        <input type="hidden" name="chamberId" value={chamberId} />
        <DayField name="periodFrom" label={label.periodFrom} required />
        <DayField name="dueOn" label={label.dueOn} required />
        <SubmitButton>{t('raiseConfirm')}</SubmitButton>
      </Form>
    </details>
  );
}

async function RulesForm({ chamberId, rules, backTo, locale }: Omit<Props, 'canKeep'>) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const label = {
    validFrom: t('dues.validFrom'),
    periodMonths: t('dues.periodMonths'),
    graceDays: t('dues.graceDays'),
    lines: t('dues.rules'),
  };
  const [first] = rules;
  const lines = [...rules, ...Array.from({ length: SPARE_LINES }, () => null)];
  return (
    <details>
      <summary className={FOLD}>{t(rules.length > 0 ? 'dues.changeRules' : 'dues.setRules')}</summary>
      <Form
        action={saveDuesRulesAction.bind(null, backTo)}
        label={t('dues.setRules')}
        labels={label}
        values={{
          validFrom: today(),
          periodMonths: String(first?.periodMonths ?? 12),
          graceDays: String(first?.graceDays ?? 90),
        }}
      >
        <input type="hidden" name="chamberId" value={chamberId} />
        <DayField name="validFrom" label={label.validFrom} hint={t('dues.validFromHint')} required />
        <TextField name="periodMonths" label={label.periodMonths} unit={t('dues.months')} numeric required />
        <TextField
          name="graceDays"
          label={label.graceDays}
          hint={t('dues.graceHint')}
          unit={t('dues.days')}
          numeric
          required
        />
        {lines.map((rule, index) => (
          <fieldset key={rule?.id ?? `new-${index}`} className="field-row">
            <legend className="sr-only">{t('dues.ruleLine', { number: index + 1 })}</legend>
            <Select
              name={`lines.${index}.rank`}
              label={t('dues.rank')}
              emptyText={t('dues.noLine')}
              options={[
                { value: 'all', text: t('dues.everybody') },
                ...memberRanks.map((rank) => ({ value: rank, text: t(`rank.${rank}`) })),
              ]}
              {...(rule ? { defaultValue: rule.rank ?? 'all' } : {})}
            />
            <TextField
              name={`lines.${index}.amount`}
              label={t('dues.amount')}
              unit={t('dues.yuan')}
              numeric
              {...(rule ? { defaultValue: yuanPlain(rule.amountWan) } : {})}
            />
          </fieldset>
        ))}
        <SubmitButton>{t('officer.save')}</SubmitButton>
      </Form>
    </details>
  );
}
