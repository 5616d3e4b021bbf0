import { getTranslations } from 'next-intl/server';
import { CheckboxGroup, RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { giveConsentAction } from '@/lib/privacy/actions';
import type { ConsentRow, PersonPrivacy } from '@/lib/privacy/queries';
import { consentChannels, consentPurposeNames, publishFields } from '@/lib/privacy/schema';
import { dayOf, today } from '@/lib/shared/dates';
import { env } from '@/lib/server/env';

type Purpose = (typeof consentPurposeNames)[number];

type Props = {
  privacy: PersonPrivacy;
  /** own path to return to after an act */
  back: string;
  /** the one door for withdrawing: withdrawConsentAction of lib/showcase/actions */
  withdrawAction: (back: string, ...rest: Parameters<FormActionFn>) => ReturnType<FormActionFn>;
  /** show and record this purpose only */
  only?: Purpose;
};

/** What a person agreed to, with proof; recording and withdrawing. For the record of a person and of a story. */
export async function ConsentPanel({ privacy, back, withdrawAction, only }: Props) {
  const t = await getTranslations('privacy.desk');
  const consents = privacy.consents.filter((consent) => only === undefined || consent.purpose === only);
  return (
    <section className="part" aria-labelledby="consents">
      <h2 id="consents">{t('consentTitle')}</h2>
      {consents.length === 0 ? <p className="note">{t('noConsent')}</p> : null}
      <ul className="grid gap-3">
        {consents.map((consent) => (
          <Consent
            key={consent.id}
            consent={consent}
            withdraw={privacy.can.withdraw ? withdrawAction.bind(null, back) : null}
          />
        ))}
      </ul>
      {privacy.can.record ? (
        <details className="mt-4">
          <summary className="btn">{t('act.giveConsent')}</summary>
          <div className="mt-4">
            <ConsentForm merchantId={privacy.merchantId} back={back} {...(only ? { only } : {})} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

async function Consent({ consent, withdraw }: { consent: ConsentRow; withdraw: FormActionFn | null }) {
  const t = await getTranslations('privacy.desk');
  // messages: privacy.desk.purpose.* privacy.desk.shown.* privacy.desk.channel.*
  const holds = consent.withdrawnAt === null;
  return (
    <li className="border-t border-line-2 pt-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-3">
        <b>{t(`purpose.${consent.purpose}`)}</b>
        {holds ? null : <Badge tone="late">{t('act.withdraw')}</Badge>}
        <span className="text-ink-2">{consent.fields.map((field) => t(`shown.${field}`)).join('、')}</span>
        {consent.scope ? <span className="text-ink-2">{consent.scope}</span> : null}
      </p>
      <p className="text-xs text-ink-3">
        {t('row.given', {
          date: dayOf(consent.givenAt),
          channel: t(`channel.${consent.channel}`),
          number: consent.textNumber,
        })}
        {consent.evidence ? ` · ${consent.evidence}` : ''}
        {consent.stories > 0 ? ` · ${t('row.stories', { count: consent.stories })}` : ''}
      </p>
      {consent.papers.length > 0 ? (
        <p className="text-xs">
          {t('row.papers')}：
          {consent.papers.map((paper) => (
            <a
              key={paper.fileId}
              className="quiet-link me-3"
              href={`${env.basePath}/api/files/${paper.fileId}`}
            >
              {paper.fileName}
            </a>
          ))}
        </p>
      ) : null}
      {consent.withdrawnAt ? (
        <p className="text-xs text-ink-3">
          {t('row.withdrawn', { date: dayOf(consent.withdrawnAt), by: consent.withdrawnBy ?? '' })}
        </p>
      ) : null}
      {holds && withdraw ? (
        <details className="mt-1">
          <summary className="quiet-link text-xs">{t('act.withdraw')}</summary>
          <Form action={withdraw} label={t('act.withdraw')} labels={{ reason: t('field.reason') }}>
            <input type="hidden" name="id" value={consent.id} />
            <p className="note">{t('act.withdrawNote')}</p>
            <TextField name="reason" label={t('field.reason')} maxLength={200} />
            <SubmitButton look="danger">{t('act.withdraw')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </li>
  );
}

async function ConsentForm({ merchantId, back, only }: { merchantId: string; back: string; only?: Purpose }) {
  const t = await getTranslations('privacy.desk');
  const names = ['purpose', 'fields', 'scope', 'channel', 'evidence', 'givenOn'] as const;
  return (
    <Form
      action={giveConsentAction.bind(null, back)}
      label={t('act.giveConsent')}
      labels={Object.fromEntries(names.map((name) => [name, t(`field.${name}`)]))}
      values={{ givenOn: today() }}
    >
      <input type="hidden" name="merchantId" value={merchantId} />
      {only ? (
        <input type="hidden" name="purpose" value={only} />
      ) : (
        <Select
          name="purpose"
          label={t('field.purpose')}
          required
          options={consentPurposeNames.map((purpose) => ({ value: purpose, text: t(`purpose.${purpose}`) }))}
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
      <DateField name="givenOn" label={t('field.givenOn')} hint={t('hint.givenOn')} required />
      <SubmitButton>{t('act.giveConsent')}</SubmitButton>
    </Form>
  );
}
