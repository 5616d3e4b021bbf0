import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { RecordHistory } from '@/components/audit/record-history';
import { UnitFacts } from '@/components/units/unit-facts';
import { UnitTree } from '@/components/units/unit-tree';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { canUseDesk } from '@/lib/desk/policy';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { getUnit, getUnitHistory, listUnits } from '@/lib/units/queries';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('units.desk');
  return { title: t('title') };
}

/** One unit: facts, former parents, what hangs below it, what was done to it. */
export default async function UnitPage({ params }: Props) {
  const actor = await requireActor();
  if (!canUseDesk(actor)) forbidden();
  const id = uuidParam((await params).id);
  const [unit, units, history] = await guarded(() =>
    Promise.all([getUnit(actor, id), listUnits(actor), getUnitHistory(actor, id)]),
  );
  // messages: units.desk.verb.* units.desk.field.*
  const t = await getTranslations('units.desk');
  const ui = await getTranslations('ui');
  const below = units.filter((one) => one.id !== id && one.ancestorIds.includes(id));
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/units' }, { text: unit.name }]}
      />
      <PageHead
        title={unit.name}
        note={t(`kind.${unit.kind}`)}
        acts={
          unit.can.change ? (
            <LinkButton href={`/desk/units/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null
        }
      />
      <div className="record">
        <div>
          <UnitFacts unit={unit} />
          {below.length > 0 ? (
            <section className="part" aria-labelledby="children">
              <SectionHead id="children" title={t('record.children')} />
              <UnitTree units={below} caption={t('record.children')} />
            </section>
          ) : null}
        </div>
        <section className="part" aria-labelledby="history">
          <h2 id="history">{t('record.history')}</h2>
          <RecordHistory
            history={history}
            label={t('record.history')}
            verbText={(verb) => (t.has(`verb.${verb}`) ? t(`verb.${verb}`) : verb)}
            fieldText={(field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field)}
          />
        </section>
      </div>
    </div>
  );
}
