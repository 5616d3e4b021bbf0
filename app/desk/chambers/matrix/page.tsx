import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MatrixChambers, MatrixCities } from '@/components/chambers/chamber-matrix';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getChamberMatrix, MANY_PEOPLE } from '@/lib/chambers/queries/chamber-matrix';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.matrix'))('title') };
}

/** The chambers by city (B3): where they are, where none is, and how far their rosters can be believed. */
export default async function ChamberMatrixPage() {
  const actor = await requireActor();
  const matrix = await guarded(() => getChamberMatrix(actor));
  const t = await getTranslations('chambers.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/chambers' }, { text: t('matrix.title') }]}
      />
      <PageHead title={t('matrix.title')} note={t('matrix.note')} />
      <MatrixCities matrix={matrix} many={MANY_PEOPLE} />
      <MatrixChambers matrix={matrix} />
    </div>
  );
}
