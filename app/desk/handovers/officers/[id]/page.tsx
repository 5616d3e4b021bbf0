import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HoldingsTable } from '@/components/handovers/holdings-table';
import { PlanForm } from '@/components/handovers/plan-form';
import { PlanPreview } from '@/components/handovers/plan-preview';
import { TakePaper } from '@/components/papers/take-paper';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { startHandoverAction } from '@/lib/handovers/actions';
import { getHoldings, previewHandover } from '@/lib/handovers/queries/holdings';
import { planOf } from '@/lib/handovers/schema';
import { HoldingPage } from '@/lib/handovers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

// messages: handovers.desk.pack.reasons.*
const occasions = ['move', 'leave', 'standin', 'check'] as const;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('handovers.desk');
  return { title: t('officerPage') };
}

/** What one officer has in hand: the pack to take along, and for a chief the way to hand it over. */
export default async function OfficerPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const asked = await searchParams;
  const { split } = HoldingPage.parse(asked);
  const holdings = await guarded(() => getHoldings(actor, id, split));
  const plan = holdings.can.handOver ? planOf(asked) : null;
  const shares = plan ? await guarded(() => previewHandover(actor, id, plan)) : [];
  const held = Object.values(holdings.counts).reduce((sum, count) => sum + count, 0);
  const t = await getTranslations('handovers.desk');
  const ui = await getTranslations('ui');
  const path = `/desk/handovers/officers/${id}`;
  const problem = typeof asked['problem'] === 'string' ? asked['problem'] : null;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/handovers' }, { text: holdings.officer.name }]}
      />
      <PageHead title={t('officerTitle', { name: holdings.officer.name })} note={t('officerNote')} />
      {holdings.officer.works ? null : (
        <Notice tone={held > 0 ? 'late' : 'info'}>{t(held > 0 ? 'leftHolding' : 'leftNothing')}</Notice>
      )}
      <section className="part" aria-labelledby="holdings">
        <SectionHead id="holdings" title={t('holdings')} />
        <HoldingsTable holdings={holdings} own={actor.userId === id} />
      </section>
      <section className="part" aria-labelledby="pack">
        <SectionHead id="pack" title={t('pack.title')} />
        <p className="note">{t('pack.note')}</p>
        <TakePaper
          action={`${env.basePath}/api/exports/handovers/${id}`}
          title={t('pack.title')}
          reasons={occasions.map((occasion) => t(`pack.reasons.${occasion}`))}
          format="docx"
          problem={problem}
        />
      </section>
      {holdings.can.handOver && held > 0 ? (
        <section className="part" aria-labelledby="plan">
          <SectionHead id="plan" title={t('plan')} />
          <PlanForm
            path={path}
            action={`${env.basePath}${path}`}
            holdings={holdings}
            split={split}
            plan={plan}
          />
        </section>
      ) : null}
      {plan ? <PlanPreview from={id} plan={plan} shares={shares} action={startHandoverAction} /> : null}
    </div>
  );
}
