import { getTranslations } from 'next-intl/server';
import { CheckboxGroup, RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { giveConsentAction } from '@/lib/privacy/actions';
import type { ConsentRow, PersonPrivacy } from '@/lib/privacy/queries';
import { careKinds } from '@/lib/privacy/schema-care';
import { consentChannels, publishFields, type ConsentPurposeName } from '@/lib/privacy/schema';
import { dayOf, formatListDate, today } from '@/lib/shared/dates';
import { EvidenceField } from './basis-panel';
import { PrivacyPapers } from './privacy-papers';

type Props = {
  privacy: PersonPrivacy;
  /** own path to return to after an act */
  back: string;
  /** the one door for withdrawing: withdrawConsentAction of lib/showcase/actions */
  withdrawAction: (back: string, ...rest: Parameters<FormActionFn>) => ReturnType<FormActionFn>;
  basePath: string;
  /** show and record this purpose only */
  only?: ConsentPurposeName;
};

/** What a person agreed to, with proof; recording and withdrawing. For the record of a person and of a story. */
export async function ConsentPanel({ privacy, back, withdrawAction, basePath, only }: Props) {
  const t = await getTranslations('privacy.desk');
  const consents = privacy.consents.filter((consent) => only === undefined || consent.purpose === only);
  return (
    <section className="part" aria-labelledby="consents">
      <SectionHead id="consents" title={t('consentTitle')} note={t('consentNote')} />
      {consents.length === 0 ? <p className="note">{t('noConsent')}</p> : null}
      <ul className="grid gap-3">
        {consents.map((consent) => (
          <Consent
            key={consent.id}
            consent={consent}
            basePath={basePath}
            withdraw={privacy.can.withdraw ? withdrawAction.bind(null, back) : null}
          />
        ))}
      </ul>
      {privacy.can.record ? (
        <details className="mt-4">
          <summary className="btn">{t('act.giveConsent')}</summary>
          <ConsentForm privacy={privacy} back={back} basePath={basePath} {...(only ? { only } : {})} />
        </details>
      ) : null}
    </section>
  );
}

type ConsentProps = { consent: ConsentRow; withdraw: FormActionFn | null; basePath: string };

async function Consent({ consent, withdraw, basePath }: ConsentProps) {
  const t = await getTranslations('privacy.desk');
  // messages: privacy.desk.purpose.* privacy.desk.shown.* privacy.desk.channel.*
  const holds = consent.withdrawnAt === null;
  return (
    <li className="border-t border-line-2 pt-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3">
        <b>{t(`purpose.${consent.purpose}`)}</b>
        <Badge tone={holds ? 'good' : 'muted'}>{t(holds ? 'standing.holds' : 'standing.withdrawn')}</Badge>
        <span>{consent.fields.map((field) => t(`shown.${field}`)).join('、')}</span>
        {consent.scope ? <span>{consent.scope}</span> : null}
      </p>
      <p className="note">
        {t('row.given', {
          date: formatListDate(dayOf(consent.givenAt)),
          channel: t(`channel.${consent.channel}`),
          number: consent.textNumber,
        })}
        {consent.evidence ? ` · ${consent.evidence}` : ''}
        {consent.stories > 0 ? ` · ${t('row.stories', { count: consent.stories })}` : ''}
      </p>
      <PrivacyPapers papers={consent.papers} basePath={basePath} />
      {consent.withdrawnAt ? (
        <p className="note">
          {t('row.withdrawn', {
            date: formatListDate(dayOf(consent.withdrawnAt)),
            by: consent.withdrawnBy ?? '',
          })}
        </p>
      ) : null}
      {holds && withdraw ? (
        <details>
          <summary className="quiet-link">{t('act.withdraw')}</summary>
          <Form action={withdraw} label={t('act.withdraw')} labels={{ reason: t('field.reason') }}>
            <input type="hidden" name="id" value={consent.id} />
            <p className="note">{t('act.withdrawNote')}</p>
            <TextField name="reason" label={t('field.reason')} maxLength={200} />
            <FormActs>
              <SubmitButton look="danger">{t('act.withdraw')}</SubmitButton>
            </FormActs>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

type ConsentFormProps = { privacy: PersonPrivacy; back: string; basePath: string; only?: ConsentPurposeName };

async function ConsentForm({ privacy, back, basePath, only }: ConsentFormProps) {
  const t = await getTranslations('privacy.desk');
  const names = ['purpose', 'fields', 'care', 'scope', 'channel', 'evidence', 'givenOn', 'files'] as const;
  return (
    <Form
      action={giveConsentAction.bind(null, back)}
      label={t('act.giveConsent')}
      labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
      values={{ givenOn: today() }}
    >
      <input type="hidden" name="merchantId" value={privacy.merchantId} />
      <div className="fields">
        {only ? (
          <input type="hidden" name="purpose" value={only} />
        ) : (
          <RadioGroup
            name="purpose"
            label={t('field.purpose')}
            hint={t('hint.purpose')}
            required
            options={privacy.consentPurposes.map((purpose) => ({
              value: purpose,
              text: t(`purpose.${purpose}`),
            }))}
          />
        )}
        {only === undefined || only === 'publish' ? (
          <CheckboxGroup
            name="fields"
            label={t('field.fields')}
            hint={t('hint.fields')}
            inline
            options={publishFields.map((field) => ({ value: field, text: t(`shown.${field}`) }))}
          />
        ) : null}
        {only === undefined ? (
          <CheckboxGroup
            name="care"
            label={t('field.care')}
            hint={t('hint.care')}
            inline
            options={careKinds.map((kind) => ({ value: kind, text: t(`shown.${kind}`) }))}
          />
        ) : null}
        {only === undefined ? (
          <TextField name="scope" label={t('field.scope')} hint={t('hint.scope')} maxLength={120} />
        ) : null}
        <RadioGroup
          name="channel"
          label={t('field.channel')}
          required
          inline
          options={consentChannels.map((channel) => ({ value: channel, text: t(`channel.${channel}`) }))}
        />
        <TextField
          name="evidence"
          label={t('field.evidence')}
          hint={t('hint.evidence')}
          required
          maxLength={300}
        />
        <EvidenceField basePath={basePath} />
        <DateField name="givenOn" label={t('field.givenOn')} hint={t('hint.givenOn')} required />
      </div>
      <FormActs>
        <SubmitButton>{t('act.giveConsent')}</SubmitButton>
      </FormActs>
    </Form>
  );
}
