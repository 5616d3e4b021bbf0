import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { BoardTrack } from '@/lib/events/queries/board';
import { TRACK_TARGET } from '@/lib/events/rules';
import { queryText } from '@/lib/shared/search-query';

/** The three counters of 三百行动, each with what it counts; every number opens to its events. */
export async function EventBoard({ tracks }: { tracks: readonly BoardTrack[] }) {
  // messages: events.desk.track.* events.desk.board.*
  const t = await getTranslations('events.desk');
  const href = (track: string, more: Record<string, string> = {}) =>
    `/desk/events${queryText({ counted: '1', track, ...more })}`;
  return (
    <div className="mt-6 grid gap-10 lg:grid-cols-3">
      {tracks.map(({ track, lines, events }) => (
        <section key={track} aria-labelledby={track}>
          <h2 id={track} className="text-lg font-semibold">
            {t(`track.${track}`)}
          </h2>
          <p className="mt-2 flex items-baseline gap-2">
            <Link className="figures text-2xl font-semibold" href={href(track)}>
              {t('board.of', { count: lines.length, target: TRACK_TARGET })}
            </Link>
            <span>{t(`board.unit.${track}`)}</span>
          </p>
          <span className="mt-2 block h-1.5 bg-mist" aria-hidden="true">
            <span
              className="block h-full bg-vermilion"
              style={{ width: `${Math.min(100, (lines.length / TRACK_TARGET) * 100)}%` }}
            />
          </span>
          <p className="note mt-1">{t('board.events', { count: events })}</p>
          {lines.length === 0 ? <p className="note mt-4">{t('board.none')}</p> : null}
          <ul className="mt-4 divide-y divide-line">
            {lines.map((line) => (
              <li key={line.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
                <Link className="quiet-link" href={href(track, { [track]: line.id })}>
                  {line.name}
                </Link>
                <span className="note figures">
                  {t('board.line', { count: line.events, date: line.lastOn })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
