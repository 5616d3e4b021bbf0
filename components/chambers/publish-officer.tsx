import { getTranslations } from 'next-intl/server';
import { ActButton } from '@/components/forms/act-button';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import {
  publishMemberAction,
  setContactPublicAction,
  unpublishMemberAction,
} from '@/lib/chambers/actions-publication';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import type { MemberDetail } from '@/lib/chambers/queries/members';
import type { Locale } from '@/lib/i18n/routing';
import { today } from '@/lib/shared/dates';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

/** Whether a member is named in public, and on what consent; given and taken back here. */
export async function PublishOfficer({
  member,
  backTo,
  locale,
}: {
  member: MemberDetail;
  backTo: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.publication' });
  const holdsOffice = member.entryOffice !== null && member.entryOffice !== 'member';
  if (!member.published && !(member.can.publish && holdsOffice)) return null;
  const label = { agreed: t('agreed'), evidence: t('evidence'), givenOn: t('givenOn') };
  return (
    <section className="my-4 border-t border-line pt-3" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <p className="note">
        {member.published
          ? t('on', { date: member.published.givenOn, evidence: member.published.evidence })
          : t('off')}
      </p>
      {member.published && member.can.publish ? (
        <ActButton
          action={unpublishMemberAction.bind(null, backTo)}
          id={member.id}
          title={t('withdrawTitle')}
          explain={t('withdrawExplain')}
          confirmText={t('withdraw')}
        >
          {t('withdraw')}
        </ActButton>
      ) : null}
      {member.published ? null : (
        <details>
          <summary className={FOLD}>{t('give')}</summary>
          <Form
            action={publishMemberAction.bind(null, backTo)}
            labels={label}
            label={t('title')}
            values={{ givenOn: today() }}
          >
            <input type="hidden" name="id" value={member.id} />
            <Checkbox name="agreed" label={label.agreed} required />
            <TextField
              name="evidence"
              label={label.evidence}
              hint={t('evidenceHint')}
              required
              maxLength={200}
            />
            <TextField name="givenOn" label={label.givenOn} required maxLength={10} short />
            <SubmitButton>{t('give')}</SubmitButton>
          </Form>
        </details>
      )}
    </section>
  );
}

/** Whether the public reads the secretariat's telephone and address; set by the chamber or the bureau. */
export async function ContactPublic({
  chamber,
  backTo,
  locale,
}: {
  chamber: ChamberDetail;
  backTo: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.publication' });
  if (!chamber.can.publish || !(chamber.secretariatPhone ?? chamber.address)) return null;
  const isOn = chamber.contactPublic;
  return (
    <Form action={setContactPublicAction.bind(null, backTo)} labels={{}} label={t(isOn ? 'hide' : 'show')}>
      <p className="note">{t(isOn ? 'contactOn' : 'contactOff')}</p>
      <input type="hidden" name="id" value={chamber.id} />
      {isOn ? null : <input type="hidden" name="isOn" value="on" />}
      <SubmitButton look="line">{t(isOn ? 'hide' : 'show')}</SubmitButton>
    </Form>
  );
}
