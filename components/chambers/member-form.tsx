import { getTranslations } from 'next-intl/server';
import { Checkbox, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import type { MemberDetail } from '@/lib/chambers/queries/members';
import { memberRanks } from '@/lib/chambers/rules';
import type { Locale } from '@/lib/i18n/routing';

type Props = { action: FormActionFn; chamberId: string; member?: MemberDetail; locale: Locale };

const NAMES = [
  'entryName',
  'partyKind',
  'entryFirm',
  'entryTitle',
  'entryOffice',
  'entryBusiness',
  'phone',
  'entryHometown',
  'entryAddress',
  'creditCode',
  'provided',
  'joinedOn',
  'referrer',
  'note',
] as const;

/** Entering or changing one member, as the chamber writes it. */
export async function MemberForm({ action, chamberId, member, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.field.* chambers.rank.* chambers.party.*
  const label = (name: (typeof NAMES)[number]): string => t(`field.${name}`);
  return (
    <Form
      action={action}
      labels={Object.fromEntries(NAMES.map((name) => [name, label(name)]))}
      values={valuesOf(member)}
      {...(member ? { version: member.version } : {})}
    >
      {member ? (
        <input type="hidden" name="id" value={member.id} />
      ) : (
        <input type="hidden" name="chamberId" value={chamberId} />
      )}
      <FormSection title={t('section.member')}>
        <TextField name="entryName" label={label('entryName')} required maxLength={60} autoComplete="off" />
        <RadioGroup
          name="partyKind"
          label={label('partyKind')}
          inline
          required
          defaultValue="person"
          options={(['person', 'company'] as const).map((value) => ({ value, text: t(`party.${value}`) }))}
        />
        <Select
          name="entryOffice"
          label={label('entryOffice')}
          emptyText={t('officer.noOffice')}
          options={memberRanks.map((rank) => ({ value: rank, text: t(`rank.${rank}`) }))}
        />
      </FormSection>
      <FormSection title={t('section.work')}>
        <TextField name="entryFirm" label={label('entryFirm')} maxLength={80} autoComplete="off" />
        <TextField name="creditCode" label={label('creditCode')} maxLength={18} autoComplete="off" short />
        <TextField name="entryTitle" label={label('entryTitle')} maxLength={40} autoComplete="off" short />
        <TextField name="entryBusiness" label={label('entryBusiness')} maxLength={200} />
        <TextField name="entryAddress" label={label('entryAddress')} maxLength={200} />
        <TextField
          name="phone"
          label={label('phone')}
          hint={t(member?.phoneMasked ? 'hint.phoneKeep' : 'hint.phone')}
          type="tel"
          autoComplete="off"
          maxLength={40}
          short
        />
      </FormSection>
      <FormSection title={t('section.membership')}>
        <TextField name="entryHometown" label={label('entryHometown')} maxLength={60} short />
        <TextField name="joinedOn" label={label('joinedOn')} hint={t('hint.day')} maxLength={10} short />
        <TextField name="referrer" label={label('referrer')} maxLength={60} short />
        <Checkbox name="provided" label={label('provided')} hint={t('hint.provided')} />
        <TextArea name="note" label={label('note')} rows={3} maxLength={500} />
      </FormSection>
      <FormActs>
        <SubmitButton>{t('officer.save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

function valuesOf(member: MemberDetail | undefined): Record<string, string | null> {
  if (!member) return { partyKind: 'person' };
  const {
    entryName,
    partyKind,
    entryFirm,
    entryTitle,
    entryOffice,
    entryBusiness,
    phoneMasked,
    entryHometown,
    entryAddress,
    creditCode,
    providedOn,
    joinedOn,
    referrer,
    note,
  } = member;
  return {
    entryName,
    partyKind,
    entryFirm,
    entryTitle,
    entryOffice,
    entryBusiness,
    phone: phoneMasked,
    entryHometown,
    entryAddress,
    creditCode,
    provided: providedOn ? 'on' : null,
    joinedOn,
    referrer,
    note,
  };
}
