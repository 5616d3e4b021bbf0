import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AttestationList } from './attestations';
import { DuesRules } from './dues-rules';
import { ContactPublic } from './publish-officer';
import { RosterReminders } from './roster-reminders';
import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { StatRow } from '@/components/ui/figure';
import { SectionHead } from '@/components/ui/page-head';
import { setRosterModeAction } from '@/lib/chambers/actions';
import type { AttestationRow } from '@/lib/chambers/queries/attestations';
import type { DuesRuleRow, DuesSums } from '@/lib/chambers/queries/dues';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import type { Reminder } from '@/lib/chambers/rules-attest';
import { yuanText } from '@/lib/chambers/rules-dues';
import { rosterModes } from '@/lib/chambers/schema';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  chamber: ChamberDetail;
  given: { rows: readonly AttestationRow[]; quarter: string; changedSince: boolean };
  reminders: readonly Reminder[];
  sums: DuesSums;
  rules: readonly DuesRuleRow[];
  waiting: number;
  basePath: string;
};

/** How a roster is kept, as the bureau sees it: reminders, proposals that wait, attestations, dues, and who may change it. */
export async function KeepingPart({ chamber, given, reminders, sums, rules, waiting, basePath }: Props) {
  const t = await getTranslations('chambers');
  // messages: chambers.desk.rosterMode.*
  return (
    <section className="part" aria-labelledby="keeping">
      <SectionHead id="keeping" title={t('desk.keeping')} />
      <RosterReminders reminders={reminders} locale="zh-CN" />
      {waiting > 0 && chamber.can.update ? (
        <p>
          <Link href="/desk/chambers/proposals" className="inline-flex min-h-11 items-center underline">
            {t('desk.waitingHere', { count: waiting })}
          </Link>
        </p>
      ) : null}
      <h3>{t('attest.history')}</h3>
      <AttestationList given={given} basePath={basePath} locale="zh-CN" />
      {sums.lines > 0 ? (
        <StatRow
          label={t('dues.sums')}
          stats={[
            { label: t('dues.sumDue'), value: yuanText(sums.dueWan), unit: t('dues.yuan') },
            { label: t('dues.sumPaid'), value: yuanText(sums.paidWan), unit: t('dues.yuan') },
            { label: t('dues.sumOpen'), value: yuanText(sums.openWan), unit: t('dues.yuan') },
            { label: t('dues.sumLate'), value: String(sums.late), unit: t('dues.linesUnit') },
          ]}
        />
      ) : null}
      <DuesRules
        chamberId={chamber.id}
        rules={rules}
        backTo={`/desk/chambers/${chamber.id}`}
        canKeep={chamber.can.keepDues}
        locale="zh-CN"
      />
      <ContactPublic chamber={chamber} backTo={`/desk/chambers/${chamber.id}#keeping`} locale="zh-CN" />
      {chamber.can.update ? (
        <details>
          <summary className={FOLD}>
            {t('desk.rosterModeNow', { mode: t(`desk.rosterMode.${chamber.rosterMode}`) })}
          </summary>
          <Form
            action={setRosterModeAction}
            label={t('desk.rosterModeTitle')}
            labels={{ rosterMode: t('desk.rosterModeTitle') }}
            values={{ rosterMode: chamber.rosterMode }}
            version={chamber.version}
          >
            <input type="hidden" name="id" value={chamber.id} />
            <RadioGroup
              name="rosterMode"
              label={t('desk.rosterModeTitle')}
              required
              options={rosterModes.map((value) => ({ value, text: t(`desk.rosterMode.${value}`) }))}
            />
            <SubmitButton look="line">{t('desk.rosterModeSave')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
