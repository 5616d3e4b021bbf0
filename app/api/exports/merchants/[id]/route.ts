import { takeExport } from '@/lib/exports/commands/take-export';
import { deskRecord, download } from '@/lib/server/desk-download';
import { openFile } from '@/lib/server/storage';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The written list, for whoever asked for it; every download stands in the log. */
export function GET(request: Request, context: Context): Promise<Response> {
  return deskRecord(request, context, async (actor, id) => {
    const { key, ...file } = await takeExport(actor, id);
    return download(await openFile(key), file);
  });
}
