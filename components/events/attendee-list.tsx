import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge, type Tone } from '@/components/ui/badge';
import { keepAttendeeAction, removeInviteeAction } from '@/lib/events/actions-people';
import type { AttendeeRow } from '@/lib/events/queries/attendees';
import type { AttendeeState } from '@/lib/events/rules-attendees';

export const attendeeTones: Record<AttendeeState, Tone> = {
  planned: 'muted',
  invited: 'info',
  signed_up: 'plain',
  declined: 'muted',
  withdrawn: 'muted',
  attended: 'good',
  absent: 'warn',
};

/** People of an event, one to a line with what may be written down of each: reads at the door on a phone. */
export async function AttendeeList({ rows, back }: { rows: readonly AttendeeRow[]; back: string }) {
  // messages: events.desk.people.*
  const t = await getTranslations('events.desk.people');
  return (
    <ul className="divide-y divide-line border-y border-line" aria-label={t('caption')}>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-[1fr_auto] sm:items-center">
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-3">
              {row.merchantId ? (
                <Link className="quiet-link text-base font-medium" href={`/desk/merchants/${row.merchantId}`}>
                  {row.name}
                </Link>
              ) : (
                <span className={row.name ? 'text-base font-medium' : 'note'}>
                  {row.name ?? t(row.isErased ? 'erased' : 'hidden')}
                </span>
              )}
              <Badge tone={attendeeTones[row.state]}>{t(`state.${row.state}`)}</Badge>
            </p>
            <p className="note">
              {[
                row.firm,
                row.chamber ? t('by', { chamber: row.chamber }) : row.channel === 'self' ? t('self') : null,
                row.signedUpOn
                  ? t('signedUpOn', { date: row.signedUpOn })
                  : row.invitedOn
                    ? t('invitedOn', { date: row.invitedOn })
                    : null,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <RowActs row={row} back={back} />
        </li>
      ))}
    </ul>
  );
}

/** The buttons of one person: what is likeliest stands first and bold. */
async function RowActs({ row, back }: { row: AttendeeRow; back: string }) {
  // messages: events.desk.people.act.*
  const t = await getTranslations('events.desk.people');
  if (row.acts.length === 0 && row.state !== 'planned') return null;
  const name = row.name ?? t('hidden');
  const likely = (['attend', 'sign_up', 'invite'] as const).find((act) => row.acts.includes(act));
  const acts = [...(likely ? [likely] : []), ...row.acts.filter((act) => act !== likely)];
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Form
        key={row.version}
        action={keepAttendeeAction.bind(null, back)}
        label={name}
        labels={{}}
        version={row.version}
      >
        <input type="hidden" name="id" value={row.id} />
        <div className="flex flex-wrap gap-2">
          {acts.map((act) => (
            <SubmitButton
              key={act}
              name="act"
              value={act}
              look={act === 'attend' && row.state === 'signed_up' ? 'primary' : 'line'}
            >
              {t(`act.${act}`)}
            </SubmitButton>
          ))}
        </div>
      </Form>
      {row.state === 'planned' && row.acts.length > 0 ? (
        <Form
          key={`off-${row.version}`}
          action={removeInviteeAction}
          label={t('removeOf', { name })}
          labels={{}}
          version={row.version}
        >
          <input type="hidden" name="id" value={row.id} />
          <SubmitButton look="line">{t('remove')}</SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}
