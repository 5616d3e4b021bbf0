import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { UnitTree } from '@/components/units/unit-tree';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { canUseDesk } from '@/lib/desk/policy';
import { requireActor } from '@/lib/server/current-actor';
import { canChangeUnits } from '@/lib/units/policy';
import { listUnits } from '@/lib/units/queries';
import { forbidden } from 'next/navigation';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('units.desk');
  return { title: t('title') };
}

/** The tree of units (C10, C11). */
export default async function UnitsPage() {
  const actor = await requireActor();
  if (!canUseDesk(actor)) forbidden();
  const units = await listUnits(actor);
  const t = await getTranslations('units.desk');
  return (
    <div className="desk-page">
      <PageHead
        title={t('title')}
        note={t('note', { count: units.length })}
        acts={
          canChangeUnits(actor) ? (
            <LinkButton href="/desk/units/new" look="primary" hotkey="N">
              {t('new')}
            </LinkButton>
          ) : null
        }
      />
      <UnitTree units={units} caption={t('caption')} />
    </div>
  );
}
