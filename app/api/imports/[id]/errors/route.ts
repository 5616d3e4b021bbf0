import { getErrorWorkbook } from '@/lib/imports/queries/error-workbook';
import { deskRecord, writtenDownload } from '@/lib/server/desk-download';
import { XLSX_MIME } from '@/lib/server/file-kind';

export const dynamic = 'force-dynamic';

/** The rows that need a look, as a workbook with the remark in the cell; written while it is sent. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskRecord(request, context, async (actor, id) => {
    const { fileName, write } = await getErrorWorkbook(actor, id);
    return writtenDownload(write, { fileName, mime: XLSX_MIME });
  });
}
