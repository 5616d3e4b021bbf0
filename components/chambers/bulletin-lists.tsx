import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge, ExampleMark, type Tone } from '@/components/ui/badge';
import type { BulletinRow } from '@/lib/chambers/queries/bulletins';
import type { MemberBulletin, ReceivedBulletin } from '@/lib/chambers/queries/received-bulletins';
import type { BulletinState } from '@/lib/chambers/rules-bulletins';
import type { Locale } from '@/lib/i18n/routing';

export const bulletinTones: Readonly<Record<BulletinState, Tone>> = {
  planned: 'info',
  shown: 'good',
  over: 'muted',
};
const LIST = 'divide-y divide-line border-y border-line';
const TITLE = 'inline-flex min-h-11 items-center text-lg font-medium';

type Kept = {
  rows: readonly BulletinRow[];
  hrefOf: (id: string) => string;
  locale: Locale;
  toChambers?: boolean;
};

/** What one keeps: where each stands, and for the unit's how many chambers have read it. */
export async function BulletinList({ rows, hrefOf, locale, toChambers }: Kept) {
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  // messages: chambers.bulletin.state.*
  return (
    <ul className={LIST}>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3">
            <Link href={hrefOf(row.id)} className={TITLE} lang="zh-CN">
              {row.title}
            </Link>
            <Badge tone={bulletinTones[row.state]}>{t(`state.${row.state}`)}</Badge>
            {row.isSample ? <ExampleMark text={ui('example')} /> : null}
          </p>
          <p className="figures flex flex-wrap gap-x-4 text-sm text-ink-2">
            <span>
              {row.untilOn
                ? t('fromTo', { from: row.publishOn, to: row.untilOn })
                : t('from', { from: row.publishOn })}
            </span>
            {toChambers ? <span>{t('readBy', { read: row.read, addressed: row.addressed })}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** The unit's notices to the own chamber; those not read yet say so in words. */
export async function ReceivedBulletins({
  rows,
  hrefOf,
  locale,
}: {
  rows: readonly ReceivedBulletin[];
  hrefOf: (id: string) => string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <ul className={LIST}>
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3">
            <Link href={hrefOf(row.id)} className={TITLE} lang="zh-CN">
              {row.title}
            </Link>
            {row.readOn ? (
              <span className="note">{t('readOn', { date: row.readOn })}</span>
            ) : row.state === 'over' ? (
              <Badge tone="muted">{t('state.over')}</Badge>
            ) : (
              <Badge tone="warn">{t('unread')}</Badge>
            )}
            {row.isSample ? <ExampleMark text={ui('example')} /> : null}
          </p>
          <p className="figures text-sm text-ink-2">
            {[row.unit, row.publishedOn].filter(Boolean).join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Bulletins of the own chambers, for a member. */
export async function MemberBulletins({
  rows,
  hrefOf,
  locale,
}: {
  rows: readonly MemberBulletin[];
  hrefOf: (id: string) => string;
  locale: Locale;
}) {
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <ul className={LIST}>
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-4 py-1">
          <Link href={hrefOf(row.id)} className={TITLE} lang="zh-CN">
            {row.title}
          </Link>
          <span className="note">
            {row.chamber} · {row.publishedOn}
          </span>
          {row.isSample ? <ExampleMark text={ui('example')} /> : null}
        </li>
      ))}
    </ul>
  );
}
