import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { BulletinReaders } from '@/components/chambers/bulletin-readers';
import { BulletinKeeping, BulletinText } from '@/components/chambers/bulletin-text';
import { RecordPage } from '@/components/layout/record-page';
import { canPostToChambers } from '@/lib/chambers/policy';
import { getBulletin } from '@/lib/chambers/queries/bulletins';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

const PATH = '/desk/chambers/bulletins';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk.bulletin'))('title') };
}

/** One notice to chambers, with who has read it. */
export default async function ChamberPostPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  if (!canPostToChambers(actor)) forbidden();
  const bulletin = await guarded(() => getBulletin(actor, id));
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  // messages: chambers.bulletin.state.*
  return (
    <RecordPage
      trail={[
        { text: t('desk.title'), href: '/desk/chambers' },
        { text: t('desk.bulletin.title'), href: PATH },
      ]}
      name={bulletin.title}
      note={[
        bulletin.publishOn,
        t(`bulletin.state.${bulletin.state}`),
        bulletin.isSample ? ui('example') : null,
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={<BulletinReaders bulletin={bulletin} />}
    >
      <BulletinText bulletin={bulletin} basePath={env.basePath} locale="zh-CN" />
      <BulletinKeeping
        bulletin={bulletin}
        basePath={env.basePath}
        locale="zh-CN"
        path={`${PATH}/${id}`}
        listPath={PATH}
      />
    </RecordPage>
  );
}
