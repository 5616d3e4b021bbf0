import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ExportRecord } from '@/components/exports/export-record';
import { cancelExportAction, decideExportAction } from '@/lib/exports/actions';
import { getExport, getExportProgress } from '@/lib/exports/queries/get-export';
import { isRunning } from '@/lib/exports/rules';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

type Props = { params: Promise<{ id: string }> };

const NOBODY = '00000000-0000-7000-8000-000000000000';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports.desk'))('title') };
}

/** One export: how far it is, the file, or the decision that it waits for. */
export default async function ExportPage({ params }: Props) {
  const actor = await requireActor();
  const id = z
    .uuid()
    .catch(NOBODY)
    .parse((await params).id);
  const one = await guarded(() => getExport(actor, id));
  const progress = isRunning(one.state) ? await guarded(() => getExportProgress(actor, id)) : null;
  return (
    <ExportRecord
      one={one}
      progress={progress}
      basePath={env.basePath}
      actions={{ cancelExportAction, decideExportAction }}
    />
  );
}
