import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { RecordPart } from '@/components/layout/record-page';
import { DescriptionList } from '@/components/ui/description-list';
import { StatRow } from '@/components/ui/figure';
import { Notice } from '@/components/ui/notice';
import type { DraftList, GreetingDetail, RecipientCounts } from '@/lib/greetings/queries/get-greeting';
import { filterTexts } from '@/lib/greetings/rules-form';
import { recipientStates } from '@/lib/greetings/rules';
import type { LeftOutReason } from '@/lib/greetings/rules-recipients';
import { fillText, fillValues, layoutLetter, smsSegments, smsText } from '@/lib/greetings/rules-text';
import { formatInstant } from '@/lib/shared/dates';
import { withQuery } from '@/lib/shared/search-query';
import { recipientTones } from './greeting-words';
import './greetings.css';

const number = (value: number): string => value.toLocaleString('zh-CN');
const instant = (iso: string): string => formatInstant(new Date(iso));

/** What the campaign is: festival, way, words, list, who asked and who approved. */
export async function GreetingFacts({
  greeting,
  segment,
}: {
  greeting: GreetingDetail;
  segment: number | null;
}) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.festivals.* greetings.desk.channels.*
  const people = (list: readonly { id: string; name: string }[]) =>
    list.length === 0 ? null : list.map(({ name }) => name).join('、');
  return (
    <RecordPart id="facts" title={t('fact.title')}>
      <DescriptionList
        facts={[
          {
            term: t('fact.festival'),
            value: `${greeting.ownDay ?? t(`festivals.${greeting.festival}`)} ${greeting.festivalOn}`,
          },
          { term: t('fact.channel'), value: t(`channels.${greeting.channel}`) },
          {
            term: t('fact.template'),
            value: (
              <Link href={`/desk/greetings/templates/${greeting.template.id}`}>
                {t('fact.templateText', {
                  name: greeting.template.name,
                  number: greeting.template.number,
                })}
              </Link>
            ),
          },
          {
            term: t('fact.segment'),
            value: greeting.segment ? (
              <Link href={withQuery('/desk/merchants', filterTexts(greeting.segment), {})}>
                {segment === null
                  ? t('fact.segmentLink')
                  : t('fact.segmentCount', { count: number(segment) })}
              </Link>
            ) : (
              t('scopes.by_hand')
            ),
          },
          { term: t('field.added'), value: people(greeting.added) },
          { term: t('field.takenOut'), value: people(greeting.takenOut) },
          { term: t('field.signOff'), value: greeting.signOff },
          { term: t('field.letterOn'), value: greeting.letterOn },
          { term: t('fact.unit'), value: [greeting.unit, greeting.officer.name].filter(Boolean).join(' · ') },
          {
            term: t('fact.asked'),
            value: greeting.asked ? `${greeting.asked.by} · ${instant(greeting.asked.at)}` : null,
          },
          {
            term: t('fact.decided'),
            value: greeting.decided
              ? [greeting.decided.by, instant(greeting.decided.at), greeting.decided.reason]
                  .filter(Boolean)
                  .join(' · ')
              : null,
          },
          { term: t('fact.sentOn'), value: greeting.sentOn },
          { term: t('fact.closingNote'), value: greeting.closingNote },
        ].filter((fact) => fact.value !== null)}
      />
    </RecordPart>
  );
}

/** Reasons of being left out with their numbers. */
async function Reasons({
  reasons,
  hrefOf,
}: {
  reasons: readonly { reason: LeftOutReason; count: number }[];
  hrefOf: ((reason: LeftOutReason) => string) | null;
}) {
  const t = await getTranslations('greetings.desk');
  if (reasons.length === 0) return null;
  // messages: greetings.desk.reasons.*
  return (
    <ul className="reasons" aria-label={t('list.leftOut')}>
      {reasons.map(({ reason, count }) => {
        const text = t('list.reason', { reason: t(`reasons.${reason}`), count: number(count) });
        return <li key={reason}>{hrefOf ? <Link href={hrefOf(reason)}>{text}</Link> : text}</li>;
      })}
    </ul>
  );
}

/** A draft's list as it is today. */
export async function DraftListPart({ list }: { list: DraftList }) {
  const t = await getTranslations('greetings.desk');
  return (
    <RecordPart id="list" title={t('list.draftTitle')} note={t('list.draftNote')}>
      {list.isTooLong ? <Notice tone="late">{t('list.tooLong')}</Notice> : null}
      <StatRow
        label={t('list.draftTitle')}
        stats={[
          { label: t('list.all'), value: number(list.all) },
          { label: t('list.ready'), value: number(list.ready), tone: 'good' },
          { label: t('list.leftOut'), value: number(list.all - list.ready), tone: 'muted' },
          {
            label: t('list.crowded'),
            value: number(list.crowded),
            ...(list.crowded > 0 ? { tone: 'warn' as const, hint: t('list.crowdedHint') } : {}),
          },
        ]}
      />
      <Reasons reasons={list.leftOut} hrefOf={null} />
    </RecordPart>
  );
}

/** The frozen list in numbers; each opens its people. */
export async function FrozenListPart({ counts, path }: { counts: RecipientCounts; path: string }) {
  const t = await getTranslations('greetings.desk');
  const open = (change: Record<string, string>) => `${withQuery(path, {}, change)}#recipients`;
  // messages: greetings.desk.recipientStates.*
  return (
    <RecordPart id="list" title={t('list.title')} note={t('list.note')}>
      <StatRow
        label={t('list.title')}
        stats={recipientStates.flatMap((state) => {
          const count = counts.states[state];
          return count
            ? [
                {
                  label: t(`recipientStates.${state}`),
                  value: number(count),
                  tone: recipientTones[state],
                  href: open({ show: state }),
                },
              ]
            : [];
        })}
      />
      <Reasons reasons={counts.reasons} hrefOf={(reason) => open({ show: 'left_out', reason })} />
      {counts.crowded > 0 ? (
        <Notice tone="warn">
          <Link href={open({ show: 'crowded' })}>
            {t('list.crowdedText', { count: number(counts.crowded) })}
          </Link>
        </Notice>
      ) : null}
      {counts.pullOut > 0 ? (
        <Notice tone="late">
          <Link href={open({ show: 'pull_out' })}>
            {t('list.pullOut', { count: number(counts.pullOut) })}
          </Link>
        </Notice>
      ) : null}
    </RecordPart>
  );
}

type Person = { id: string; name: string; firm: string | null; honorific: string };

/** The words as they reach the first people of the list. */
export async function PreviewPart({
  greeting,
  people,
}: {
  greeting: GreetingDetail;
  people: readonly Person[];
}) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.festivals.*
  const festival = greeting.ownDay ?? t(`festivals.${greeting.festival}`);
  const { text, channel } = greeting;
  if (people.length === 0) return null;
  return (
    <RecordPart id="preview" title={t('preview.title')} note={t('preview.note')}>
      {people.map((person, index) => {
        const values = fillValues({ ...person, ...greeting, festival });
        const sms = channel === 'sms' ? smsText(fillText(text.body, values), text.signature) : null;
        const size = sms === null ? null : smsSegments(sms);
        return (
          <details key={person.id} open={index === 0}>
            <summary>{person.name}</summary>
            {text.subject ? (
              <p className="note">{t('preview.subject', { subject: fillText(text.subject, values) })}</p>
            ) : null}
            <div className="letter-sheet">
              {sms === null ? (
                layoutLetter(text.body, values).map((line, at) => (
                  <p key={at} data-kind={line.kind}>
                    {line.text}
                  </p>
                ))
              ) : (
                <p>{sms}</p>
              )}
            </div>
            {channel === 'email' ? (
              <p className="note">
                {t('mail.why', { signOff: greeting.signOff })}
                {t('preview.refuse', { refuse: t('mail.refuse') })}
              </p>
            ) : null}
            {size ? <p className="note">{t('preview.sms', size)}</p> : null}
          </details>
        );
      })}
    </RecordPart>
  );
}
