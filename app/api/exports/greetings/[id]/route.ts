import { takePaper } from '@/lib/greetings/commands/papers';
import { deskRecord, download } from '@/lib/server/desk-download';
import { openFile } from '@/lib/server/storage';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** A file of a campaign (letters, labels, the gateway's sheet); every download stands in the log. */
export function GET(request: Request, context: Context): Promise<Response> {
  return deskRecord(request, context, async (actor, id) => {
    const { key, ...file } = await takePaper(actor, id);
    return download(await openFile(key), file);
  });
}
