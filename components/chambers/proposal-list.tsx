import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ActButton } from '@/components/forms/act-button';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Badge, type Tone } from '@/components/ui/badge';
import { acceptProposalAction, refuseProposalAction, withdrawProposalAction } from '@/lib/chambers/actions';
import type { ProposalRow, ProposedField } from '@/lib/chambers/queries/proposals';
import type { Locale } from '@/lib/i18n/routing';

const TONES: Readonly<Record<string, Tone>> = { waiting: 'warn', accepted: 'good', refused: 'late' };
const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  rows: readonly ProposalRow[];
  backTo: string;
  locale: Locale;
  /** the bureau's queue names the chamber of each */
  withChamber?: boolean;
};

/** Proposals with what stands and what is proposed side by side; decided where it may be decided. */
export async function ProposalList({ rows, backTo, locale, withChamber }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.proposal.kind.* chambers.proposal.state.*
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-2 py-4">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <b>{t(`proposal.kind.${row.kind}`, { name: row.name })}</b>
            <Badge tone={TONES[row.state] ?? 'muted'}>{t(`proposal.state.${row.state}`)}</Badge>
            {withChamber ? (
              <Link href={`/desk/chambers/${row.chamberId}`} className="quiet-link">
                {row.chamber}
              </Link>
            ) : null}
            <span className="note">{t('proposal.on', { day: row.proposedOn })}</span>
          </p>
          <ProposedFields fields={row.fields} isChange={row.kind === 'change'} locale={locale} />
          {row.decidedOn ? (
            <p className="note">
              {t('proposal.decided', { day: row.decidedOn })} {row.reason ?? ''}
            </p>
          ) : null}
          <ProposalActs row={row} backTo={backTo} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

async function ProposedFields({
  fields,
  isChange,
  locale,
}: {
  fields: readonly ProposedField[];
  isChange: boolean;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.field.* chambers.rank.* chambers.party.*
  const text = (field: string, value: string | null): string => {
    if (value === null) return t('proposal.empty');
    if (field === 'entryOffice') return t(`rank.${value}`);
    if (field === 'provided') return t(value === 'yes' ? 'proposal.agreed' : 'proposal.notAgreed');
    return field === 'partyKind' ? t(`party.${value}`) : value;
  };
  if (fields.length === 0) return <p className="note">{t('proposal.same')}</p>;
  return (
    <dl className="dl">
      {fields.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt>{t(`field.${field}`)}</dt>
          <dd>
            {isChange ? (
              <>
                <del className="tone-muted">{text(field, before)}</del> → <ins>{text(field, after)}</ins>
              </>
            ) : (
              text(field, after)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

async function ProposalActs({ row, backTo, locale }: { row: ProposalRow; backTo: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.proposal.kind.*
  const what = t(`proposal.kind.${row.kind}`, { name: row.name });
  if (row.can.withdraw)
    return (
      <div>
        <ActButton
          action={withdrawProposalAction.bind(null, backTo)}
          id={row.id}
          title={t('proposal.withdraw')}
          explain={what}
          confirmText={t('proposal.withdraw')}
        >
          {t('proposal.withdraw')}
        </ActButton>
      </div>
    );
  if (!row.can.decide) return null;
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
      <ActButton
        action={acceptProposalAction.bind(null, backTo)}
        id={row.id}
        title={t('proposal.accept')}
        explain={t('proposal.acceptExplain', { what })}
        confirmText={t('proposal.accept')}
        look="primary"
      >
        {t('proposal.accept')}
      </ActButton>
      <details>
        <summary className={FOLD}>{t('proposal.refuse')}</summary>
        <Form
          action={refuseProposalAction.bind(null, backTo)}
          label={t('proposal.refuseTitle', { what })}
          labels={{ reason: t('proposal.reason') }}
        >
          <input type="hidden" name="id" value={row.id} />
          <TextField name="reason" label={t('proposal.reason')} required maxLength={200} />
          <SubmitButton look="danger">{t('proposal.refuse')}</SubmitButton>
        </Form>
      </details>
    </div>
  );
}
