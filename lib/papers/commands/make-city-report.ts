import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { writePaperDocx } from '@/lib/server/paper/write-docx';
import { writePaperPdf } from '@/lib/server/paper/write-pdf';
import type { PaperRequest } from '@/lib/server/paper/request';
import { limit } from '@/lib/server/rate-limit';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';
import { getCityReport } from '../queries/city-report';
import { getPaperFrame } from '../queries/foot';
import { cityPaper } from '../rules-city';
import type { PaperFile } from './make-brief';

/**
 * Writes the report on a city (A9) as .docx or PDF, for a stated occasion: audited, limited like exports, nothing kept.
 * Its persons are the city's key people only. 404 where nobody of the actor's scope lives.
 */
export async function makeCityReport(
  actor: PersonActor,
  placeId: string,
  { format, reason }: PaperRequest,
): Promise<PaperFile> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.city');
  const [report, frame] = await Promise.all([getCityReport(actor, placeId), getPaperFrame(actor, reason)]);
  await limit('export', actor.userId);
  const on = today();
  const paper = cityPaper(report, frame.words, { ...frame, on });
  const written = format === 'pdf' ? await writePaperPdf(paper) : await writePaperDocx(paper);
  await inTransaction((tx) =>
    recordChange(tx, actor, {
      noun: 'places',
      recordId: placeId,
      verb: 'city_report',
      after: { format, persons: report.keyPeople.length },
      reason,
    }),
  );
  const name = frame.words('papers.desk.city.fileName', { city: report.city.name, date: on });
  return { bytes: written.bytes, mime: written.mime, fileName: `${name}.${written.extension}` };
}
