import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { CheckboxGroup, Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SearchForm } from '@/components/forms/search-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { ForeignLink } from '@/components/layout/foreign-link';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { signUpMembersAction, withdrawMemberAction } from '@/lib/events/actions-people';
import type { ChamberEvent, ChamberEventRow } from '@/lib/events/queries/chamber-events';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { attendeeTones } from './attendee-list';
import { phaseTones } from './event-table';

/** Events that the chamber may sign up for, as lines that read on a phone. */
export async function ChamberEventList({
  rows,
  locale,
}: {
  rows: readonly ChamberEventRow[];
  locale: Locale;
}) {
  // messages: events.phase.* events.kind.*
  const t = await getTranslations({ locale, namespace: 'events' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3">
            <Link
              href={localePath(locale, `/chamber/events/${row.id}`)}
              className="inline-flex min-h-11 items-center text-lg font-medium"
              lang="zh-CN"
            >
              {row.title}
            </Link>
            <Badge tone={phaseTones[row.phase]}>{t(`phase.${row.phase}`)}</Badge>
            {row.isSample && !row.title.includes(ui('example')) ? <ExampleMark text={ui('example')} /> : null}
          </p>
          <p className="text-sm text-ink-2" lang="zh-CN">
            {[row.place, row.unit].filter(Boolean).join(' · ')}
          </p>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <span className="figures">{t('chamber.when', { starts: row.starts })}</span>
            {row.canSignUp ? (
              <span className="figures">{t('chamber.until', { date: row.signUpEnds })}</span>
            ) : null}
            {row.canSignUp && row.placesLeft !== null ? (
              <span>
                {row.placesLeft === 0 ? t('chamber.full') : t('chamber.left', { count: row.placesLeft })}
              </span>
            ) : null}
            <span className="note">
              {row.ownSignedUp > 0 ? t('chamber.own', { count: row.ownSignedUp }) : t('chamber.noOwn')}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What, when and where, for the chamber. */
export async function ChamberEventFacts({ event, locale }: { event: ChamberEvent; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'events.chamber' });
  return (
    <>
      {event.phase === 'cancelled' ? (
        <Notice tone="late">{t('cancelled', { reason: event.cancelReason ?? '' })}</Notice>
      ) : null}
      <DescriptionList
        facts={[
          { term: t('time'), value: <span className="figures">{`${event.starts} — ${event.ends}`}</span> },
          { term: t('place'), value: event.place },
          ...(event.onlineUrl
            ? [
                {
                  term: t('online'),
                  value: (
                    <ForeignLink className="quiet-link break-all" href={event.onlineUrl} locale={locale}>
                      {event.onlineUrl}
                    </ForeignLink>
                  ),
                },
              ]
            : []),
          { term: t('organiser'), value: event.unit },
          { term: t('audience'), value: event.audience },
          { term: t('deadline'), value: <span className="figures">{event.signUpEnds}</span> },
          {
            term: t('places'),
            value:
              event.placesLeft === null
                ? t('unlimited')
                : event.placesLeft === 0
                  ? t('full')
                  : t('left', { count: event.placesLeft }),
          },
        ]}
      />
      {event.agenda ? (
        <section className="part" aria-labelledby="agenda">
          <SectionHead id="agenda" title={t('agenda')} />
          <p className="whitespace-pre-wrap" lang="zh-CN">
            {event.agenda}
          </p>
        </section>
      ) : null}
    </>
  );
}

/** The own members who were signed up, each to be taken back until the deadline. */
export async function ChamberSignUps({ event, locale }: { event: ChamberEvent; locale: Locale }) {
  // messages: events.own.answer.*
  const t = await getTranslations({ locale, namespace: 'events' });
  return (
    <section className="part" aria-labelledby="own">
      <SectionHead id="own" title={t('chamber.ownTitle')} />
      {event.own.length === 0 ? <p className="note">{t('chamber.ownNone')}</p> : null}
      <ul className="divide-y divide-line">
        {event.own.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <p className="min-w-0">
              <span className="font-medium">{row.name}</span>{' '}
              <Badge tone={attendeeTones[row.state]}>
                {t(`own.answer.${row.state === 'planned' ? 'none' : row.state}`)}
              </Badge>
              {row.firm ? <span className="note block">{row.firm}</span> : null}
            </p>
            {event.canSignUp && row.state === 'signed_up' ? (
              <Form
                action={withdrawMemberAction.bind(null, locale)}
                label={t('chamber.withdrawOf', { name: row.name })}
                labels={{}}
              >
                <input type="hidden" name="id" value={row.id} />
                <SubmitButton look="line">{t('chamber.withdraw')}</SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type SignUpProps = {
  event: ChamberEvent;
  members: readonly { id: string; name: string; firm: string | null }[];
  q: string;
  basePath: string;
  locale: Locale;
};

/** Choosing members of the own chamber; found by name or firm where the roster is long. */
export async function SignUpMembers({ event, members, q, basePath, locale }: SignUpProps) {
  const t = await getTranslations({ locale, namespace: 'events.chamber' });
  if (!event.canSignUp) {
    return event.phase === 'upcoming' ? <p className="note mt-4">{t('over')}</p> : null;
  }
  return (
    <section className="part" aria-labelledby="sign-up">
      <SectionHead id="sign-up" title={t('signUpTitle')} />
      <SearchForm
        className="my-3 max-w-xl"
        action={`${basePath}${localePath(locale, `/chamber/events/${event.id}`)}#sign-up`}
        q={q}
        label={t('search')}
        hint={t('search')}
        hideLabel
        button={t('searchAct')}
        maxLength={30}
      />
      {members.length === 0 ? (
        <p className="note">{t('noMembers')}</p>
      ) : (
        <Form
          action={signUpMembersAction.bind(null, locale)}
          label={t('signUpTitle')}
          labels={{ memberIds: t('members'), isTold: t('told') }}
        >
          <input type="hidden" name="id" value={event.id} />
          <CheckboxGroup
            name="memberIds"
            label={t('members')}
            required
            options={members.map((member) => ({
              value: member.id,
              text: member.name,
              ...(member.firm ? { hint: member.firm } : {}),
            }))}
          />
          {members.length === 100 ? <p className="note">{t('first', { count: 100 })}</p> : null}
          <Checkbox name="isTold" label={t('told')} required />
          <FormActs>
            <SubmitButton>{t('signUp')}</SubmitButton>
          </FormActs>
        </Form>
      )}
    </section>
  );
}
