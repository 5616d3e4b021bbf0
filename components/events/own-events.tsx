import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { ForeignLink } from '@/components/layout/foreign-link';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { answerOwnAction } from '@/lib/events/actions-people';
import type { OwnEvent } from '@/lib/events/queries/own-events';
import type { Locale } from '@/lib/i18n/routing';
import { attendeeTones } from './attendee-list';

/** Events open to the person, each with the own answer and what may still be said. */
export async function OwnEvents({ rows, locale }: { rows: readonly OwnEvent[]; locale: Locale }) {
  // messages: events.own.answer.* events.kind.*
  const t = await getTranslations({ locale, namespace: 'events' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 py-4">
          <p className="flex flex-wrap items-center gap-x-3">
            <b className="text-lg" lang="zh-CN">
              {row.title}
            </b>
            <Badge tone={row.own ? attendeeTones[row.own] : 'info'}>{answerText(t, row)}</Badge>
            {row.isSample && !row.title.includes(ui('example')) ? <ExampleMark text={ui('example')} /> : null}
          </p>
          <p className="figures text-sm">{`${row.starts} — ${row.ends}`}</p>
          <p className="text-sm text-ink-2">
            {[t(`kind.${row.kind}`), row.place, row.unit].filter(Boolean).join(' · ')}
          </p>
          {row.phase === 'cancelled' ? (
            <p className="note">{t('chamber.cancelled', { reason: row.cancelReason ?? '' })}</p>
          ) : null}
          {row.onlineUrl ? (
            <ForeignLink className="quiet-link break-all" href={row.onlineUrl} locale={locale}>
              {row.onlineUrl}
            </ForeignLink>
          ) : null}
          {row.agenda ? (
            <details className="fold">
              <summary className="quiet-link">{t('chamber.agenda')}</summary>
              <p className="whitespace-pre-wrap" lang="zh-CN">
                {row.agenda}
              </p>
            </details>
          ) : null}
          <Answer row={row} locale={locale} />
        </li>
      ))}
    </ul>
  );
}

type Texts = Awaited<ReturnType<typeof getTranslations<'events'>>>;

function answerText(t: Texts, row: OwnEvent): string {
  if (row.own === null && !row.can.signUp) return t(row.placesLeft === 0 ? 'chamber.full' : 'chamber.over');
  return t(`own.answer.${row.own === null || row.own === 'planned' ? 'none' : row.own}`);
}

async function Answer({ row, locale }: { row: OwnEvent; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'events' });
  const { can } = row;
  const note = [
    row.chamber && row.own === 'signed_up' ? t('own.byChamber', { chamber: row.chamber }) : null,
    can.signUp || can.withdraw ? t('chamber.until', { date: row.signUpEnds }) : null,
    can.signUp && row.placesLeft !== null ? t('chamber.left', { count: row.placesLeft }) : null,
  ];
  return (
    <>
      <p className="note figures">{note.filter(Boolean).join(' · ')}</p>
      {can.signUp || can.decline || can.withdraw ? (
        <Form
          key={row.own ?? 'none'}
          action={answerOwnAction.bind(null, locale)}
          label={row.title}
          labels={{}}
        >
          <input type="hidden" name="id" value={row.id} />
          <div className="flex flex-wrap gap-3">
            {can.signUp ? (
              <SubmitButton name="answer" value="sign_up">
                {t('own.signUp')}
              </SubmitButton>
            ) : null}
            {can.decline ? (
              <SubmitButton look="line" name="answer" value="decline">
                {t('own.decline')}
              </SubmitButton>
            ) : null}
            {can.withdraw ? (
              <SubmitButton look="line" name="answer" value="withdraw">
                {t('own.withdraw')}
              </SubmitButton>
            ) : null}
          </div>
        </Form>
      ) : null}
    </>
  );
}
