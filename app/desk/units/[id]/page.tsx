import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { forbidden } from 'next/navigation';
import { RecordHistory } from '@/components/audit/record-history';
import { UnitFacts } from '@/components/units/unit-facts';
import { UnitTree } from '@/components/units/unit-tree';
import { LinkButton } from '@/components/ui/button';
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
  const t = await getTranslations('units.desk');
  const below = units.filter((one) => one.id !== id && one.ancestorIds.includes(id));
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/units' }]}
      name={unit.name}
      note={t(`kind.${unit.kind}`)}
      acts={
        unit.can.change ? (
          <LinkButton href={`/desk/units/${id}/edit`} hotkey="E">
            {t('record.edit')}
          </LinkButton>
        ) : null
      }
      aside={<RecordHistory history={history} words="units.desk" />}
    >
      <UnitFacts unit={unit} />
      {below.length > 0 ? (
        <RecordPart id="children" title={t('record.children')}>
          <UnitTree units={below} caption={t('record.children')} />
        </RecordPart>
      ) : null}
    </RecordPage>
  );
}
