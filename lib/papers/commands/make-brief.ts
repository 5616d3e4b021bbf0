import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import type { Paper, WrittenPaper } from '@/lib/server/paper/paper';
import type { PaperRequest } from '@/lib/server/paper/request';
import { writePaperDocx } from '@/lib/server/paper/write-docx';
import { writePaperPdf } from '@/lib/server/paper/write-pdf';
import { limit } from '@/lib/server/rate-limit';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';
import { getBrief } from '../queries/brief';
import { getPaperFrame } from '../queries/foot';
import { BRIEF_CUTS, briefPaper } from '../rules-brief';

/** A paper on its way out: nothing of it is stored. */
export type PaperFile = { bytes: Buffer; mime: string; fileName: string };

/**
 * Writes the brief before a visit: one page, as .docx or PDF, for a stated occasion. The roomiest cut that fills one
 * page is taken; .docx uses the cut that the PDF needs, so that both say the same. An audited act, limited like exports;
 * nothing is kept but the audit row. Refuses whoever does not call on people; a record outside the scope is 404.
 */
export async function makeBrief(
  actor: PersonActor,
  merchantId: string,
  { format, reason }: PaperRequest,
): Promise<PaperFile> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.brief');
  const [brief, frame] = await Promise.all([getBrief(actor, merchantId), getPaperFrame(actor, reason)]);
  await limit('export', actor.userId);
  const on = today();
  const papers = BRIEF_CUTS.map((cut) => briefPaper(brief, frame.words, { ...frame, cut, on }));
  const { paper, pdf } = await onOnePage(papers);
  const written = format === 'pdf' ? pdf : await writePaperDocx(paper);
  await inTransaction((tx) =>
    recordChange(tx, actor, {
      noun: 'merchants',
      recordId: merchantId,
      verb: 'brief',
      after: { format },
      reason,
    }),
  );
  const name = frame.words('papers.desk.brief.fileName', { name: brief.merchant.name, date: on });
  return { bytes: written.bytes, mime: written.mime, fileName: `${name}.${written.extension}` };
}

/** The first of the papers, roomy to tight, that takes one page; the tightest where none does. */
async function onOnePage(papers: readonly Paper[]): Promise<{ paper: Paper; pdf: WrittenPaper }> {
  let last: { paper: Paper; pdf: WrittenPaper } | null = null;
  for (const paper of papers) {
    last = { paper, pdf: await writePaperPdf(paper) };
    if (last.pdf.pages === 1) break;
  }
  if (!last) throw new Error('no cut to write');
  return last;
}
