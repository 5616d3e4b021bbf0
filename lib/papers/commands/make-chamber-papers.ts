import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recordChanges } from '@/lib/audit/commands';
import { canPostToChambers } from '@/lib/chambers/policy';
import { writeLabelsDocx, writeLettersDocx, type Cover } from '@/lib/greetings/jobs/paper-docx';
import { splitPostcode } from '@/lib/greetings/rules';
import { fillValues, layoutLetter } from '@/lib/greetings/rules-text';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { XLSX_MIME } from '@/lib/server/file-kind';
import { DOCX_MIME } from '@/lib/server/paper/docx-parts';
import { writePaperDocx } from '@/lib/server/paper/write-docx';
import { limit } from '@/lib/server/rate-limit';
import { writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';
import { getChamberDirectory, type DirectoryChamber } from '../queries/chamber-directory';
import { getPaperFrame, type PaperFrame } from '../queries/foot';
import { addresseesOf, directoryPaper, directorySheet } from '../rules-chambers';
import type { ChamberPaperRequest } from '../schema-chambers';
import type { PaperFile } from './make-brief';

/**
 * Writes the directory of the chambers that a filter shows (.xlsx, .docx), or letters and label sheets to them, for a
 * stated occasion: limited like exports, marked with who took it, written to the log of each chamber, nothing kept.
 * Letters and labels are the clerks' and chiefs'. Officers' names stand only in what the actor reads.
 */
export async function makeChamberPaper(
  actor: PersonActor,
  { what, reason, ...asked }: ChamberPaperRequest,
): Promise<PaperFile> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.chambers');
  const isPost = what === 'letters' || what === 'labels';
  if (isPost && !canPostToChambers(actor)) throw new ForbiddenError('papers.letters');
  const [rows, frame] = await Promise.all([getChamberDirectory(actor, asked), getPaperFrame(actor, reason)]);
  if (rows.length === 0) throw FieldErrors.of('what', 'no_chambers');
  await limit('export', actor.userId);
  const { bytes, ids } = await compose(actor, { what, reason, ...asked }, rows, frame);
  await inTransaction((tx) =>
    recordChanges(
      tx,
      actor,
      ids.map((recordId) => ({
        noun: 'chambers',
        recordId,
        verb: isPost ? `paper_${what}` : 'paper_directory',
        after: { format: what === 'xlsx' ? 'xlsx' : 'docx', chambers: ids.length },
        reason,
      })),
    ),
  );
  const isSheet = what === 'xlsx';
  const name = frame.words(`papers.desk.chambers.fileName.${isPost ? what : 'directory'}`, { date: today() });
  return {
    bytes,
    mime: isSheet ? XLSX_MIME : DOCX_MIME,
    fileName: `${name}.${isSheet ? 'xlsx' : 'docx'}`,
  };
}

// messages: papers.desk.chambers.fileName.* papers.desk.chambers.cover.*
type Composed = { bytes: Buffer; ids: string[] };

async function compose(
  actor: PersonActor,
  asked: ChamberPaperRequest,
  rows: readonly DirectoryChamber[],
  frame: PaperFrame,
): Promise<Composed> {
  const ids = rows.map(({ id }) => id);
  if (asked.what === 'xlsx') return { ids, bytes: await writeDirectory(rows, frame) };
  if (asked.what === 'docx') {
    const written = await writePaperDocx(directoryPaper(rows, frame.words, { ...frame, on: today() }));
    return { ids, bytes: written.bytes };
  }
  return writePost(actor, asked, rows, frame);
}

async function writeDirectory(rows: readonly DirectoryChamber[], frame: PaperFrame): Promise<Buffer> {
  const output = new PassThrough();
  const sheet = directorySheet(rows, frame.words);
  const [bytes] = await Promise.all([
    buffer(output),
    writeXlsx(output, [
      {
        ...sheet,
        name: frame.words('papers.desk.chambers.sheet'),
        titleLines: [frame.words('papers.desk.chambers.paperTitle'), frame.footer],
        footer: frame.footer,
      },
    ]),
  ]);
  return bytes;
}

async function writePost(
  actor: PersonActor,
  asked: ChamberPaperRequest,
  rows: readonly DirectoryChamber[],
  frame: PaperFrame,
): Promise<Composed> {
  const { words } = frame;
  const all = addresseesOf(rows, asked, words);
  const isLabels = asked.what === 'labels';
  const sent = isLabels ? all.filter((one) => one.address !== null) : all;
  if (sent.length === 0) throw FieldErrors.of('toPresident', 'no_chambers');
  const about = { title: words(`papers.desk.chambers.cover.${asked.what}`), author: actor.userName };
  const cover: Cover = {
    title: about.title,
    lines: [
      [
        words('papers.desk.chambers.cover.content'),
        words('papers.desk.chambers.cover.copies', { count: sent.length }),
      ],
      [words('papers.desk.chambers.cover.reason'), asked.reason],
      [words('papers.desk.chambers.cover.maker'), frame.footer],
      ...(all.length > sent.length
        ? [
            [
              words('papers.desk.chambers.cover.missing'),
              [...new Set(all.filter((one) => one.address === null).map((one) => one.chamber))].join('、'),
            ] as const,
          ]
        : []),
      [
        words('greetings.desk.paper.printing'),
        words(`greetings.desk.paper.${isLabels ? 'printLabels' : 'printLetters'}`),
      ],
    ],
  };
  const ids = [...new Set(sent.map((one) => one.chamberId))];
  if (isLabels)
    return {
      ids,
      bytes: await writeLabelsDocx(
        about,
        cover,
        sent.map((one) => ({ ...splitPostcode(one.address ?? ''), name: one.envelope })),
        asked.layout,
      ),
    };
  const letterOn = asked.letterOn ?? today();
  const letters = sent.map((one) => ({
    heading: null,
    lines: layoutLetter(
      asked.body ?? '',
      fillValues({
        honorific: one.honorific,
        name: one.name,
        firm: one.chamber,
        festival: asked.reason,
        festivalOn: letterOn,
        signOff: asked.signOff ?? '',
        letterOn,
      }),
    ),
  }));
  return { ids, bytes: await writeLettersDocx(about, cover, letters, 'letter') };
}
