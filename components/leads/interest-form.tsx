import { getTranslations } from 'next-intl/server';
import { Checkbox, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicInterestForm } from '@/lib/leads/queries/public-leads';

type Props = {
  content: PublicInterestForm & { enquiry: NonNullable<PublicInterestForm['enquiry']> };
  locale: Locale;
  action: FormActionFn;
  formTime: string;
  privacyHref: string;
};

/**
 * Registering an interest. Name and telephone are all that is asked for; the two consents stand apart, each with its
 * whole text and version (PIPL 14, 17). Works without script.
 */
export async function InterestForm({ content, locale, action, formTime, privacyHref }: Props) {
  const t = await getTranslations({ locale, namespace: 'leads.form' });
  const { enquiry, keep, offer, industries } = content;
  const labels = {
    name: t('name'),
    phone: t('phone'),
    firm: t('firm'),
    industry: t('industry'),
    amount: t('amount'),
    message: t('message'),
    enquiry: enquiry.title,
    keep: keep?.title ?? '',
    offer: t('offer'),
  };
  return (
    <Form action={action} labels={labels} label={t('title')}>
      {offer ? (
        <Notice tone="plain">
          {t('about', { title: offer.title })}
          <input type="hidden" name="offer" value={offer.slug} />
        </Notice>
      ) : null}
      <TextField name="name" label={labels.name} required maxLength={40} autoComplete="name" />
      <TextField
        name="phone"
        label={labels.phone}
        hint={t('phoneHint')}
        required
        type="tel"
        maxLength={40}
        autoComplete="tel"
      />
      <TextField name="firm" label={labels.firm} maxLength={80} autoComplete="organization" />
      <Select
        name="industry"
        label={labels.industry}
        emptyText={t('industryAny')}
        options={industries.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <TextField
        name="amount"
        label={labels.amount}
        hint={t('amountHint')}
        maxLength={40}
        autoComplete="off"
      />
      <TextArea name="message" label={labels.message} hint={t('messageHint')} rows={4} maxLength={1000} />
      <fieldset className="grid gap-4 border-t border-mist pt-5">
        <legend className="float-start font-semibold">{t('consents')}</legend>
        <p className="clear-both text-sm text-ink-2">
          {t('consentsNote')}{' '}
          <a className="quiet-link" href={privacyHref} target="_blank" rel="noopener">
            {t('privacy')}
          </a>
        </p>
        <Checkbox
          name="enquiry"
          required
          label={
            <>
              <b>{enquiry.title}</b>
              <span className="text-ink-3">{t('requiredMark')}</span>
            </>
          }
          hint={`${enquiry.body}${t('version', { number: enquiry.number })}`}
        />
        {keep ? (
          <Checkbox
            name="keep"
            label={
              <>
                <b>{keep.title}</b>
                <span className="text-ink-3">{t('optionalMark')}</span>
              </>
            }
            hint={`${keep.body}${t('version', { number: keep.number })}`}
          />
        ) : null}
      </fieldset>
      <input type="hidden" name="enquiryText" value={enquiry.number} />
      <input type="hidden" name="keepText" value={keep?.number ?? 1} />
      <input type="hidden" name="formTime" value={formTime} />
      <div className="sr-only" aria-hidden="true">
        <label>
          {t('leaveEmpty')}
          <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <FormActs note={t('after')}>
        <SubmitButton>{t('send')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
