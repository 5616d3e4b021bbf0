import { PassThrough, Readable } from 'node:stream';
import { z } from 'zod';
import { getErrorWorkbook } from '@/lib/imports/queries/error-workbook';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { describeError, logger } from '@/lib/server/logger';
import { FILE_POLICY } from '@/lib/server/security-headers';

export const dynamic = 'force-dynamic';

/** The rows that need a look, as a workbook with the remark in the cell; written while it is sent. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const id = z.uuid().safeParse((await params).id);
    const actor = await currentActor();
    if (actor === null) return await apiProblem(request, 401, 'session_expired');
    if (!id.success) return await apiProblem(request, 404, 'not_found');
    const { fileName, write } = await getErrorWorkbook(actor, id.data);
    const output = new PassThrough();
    write(output).catch((error: unknown) => {
      logger().warn({ err: describeError(error) }, 'error workbook was not sent whole');
      output.destroy(error instanceof Error ? error : undefined);
    });
    // cast: Node's and the browser's types of one stream
    return new Response(Readable.toWeb(output) as unknown as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename="remarks.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        'cache-control': 'private, no-store',
        'content-security-policy': FILE_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return problemOf(request, error);
  }
}
