import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import type { Locale } from '@/lib/i18n/routing';
import { handLeadAction } from '@/lib/leads/actions';

type Props = {
  chamber: { id: string; name: string };
  industries: readonly { code: string; name: string }[];
  locale: Locale;
};

/** A lead from the road: what is wanted first, then who, then the person's consent to being named (PIPL 23). */
export async function HandedLeadForm({ chamber, industries, locale }: Props) {
  const t = await getTranslations({ locale, namespace: 'leads.handed.form' });
  const labels = {
    wish: t('wish'),
    person: t('person'),
    phone: t('phone'),
    firm: t('firm'),
    amount: t('amount'),
    industry: t('industry'),
    provided: t('provided'),
    provideNote: t('provideNote'),
  };
  return (
    <Form action={handLeadAction.bind(null, locale)} labels={labels} label={t('title')}>
      <input type="hidden" name="chamberId" value={chamber.id} />
      <TextArea name="wish" label={labels.wish} hint={t('wishHint')} required rows={4} maxLength={1000} />
      <TextField name="person" label={labels.person} required maxLength={40} autoComplete="off" />
      <TextField
        name="phone"
        label={labels.phone}
        hint={t('phoneHint')}
        required
        type="tel"
        maxLength={40}
        autoComplete="off"
      />
      <TextField name="firm" label={labels.firm} maxLength={80} autoComplete="off" />
      <TextField
        name="amount"
        label={labels.amount}
        hint={t('amountHint')}
        maxLength={40}
        autoComplete="off"
      />
      <Select
        name="industry"
        label={labels.industry}
        emptyText={t('industryNone')}
        options={industries.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Checkbox name="provided" label={labels.provided} hint={t('providedHint')} required />
      <TextField
        name="provideNote"
        label={labels.provideNote}
        hint={t('provideNoteHint')}
        required
        maxLength={200}
        autoComplete="off"
      />
      <p className="note">{t('credited', { chamber: chamber.name })}</p>
      <FormActs>
        <SubmitButton>{t('send')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
