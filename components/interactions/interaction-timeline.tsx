import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import { Timeline } from '@/components/ui/timeline';
import type { InteractionRow, Timeline as Contacts } from '@/lib/interactions/queries/list-interactions';
import './interactions.css';

type Props = {
  contacts: Contacts;
  /** the list with the same condition: `merchant=…`, `company=…` */
  query: string;
  /** what stands above the timeline: the count of leaders' visits on a chamber's record */
  lead?: ReactNode;
  /** name the people: on a firm's record */
  withPeople?: boolean;
  mayLog: boolean;
};

/** The newest contacts on a person's or firm's record, with the number of each way of contact. */
export async function InteractionPanel({ contacts, query, lead, withPeople = false, mayLog }: Props) {
  const t = await getTranslations('interactions.desk');
  const { rows, channels, hasMore, withheld } = contacts;
  const counts = channels
    .map(({ channel, count }) => t('panel.counts', { channel: t(`channels.${channel}`), count }))
    .join(' · ');
  return (
    <section className="part contact-log" aria-labelledby="log">
      <SectionHead id="log" title={t('panel.title')} note={counts || undefined} />
      {lead}
      {withheld ? <p className="note">{t('panel.withheld')}</p> : null}
      {!withheld && rows.length === 0 ? <p className="note">{t('panel.none')}</p> : null}
      {rows.length > 0 ? (
        <Timeline
          label={t('panel.title')}
          items={await Promise.all(rows.map((row, index) => timelineItem(row, withPeople, index === 0)))}
        />
      ) : null}
      <p className="flex flex-wrap items-center gap-3">
        {mayLog && !withheld ? (
          <LinkButton href={`/desk/interactions/new?${query}`}>{t('new')}</LinkButton>
        ) : null}
        {hasMore ? <Link href={`/desk/interactions?${query}`}>{t('panel.more')}</Link> : null}
      </p>
    </section>
  );
}

async function timelineItem(row: InteractionRow, withPeople: boolean, now: boolean) {
  const t = await getTranslations('interactions.desk');
  const channel = t(`channels.${row.channel}`);
  const officers = row.officers.map(({ name, unit }) => t('record.officerLine', { name, unit }));
  return {
    id: row.id,
    date: row.happenedOn,
    dateText: [row.happenedOn, row.happenedAt].filter(Boolean).join(' '),
    title: [channel, row.subject].filter(Boolean).join(' · '),
    by: (officers.length > 0 ? officers : [row.unit]).filter(Boolean).join('、'),
    now,
    body: (
      <>
        <RowMarks row={row} />
        {row.leaderText ? <p>{t('panel.leader', { name: row.leaderText })}</p> : null}
        {withPeople && row.persons.length > 0 ? (
          <p className="note">{t('panel.with', { names: await peopleText(row) })}</p>
        ) : null}
        {row.summary ? <p className="said">{row.summary}</p> : null}
        {row.difficulty ? <p className="note">{t('panel.difficulty', { text: row.difficulty })}</p> : null}
        <NextLine row={row} />
        <p className="note">
          {row.papers > 0 ? `${t('panel.papers', { count: row.papers })} · ` : null}
          <Link
            href={`/desk/interactions/${row.id}`}
            aria-label={t('panel.openNamed', { date: row.happenedOn, channel })}
          >
            {t('panel.open')}
          </Link>
        </p>
      </>
    ),
  };
}

/** Draft, nobody reached, open difficulty: what a reader must not overlook. */
export async function RowMarks({ row }: { row: InteractionRow }) {
  const t = await getTranslations('interactions.desk');
  const outcome = row.outcome && row.outcome !== 'reached' ? row.outcome : null;
  if (row.state === 'complete' && !outcome && row.difficultyState !== 'open') return null;
  return (
    <p className="flex flex-wrap gap-2">
      {row.state === 'draft' ? <Badge tone="muted">{t('states.draft')}</Badge> : null}
      {outcome ? (
        <Badge tone={outcome === 'not_reached' || outcome === 'declined' ? 'muted' : 'good'}>
          {t(`outcomes.${outcome}`)}
        </Badge>
      ) : null}
      {row.difficultyState === 'open' ? <Badge tone="warn">{t('difficultyStates.open')}</Badge> : null}
    </p>
  );
}

/** The agreed next step, and whether it is late or done. */
async function NextLine({ row }: { row: InteractionRow }) {
  const t = await getTranslations('interactions.desk');
  if (!row.nextOn) return null;
  const text = row.nextText
    ? t('panel.nextWith', { date: row.nextOn, text: row.nextText })
    : t('panel.next', { date: row.nextOn });
  return (
    <span className="next" data-late={row.isNextLate ? '' : undefined}>
      {text}
      {row.nextDoneOn ? ` · ${t('panel.nextDone')}` : null}
      {row.isNextLate ? ` · ${t('record.nextLate')}` : null}
    </span>
  );
}

/** 张三、李四等 5 人; the firm or chamber where the contact was with nobody by name. */
export async function peopleText(
  row: Pick<InteractionRow, 'persons' | 'others' | 'company' | 'chamber'>,
): Promise<string> {
  const t = await getTranslations('interactions.desk.panel');
  const names = row.persons.map((person) => person.name).join('、');
  if (row.others > 0) return `${names}${t('others', { count: row.persons.length + row.others })}`;
  return names || (row.company ?? row.chamber ?? '');
}
