import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { Select } from '@/components/forms/choice-fields';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Badge, type Tone } from '@/components/ui/badge';
import { formatListDate, today } from '@/lib/shared/dates';
import { endGrantAction, giveGrantAction, revokeGrantAction } from '@/lib/users/actions';
import type { GrantRow, UserDetail } from '@/lib/users/queries';
import { roleNames } from '@/lib/users/schema';
import { ActDialog } from './act-dialog';

const TONES: Record<GrantRow['state'], Tone> = {
  in_force: 'good',
  grace: 'warn',
  coming: 'info',
  ended: 'muted',
  revoked: 'late',
};

/** Grants of an account, ended ones too; the security administrator ends and revokes them here. */
export async function UserGrants({ user }: { user: UserDetail }) {
  // messages: users.desk.grantState.* auth.role.*
  const t = await getTranslations('users.desk');
  const role = await getTranslations('auth.role');
  if (user.grants.length === 0) return <p className="note">{t('record.noGrants')}</p>;
  return (
    <ul className="grant-list">
      {user.grants.map((grant) => (
        <li key={grant.id}>
          <div>
            <b>{role(grant.role)}</b> {grant.place ?? t('record.whole')}{' '}
            <Badge tone={TONES[grant.state]}>{t(`grantState.${grant.state}`)}</Badge>
            <p className="note">
              {[
                t('record.period', {
                  from: formatListDate(grant.validFrom),
                  to: grant.validTo ? formatListDate(grant.validTo) : t('record.openEnd'),
                }),
                grant.grantedBy ? t('record.grantedBy', { name: grant.grantedBy }) : null,
                grant.reason,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          {user.can.grant && grant.state !== 'ended' && grant.state !== 'revoked' ? (
            <GrantActs grant={grant} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

async function GrantActs({ grant }: { grant: GrantRow }) {
  const t = await getTranslations('users.desk');
  const fields = { grantId: grant.id };
  return (
    <div className="acts">
      <ActDialog
        action={endGrantAction}
        fields={fields}
        labels={{ validTo: t('field.validTo') }}
        texts={{
          button: t('act.end'),
          title: t('act.endTitle'),
          explain: t('act.endExplain'),
          reason: t('act.reason'),
        }}
      >
        <DateField name="validTo" label={t('field.validTo')} required />
      </ActDialog>
      <ActDialog
        action={revokeGrantAction}
        fields={fields}
        look="danger"
        texts={{
          button: t('act.revoke'),
          title: t('act.revokeTitle'),
          explain: t('act.revokeExplain'),
          reason: t('act.reason'),
        }}
      />
    </div>
  );
}

type Choice = { id: string; name: string };

/** The security administrator's form for a new grant. */
export async function GrantForm({
  userId,
  units,
  chambers,
}: {
  userId: string;
  units: readonly Choice[];
  chambers: readonly Choice[];
}) {
  const t = await getTranslations('users.desk');
  const role = await getTranslations('auth.role');
  const labels = Object.fromEntries(
    (['role', 'unitId', 'chamberId', 'merchantId', 'validFrom', 'validTo', 'reason'] as const).map((name) => [
      name,
      t(`field.${name}`),
    ]),
  );
  const options = (choices: readonly Choice[]) => choices.map(({ id, name }) => ({ value: id, text: name }));
  return (
    <Form action={giveGrantAction} labels={labels} label={t('act.grant')} values={{ validFrom: today() }}>
      <input type="hidden" name="userId" defaultValue={userId} />
      <div className="fields">
        <Select
          name="role"
          label={t('field.role')}
          required
          options={roleNames
            .filter((one) => one !== 'merchant')
            .map((one) => ({ value: one, text: role(one) }))}
        />
        <Select
          name="unitId"
          label={t('field.unitId')}
          hint={t('hint.unitId')}
          options={options(units)}
          emptyText={t('form.noUnit')}
        />
        <Select
          name="chamberId"
          label={t('field.chamberId')}
          options={options(chambers)}
          emptyText={t('form.noChamber')}
        />
        <DateField name="validFrom" label={t('field.validFrom')} required />
        <DateField name="validTo" label={t('field.validTo')} hint={t('hint.validTo')} />
        <TextField name="reason" label={t('field.reason')} required maxLength={200} />
      </div>
      <FormActs>
        <SubmitButton>{t('act.grant')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
