import '@/components/imports/imports.css';
import { getTranslations } from 'next-intl/server';
import { BatchView } from '@/components/imports/batch-view';
import {
  applyBatchAction,
  cancelBatchAction,
  chooseSheetAction,
  confirmMappingAction,
  decideConflictsAction,
  decideRowsAction,
  retryBatchAction,
  undoBatchAction,
} from '@/lib/imports/actions';
import { getBatch, getBatchProgress } from '@/lib/imports/queries/get-batch';
import { getBatchRow, listBatchRows } from '@/lib/imports/queries/list-batch-rows';
import { listRemoved } from '@/lib/imports/queries/list-removed';
import { isRunning } from '@/lib/imports/rules';
import { BatchRowsPage } from '@/lib/imports/search-params';
import { listPublicTiers } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { contributionKinds, merchantKinds } from '@/lib/merchants/schema';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { z } from 'zod';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata() {
  return { title: (await getTranslations('imports.desk'))('title') };
}

/** One batch at the step where it stands: mapping, review, writing, result. */
export default async function ImportPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const { id } = await params;
  const page = BatchRowsPage.parse(await searchParams);
  const data = await guarded(() => read(actor, id, page));
  return (
    <BatchView
      {...data}
      page={page}
      actions={{
        applyBatchAction,
        cancelBatchAction,
        chooseSheetAction,
        confirmMappingAction,
        decideConflictsAction,
        decideRowsAction,
        retryBatchAction,
        undoBatchAction,
      }}
      basePath={env.basePath}
    />
  );
}

async function read(actor: PersonActor, id: string, page: BatchRowsPage) {
  const batch = await getBatch(actor, z.uuid().catch('00000000-0000-7000-8000-000000000000').parse(id));
  const counted = batch.counts.rows > 0 && batch.state !== 'cancelled';
  const state = batch.state === 'undone' ? 'blocked' : batch.state === 'applied' ? 'conflict' : undefined;
  const [progress, rows, left, opened, tiers, removed] = await Promise.all([
    isRunning(batch.state) ? getBatchProgress(actor, batch.id) : null,
    counted && !isRunning(batch.state) ? listBatchRows(actor, batch.id, page) : null,
    counted && state
      ? listBatchRows(actor, batch.id, { tab: undefined, after: undefined, before: undefined, state })
      : null,
    page.open && counted ? getBatchRow(actor, batch.id, page.open) : null,
    listPublicTiers(),
    page.tab === 'removed' && counted ? listRemoved(actor, batch.id) : null,
  ]);
  // messages: merchants.desk.kinds.* merchants.desk.contributions.*
  const m = await getTranslations('merchants.desk');
  const names = Object.fromEntries([
    ...[...tiers.strength, ...tiers.influence].map((tier) => [tier.id, tier.name]),
    ...merchantKinds.map((kind) => [kind, m(`kinds.${kind}`)]),
    ...contributionKinds.map((kind) => [kind, m(`contributions.${kind}`)]),
  ]) as Record<string, string>; // cast: pairs of texts
  return { batch, progress, rows, left, opened, names, removed };
}
