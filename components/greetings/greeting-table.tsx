import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import type { GreetingRow } from '@/lib/greetings/queries/list-greetings';
import { greetingTones, shownState } from './greeting-words';

/** Campaigns: what, when, by which way, how it stands. */
export async function GreetingTable({ rows }: { rows: readonly GreetingRow[] }) {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.column.* greetings.desk.states.* greetings.desk.channels.* greetings.desk.festivals.*
  const label = (key: string): string => t(`column.${key}`);
  return (
    <PlainTable
      caption={t('caption')}
      hideCaption
      columns={[
        { key: 'title', label: label('title'), kind: 'link' },
        { key: 'festival', label: label('festival') },
        { key: 'on', label: label('on'), kind: 'date', wideOnly: true },
        { key: 'channel', label: label('channel'), wideOnly: true },
        { key: 'state', label: label('state'), kind: 'badge' },
        { key: 'toSend', label: label('toSend'), kind: 'number', align: 'end' },
        { key: 'sent', label: label('sent'), kind: 'number', align: 'end', wideOnly: true },
        { key: 'unit', label: label('unit'), wideOnly: true },
        { key: 'officer', label: label('officer'), wideOnly: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.title, href: `/desk/greetings/${row.id}`, sub: row.number },
          row.ownDay ?? t(`festivals.${row.festival}`),
          row.festivalOn,
          t(`channels.${row.channel}`),
          {
            text: t(`states.${shownState({ ...row, sending: row.channel === 'email' ? 'running' : null })}`),
            tone: greetingTones[row.state],
          },
          row.toSend,
          row.sent,
          row.unit,
          row.officer,
        ],
      }))}
    />
  );
}
