import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HandoverRecord } from '@/components/handovers/handover-record';
import { isRunning } from '@/lib/bulks/rules';
import { cancelHandoverAction, undoHandoverAction } from '@/lib/handovers/actions';
import { getHandover, getHandoverProgress } from '@/lib/handovers/queries/handovers';
import { HandoverRowPage } from '@/lib/handovers/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handovers.desk'))('title') };
}

/** One hand-over: how far it is, what became of each record, and the way back. */
export default async function HandoverRecordPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const page = HandoverRowPage.parse(await searchParams);
  const one = await guarded(() => getHandover(actor, id, page));
  const progress = isRunning(one.state) ? await guarded(() => getHandoverProgress(actor, id)) : null;
  return (
    <HandoverRecord
      one={one}
      page={page}
      progress={progress}
      basePath={env.basePath}
      actions={{ cancelHandoverAction, undoHandoverAction }}
    />
  );
}
