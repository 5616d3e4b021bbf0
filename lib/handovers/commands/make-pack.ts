import { recordChange } from '@/lib/audit/commands';
import type { PaperFile } from '@/lib/papers/commands/make-brief';
import { getPaperFrame } from '@/lib/papers/queries/foot';
import type { PaperRequest } from '@/lib/server/paper/request';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { writePaperDocx } from '@/lib/server/paper/write-docx';
import { writePaperPdf } from '@/lib/server/paper/write-pdf';
import { limit } from '@/lib/server/rate-limit';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canUseHandovers } from '../policy';
import { getPack } from '../queries/pack';
import { packPaper } from '../rules-pack';

/**
 * Writes the pack of a hand-over as .docx or PDF, for a stated occasion: what an officer has in hand as the reader may
 * see it. An officer takes the own one, a chief those of the units. Audited, limited like exports, nothing is kept.
 */
export async function makePack(
  actor: PersonActor,
  userId: string,
  { format, reason }: PaperRequest,
): Promise<PaperFile> {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.pack');
  const [pack, frame] = await Promise.all([getPack(actor, userId), getPaperFrame(actor, reason)]);
  await limit('export', actor.userId);
  const on = today();
  const paper = packPaper(pack, frame.words, { ...frame, on });
  const written = format === 'pdf' ? await writePaperPdf(paper) : await writePaperDocx(paper);
  await inTransaction((tx) =>
    recordChange(tx, actor, {
      noun: 'handovers',
      recordId: userId,
      verb: 'pack',
      after: { format, persons: pack.people.length },
      reason,
    }),
  );
  const name = frame.words('handovers.desk.pack.fileName', { name: pack.holdings.officer.name, date: on });
  return { bytes: written.bytes, mime: written.mime, fileName: `${name}.${written.extension}` };
}
