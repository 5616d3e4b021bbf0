import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import type { PersonActor } from '@/lib/server/actor';
import { dayOf, formatListDate } from '@/lib/shared/dates';
import { createInvitationAction, revokeInvitationAction } from '@/lib/users/actions';
import { canInvite } from '@/lib/users/policy';
import { getAccessOfRecord } from '@/lib/users/queries-invitations';
import { OnceForm } from './once-form';

type InvitePanelProps = {
  actor: PersonActor;
  /** units that keep the record: owner of the chamber, keepers of the person */
  unitIds: readonly string[];
  chamberId?: string;
  merchantId?: string;
};

/**
 * Accounts that reach a chamber or a person's own page, open invitations, and the form for the next one. Shown on the
 * record of a chamber or a merchant; nothing for whoever may not invite.
 */
export async function InvitePanel({ actor, unitIds, chamberId, merchantId }: InvitePanelProps) {
  const bound = { unitIds, ...(chamberId ? { chamberId } : {}), ...(merchantId ? { merchantId } : {}) };
  if (!canInvite(actor, bound)) return null;
  const { holders, invitations } = await getAccessOfRecord(actor, bound);
  // messages: users.desk.grantState.*
  const t = await getTranslations('users.desk');
  return (
    <section className="part" aria-labelledby="access">
      <SectionHead id="access" title={t('invite.title')} />
      {holders.length === 0 ? <p className="note">{t('invite.none')}</p> : <h3>{t('invite.holders')}</h3>}
      <ul className="plain-list">
        {holders.map((holder) => (
          <li key={holder.grantId}>
            {holder.name}（{holder.account}）{' '}
            <Badge tone={holder.state === 'grace' ? 'warn' : 'good'}>{t(`grantState.${holder.state}`)}</Badge>{' '}
            {t('record.period', {
              from: formatListDate(holder.validFrom),
              to: holder.validTo ? formatListDate(holder.validTo) : t('record.openEnd'),
            })}
          </li>
        ))}
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            {invitation.name} · {t('invite.open')} ·{' '}
            {t('invite.expires', { date: formatListDate(dayOf(invitation.expiresAt)) })}
            <Form action={revokeInvitationAction} label={t('invite.revoke')} labels={{}}>
              <input type="hidden" name="id" defaultValue={invitation.id} />
              <SubmitButton look="line">{t('invite.revoke')}</SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
      <OnceForm
        action={createInvitationAction}
        label={t('invite.label')}
        labels={{
          name: t('invite.name'),
          predecessorGrantId: t('invite.predecessor'),
          handoverOn: t('invite.handover'),
        }}
        secret="link"
        texts={{
          done: t('secret.link'),
          secret: t('secret.link'),
          explain: t('secret.linkExplain'),
          copy: t('secret.copy'),
          copied: t('secret.copied'),
        }}
      >
        {chamberId ? <input type="hidden" name="chamberId" defaultValue={chamberId} /> : null}
        {merchantId ? <input type="hidden" name="merchantId" defaultValue={merchantId} /> : null}
        <div className="fields">
          <TextField name="name" label={t('invite.name')} required maxLength={40} />
          {chamberId && holders.length > 0 ? (
            <>
              <Select
                name="predecessorGrantId"
                label={t('invite.predecessor')}
                options={holders.map((holder) => ({ value: holder.grantId, text: holder.name }))}
                emptyText={t('invite.nobody')}
              />
              <DateField name="handoverOn" label={t('invite.handover')} hint={t('invite.handoverHint')} />
            </>
          ) : null}
        </div>
        <FormActs>
          <SubmitButton>{t('invite.submit')}</SubmitButton>
        </FormActs>
      </OnceForm>
    </section>
  );
}
