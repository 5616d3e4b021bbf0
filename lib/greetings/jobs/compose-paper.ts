import { clientTexts } from '@/lib/i18n/client-texts';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { formatInstant } from '@/lib/shared/dates';
import { isoDay, type GreetingRecord } from '../queries/read-greeting';
import { labelLayoutNames, splitPostcode } from '../rules';
import { envelopeName } from '@/lib/merchants/rules-salutation';
import { fillText, fillValues, layoutLetter, smsText } from '../rules-text';
import { writeLabelsDocx, writeLettersDocx, type Cover } from './paper-docx';
import type { Copy } from './read-copies';

type Asked = { kind: string; layout: string | null; part: number; parts: number };
type Written =
  | { kind: 'docx'; bytes: Buffer }
  | { kind: 'csv'; header: readonly string[]; rows: readonly (readonly string[])[] };

type Words = (key: string, values?: Record<string, string>) => string;

/** The words of files and of what is sent, in Chinese, which is the language of greetings. */
export async function readWords(): Promise<Words> {
  // messages: greetings.desk.paper.* greetings.desk.festivals.* greetings.desk.mail.*
  const texts = await clientTexts('zh-CN', [
    'greetings.desk.paper',
    'greetings.desk.festivals',
    'greetings.desk.mail',
  ]);
  return (key, values = {}) =>
    Object.entries(values).reduce(
      (line, [name, value]) => line.replaceAll(`{${name}}`, () => value),
      texts[`greetings.desk.${key}`] ?? key,
    );
}

/** What a festival is called in a letter. */
export const festivalName = (row: GreetingRecord, words: Words): string =>
  row.ownDay?.name ?? words(`festivals.${row.festival}`);

/** The values of the placeholders in one person's copy. */
export function valuesOf(row: GreetingRecord, festival: string, copy: Omit<Copy, 'contact'>) {
  return fillValues({
    honorific: copy.honorific,
    name: copy.name,
    firm: copy.firm,
    festival,
    festivalOn: isoDay(row.festivalOn),
    signOff: row.signOff,
    letterOn: isoDay(row.letterOn),
  });
}

/** Writes one file of a campaign: letters or cards one a page, labels, or the sheet for the SMS gateway. */
export async function composePaper(
  actor: PersonActor,
  row: GreetingRecord,
  asked: Asked,
  copies: readonly Copy[],
): Promise<Written> {
  const words = await readWords();
  const festival = festivalName(row, words);
  if (asked.kind === 'sms') {
    return {
      kind: 'csv',
      header: [words('paper.phone'), words('paper.text'), words('paper.reference')],
      rows: copies.map((copy) => [
        copy.contact,
        smsText(fillText(row.text.body, valuesOf(row, festival, copy)), row.text.signature),
        copy.recipientId,
      ]),
    };
  }
  const { profile } = await readPublicProgramme();
  const about = {
    title: `${row.number} ${row.title}`,
    author: `${profile.bureau['zh-CN']} ${actor.userName}`,
  };
  const cover = await coverOf(actor, row, asked, copies.length, words);
  const layout = labelLayoutNames.find((name) => name === asked.layout);
  if (asked.kind === 'labels' && layout) {
    const labels = copies.map((copy) => ({
      ...splitPostcode(copy.contact),
      name: envelopeName(copy.name, copy.honorific),
    }));
    return { kind: 'docx', bytes: await writeLabelsDocx(about, cover, labels, layout) };
  }
  const isCard = asked.kind === 'cards';
  const letters = copies.map((copy) => {
    const values = valuesOf(row, festival, copy);
    const heading = row.text.subject && isCard ? fillText(row.text.subject, values) : null;
    return { heading, lines: layoutLetter(row.text.body, values) };
  });
  return { kind: 'docx', bytes: await writeLettersDocx(about, cover, letters, isCard ? 'card' : 'letter') };
}

/** The cover: what, for whom, who took it out, who approved, how it is to be kept. */
async function coverOf(
  actor: PersonActor,
  row: GreetingRecord,
  asked: Asked,
  persons: number,
  words: Words,
): Promise<Cover> {
  const [unit, decider] = await Promise.all([
    db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }),
    row.decidedBy ? db.user.findUnique({ where: { id: row.decidedBy }, select: { name: true } }) : null,
  ]);
  const part = words('paper.part', { part: String(asked.part), parts: String(asked.parts) });
  const isLabels = asked.kind === 'labels';
  return {
    title: row.title,
    lines: [
      [words('paper.number'), row.number],
      [words('paper.content'), `${words(`paper.kinds.${asked.kind}`)} ${part}`],
      [words('paper.persons'), words('paper.personsText', { persons: String(persons) })],
      [
        words('paper.maker'),
        [unit?.name, actor.userName, formatInstant(new Date())].filter(Boolean).join(' '),
      ],
      ...(decider && row.decidedAt
        ? [[words('paper.approved'), `${decider.name} ${formatInstant(row.decidedAt)}`] as const]
        : []),
      [words('paper.use'), words('paper.useText', { title: row.title })],
      [words('paper.duty'), words('paper.dutyText')],
      [words('paper.printing'), words(isLabels ? 'paper.printLabels' : 'paper.printLetters')],
    ],
  };
}
