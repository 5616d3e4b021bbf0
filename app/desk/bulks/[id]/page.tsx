import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { BulkRecord } from '@/components/bulks/bulk-record';
import { cancelBulkAction, undoBulkAction } from '@/lib/bulks/actions';
import { getBulk, getBulkProgress } from '@/lib/bulks/queries';
import { isRunning } from '@/lib/bulks/rules';
import { BulkRowPage } from '@/lib/bulks/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const NOBODY = '00000000-0000-7000-8000-000000000000';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulks.desk'))('title') };
}

/** One bulk act: how far it is, what became of whom, and the way back. */
export default async function BulkPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = z
    .uuid()
    .catch(NOBODY)
    .parse((await params).id);
  const asked = await searchParams;
  const page = BulkRowPage.parse(asked);
  const one = await guarded(() => getBulk(actor, id, page));
  const progress = isRunning(one.state) ? await guarded(() => getBulkProgress(actor, id)) : null;
  return (
    <BulkRecord
      one={one}
      page={page}
      progress={progress}
      basePath={env.basePath}
      problem={[asked['problem'] ?? null].flat()[0] ?? null}
      actions={{ cancelBulkAction, undoBulkAction }}
    />
  );
}
