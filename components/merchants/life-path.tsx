import './life.css';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { SectionHead } from '@/components/ui/page-head';
import { periodParts, type Period } from '@/lib/merchants/rules-life';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import type { StoredStation } from '@/lib/merchants/queries/read-merchant';

type Station = {
  id: string;
  period: Period;
  head: string;
  href?: string;
  tail: string | null;
  mark: string | null;
  source: string | null;
  isNow: boolean;
};

/** The life of a person as far as it is known: posts first, then schooling, social posts, public offices, honours. */
export async function MerchantLife({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk');
  const { posts, life, politicalOffices } = merchant;
  if (posts.length + life.length + politicalOffices.length === 0) return null;
  const of = (kind: StoredStation['kind']) =>
    [...life, ...politicalOffices].filter((station) => station.kind === kind);
  return (
    <section className="part" aria-labelledby="life">
      <SectionHead id="life" title={t('life.heading')} />
      <LifeGroup
        title={t('record.posts')}
        stations={posts.map((post) => ({
          id: post.id,
          period: post,
          head: post.employerText ?? post.title ?? '',
          ...(post.companyId ? { href: `/desk/companies/${post.companyId}` } : {}),
          tail: post.employerText ? post.title : null,
          mark: post.isMain ? t('life.mainMark') : post.isEnded && !post.toText ? t('life.endedMark') : null,
          source: post.source && t('life.sourceIs', { source: post.source }),
          isNow: !post.isEnded,
        }))}
      />
      {(['education', 'social_post', 'political_office', 'honour'] as const).map((kind) => (
        <LifeGroup
          key={kind}
          title={t(`life.kind.${kind}`)}
          stations={of(kind).map((station) => ({
            id: station.id,
            period: kind === 'honour' ? { fromText: station.fromText, toText: null } : station,
            head: (kind === 'honour' ? station.title : station.body) ?? station.title ?? station.body ?? '',
            tail:
              kind === 'honour' ? (station.title ? station.body : null) : station.body ? station.title : null,
            mark: null,
            source:
              station.source &&
              t(kind === 'political_office' ? 'life.recommended' : 'life.sourceIs', {
                source: station.source,
              }),
            isNow: false,
          }))}
        />
      ))}
    </section>
  );
}

async function LifeGroup({ title, stations }: { title: string; stations: readonly Station[] }) {
  const t = await getTranslations('merchants.desk');
  if (stations.length === 0) return null;
  return (
    <>
      <h3 className="life-kind">{title}</h3>
      <ol className="life" aria-label={title}>
        {stations.map((station) => {
          const parts = periodParts(station.period);
          return (
            <li key={station.id} data-now={station.isNow ? '' : undefined}>
              <span className="life-when figures">
                {parts
                  ? [parts.from, parts.to ?? (parts.open ? t('life.untilNow') : null)]
                      .filter(Boolean)
                      .join('—')
                  : (station.period.periodText ?? '')}
              </span>
              <span className="life-what">
                {station.href ? <Link href={station.href}>{station.head}</Link> : <b>{station.head}</b>}
                {station.tail ? <span>{station.tail}</span> : null}
                {station.mark ? <span className="note">{station.mark}</span> : null}
                {station.source ? <span className="note">{station.source}</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </>
  );
}
