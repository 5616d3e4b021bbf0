import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import type { DueItem } from '@/lib/desk/queries-due-kind';
import type { TodaySection } from '@/lib/desk/queries-today';
import { formatListDate } from '@/lib/shared/dates';
import { formatWan } from '@/lib/shared/money';
import './today.css';

/** One kind of things that wait, each row with the link to where it is done. */
export async function TodayList({ section }: { section: TodaySection }) {
  const t = await getTranslations('desk.desk.today');
  const { key, count } = section;
  const note = count
    ? t(count.isCapped ? 'countCapped' : 'count', { count: count.value.toLocaleString('zh-CN') })
    : null;
  return (
    <section className="today-section" aria-labelledby={`today-${key}`}>
      <SectionHead
        id={`today-${key}`}
        title={t(`section.${key}`)}
        note={note}
        href={section.more}
        linkText={t('more')}
      />
      <ul className="today-rows">
        {section.items.map((item) => (
          <TodayRow key={item.id} section={section} item={item} />
        ))}
      </ul>
    </section>
  );
}

async function TodayRow({ section: { key }, item }: { section: TodaySection; item: DueItem }) {
  // messages: greetings.desk.festivals.*
  // messages: desk.desk.today.on.* desk.desk.today.flag.* desk.desk.today.act.* desk.desk.today.section.*
  const t = await getTranslations('desk.desk.today');
  const festivals = await getTranslations('greetings.desk.festivals');
  const title =
    key === 'log'
      ? t(item.late ? 'logBroken' : item.on ? 'logStale' : 'logNever')
      : key === 'festivals' && festivals.has(item.title)
        ? festivals(item.title)
        : item.title;
  const amount = item.amountWan ? t('amount', { amount: formatWan(item.amountWan) }) : null;
  const sub = [amount, item.sub].filter(Boolean).join(' · ');
  return (
    <li>
      <div>
        <Link href={item.href}>{title}</Link>
        {sub ? <span className="sub">{sub}</span> : null}
      </div>
      <span className="when">
        {item.late ? <Badge tone="late">{t(`flag.${key}`)}</Badge> : null}
        {item.on && t.has(`on.${key}`) ? t(`on.${key}`, { date: formatListDate(item.on) }) : null}
      </span>
      <Link
        className="btn"
        href={item.actHref ?? item.href}
        aria-label={`${t(`act.${key}`)}：${title}`}
        prefetch={false}
      >
        {t(`act.${key}`)}
      </Link>
    </li>
  );
}
