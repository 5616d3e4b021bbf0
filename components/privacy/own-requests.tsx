import { getTranslations } from 'next-intl/server';
import { RadioGroup, Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { askForOneselfAction, cancelRequestAction } from '@/lib/privacy/actions';
import type { RequestDetail } from '@/lib/privacy/queries-requests';
import { correctableFields, rightsKinds } from '@/lib/privacy/schema-requests';
import { formatListDate } from '@/lib/shared/dates';

type FormProps = { locale: Locale; kind: string | undefined; field: string | undefined };

/** One request: which right, which part of the record, in the person's own words. */
export async function OwnRequestForm({ locale, kind, field }: FormProps) {
  // messages: privacy.own.kind.* privacy.own.kindNote.* privacy.own.part.*
  const t = await getTranslations({ locale, namespace: 'privacy.own' });
  return (
    <section aria-labelledby="own-request">
      <SectionHead id="own-request" title={t('formTitle')} />
      <Form
        action={askForOneselfAction.bind(null, localePath(locale, '/my/requests'))}
        labels={{ kind: t('kindLabel'), field: t('partLabel'), text: t('textLabel') }}
        values={{ kind: kind ?? null, field: field ?? null }}
      >
        <RadioGroup
          name="kind"
          label={t('kindLabel')}
          required
          options={rightsKinds.map((name) => ({
            value: name,
            text: t(`kind.${name}`),
            hint: t(`kindNote.${name}`),
          }))}
        />
        <Select
          name="field"
          label={t('partLabel')}
          emptyText={t('anyPart')}
          options={correctableFields.map((name) => ({ value: name, text: t(`part.${name}`) }))}
        />
        <TextArea name="text" label={t('textLabel')} hint={t('textHint')} rows={4} maxLength={1000} />
        <FormActs note={t('formNote')}>
          <SubmitButton>{t('send')}</SubmitButton>
        </FormActs>
      </Form>
    </section>
  );
}

/** The own requests, each with its number, last day and answer. */
export async function OwnRequests({ locale, requests }: { locale: Locale; requests: RequestDetail[] }) {
  // messages: privacy.own.state.*
  const t = await getTranslations({ locale, namespace: 'privacy.own' });
  return (
    <section aria-labelledby="own-requests">
      <SectionHead id="own-requests" title={t('listTitle')} />
      {requests.length === 0 ? <p className="note">{t('none')}</p> : null}
      <ul className="grid gap-4">
        {requests.map((request) => (
          <li key={request.id} className="border-t border-line-2 pt-3">
            <p className="flex flex-wrap items-center gap-x-3">
              <b>{t(`kind.${request.kind}`)}</b>
              <span className="figures">{request.number}</span>
              <Badge tone={request.state === 'open' ? 'info' : 'muted'}>{t(`state.${request.state}`)}</Badge>
            </p>
            <p className="note">
              {t('received', { date: formatListDate(request.receivedOn) })}
              {request.state === 'open' && request.dueOn
                ? ` · ${t('due', { date: formatListDate(request.dueOn) })}`
                : ''}
              {request.field ? ` · ${t(`part.${request.field}`)}` : ''}
            </p>
            {request.text ? <p>{request.text}</p> : null}
            {request.letter ? <p className="whitespace-pre-line">{request.letter}</p> : null}
            {request.state === 'open' ? (
              <Form
                action={cancelRequestAction.bind(null, localePath(locale, '/my/requests'))}
                label={t('cancel')}
                labels={{}}
                version={request.version}
              >
                <input type="hidden" name="id" defaultValue={request.id} />
                <SubmitButton look="line">{t('cancel')}</SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
