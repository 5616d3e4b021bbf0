import type { DeskWords } from '@/lib/i18n/desk-words';
import { envelopeName, honorificOf } from '@/lib/merchants/rules-salutation';
import type { Paper } from '@/lib/server/paper/paper';
import { formatLetterDate } from '@/lib/shared/dates';
import type { DirectoryChamber } from './queries/chamber-directory';

const nameOf = (chamber: DirectoryChamber, rank: string): string =>
  chamber.officers.find((officer) => officer.rank === rank)?.name ?? '';

const membersOf = (chamber: DirectoryChamber, words: DeskWords): string =>
  chamber.counted === null ? '' : words('papers.desk.chambers.members', { count: chamber.counted });

const statedOf = (chamber: DirectoryChamber, words: DeskWords): string =>
  chamber.stated
    ? words(`chambers.qualified.${chamber.statedQualifier ?? 'exact'}`, { count: chamber.stated })
    : '';

const termOf = (chamber: DirectoryChamber, words: DeskWords): string =>
  chamber.termNumber === null
    ? ''
    : words('papers.desk.chambers.term', {
        number: chamber.termNumber,
        endsOn: chamber.termEndsOn ?? words('papers.desk.chambers.noEnd'),
      });

// messages: papers.desk.chambers.column.* chambers.status.* chambers.kind.* chambers.qualified.*
const CELLS: Readonly<Record<string, (chamber: DirectoryChamber, words: DeskWords) => string>> = {
  name: (chamber) => chamber.name,
  kind: (chamber, words) => words(`chambers.kind.${chamber.kind}`),
  status: (chamber, words) => words(`chambers.status.${chamber.status}`),
  city: (chamber) => chamber.city ?? '',
  foundedOn: (chamber) => chamber.foundedOn ?? '',
  registryNo: (chamber) => chamber.registryNo ?? '',
  term: termOf,
  president: (chamber) => nameOf(chamber, 'president'),
  presidentFirm: (chamber) => chamber.presidentFirm ?? '',
  secretary: (chamber) => nameOf(chamber, 'secretary_general'),
  phone: (chamber) => chamber.secretariatPhone ?? '',
  address: (chamber) => chamber.address ?? '',
  counted: membersOf,
  stated: statedOf,
  unit: (chamber) => chamber.unit ?? '',
};

const WIDE: Readonly<Record<string, number>> = { name: 28, presidentFirm: 28, address: 36, term: 24 };
const NARROW_PAPER = [
  ['name', 27],
  ['city', 11],
  ['status', 11],
  ['president', 11],
  ['secretary', 11],
  ['phone', 17],
  ['counted', 12],
] as const;

/** The sheet of a directory: every column, as text. */
export function directorySheet(rows: readonly DirectoryChamber[], words: DeskWords) {
  return {
    columns: Object.keys(CELLS).map((key) => ({
      header: words(`papers.desk.chambers.column.${key}`),
      width: WIDE[key] ?? 14,
    })),
    rows: rows.map((row) => Object.values(CELLS).map((cell) => cell(row, words))),
  };
}

/** The paper of a directory: what fits across a page held upright. */
export function directoryPaper(
  rows: readonly DirectoryChamber[],
  words: DeskWords,
  how: { footer: string; author: string; on: string; unit: string | null },
): Paper {
  return {
    title: words('papers.desk.chambers.paperTitle'),
    subtitle: [how.unit, formatLetterDate(how.on)].filter(Boolean).join('　'),
    mark: words('papers.desk.internal'),
    footer: how.footer,
    author: how.author,
    bodySize: 10.5,
    blocks: [
      { kind: 'note', text: words('papers.desk.chambers.count', { count: rows.length }) },
      {
        kind: 'table',
        columns: NARROW_PAPER.map(([key, share]) => ({
          head: words(`papers.desk.chambers.column.${key}`),
          share,
        })),
        rows: rows.map((row) => NARROW_PAPER.map(([key]) => CELLS[key]?.(row, words) ?? '')),
      },
    ],
  };
}

/** Somebody to whom a letter goes: how it addresses them, and what stands on the envelope. */
export type ChamberAddressee = {
  chamberId: string;
  chamber: string;
  honorific: string;
  envelope: string;
  name: string;
  address: string | null;
};

/**
 * The president by name, where the actor reads it, and else by office; the secretariat as an office. In the order of
 * the directory.
 */
export function addresseesOf(
  rows: readonly DirectoryChamber[],
  to: { toPresident: boolean; toSecretariat: boolean },
  words: DeskWords,
): ChamberAddressee[] {
  return rows.flatMap((row) => {
    const shared = { chamberId: row.id, chamber: row.name, address: row.address };
    const office = words('papers.desk.chambers.secretariat', { chamber: row.name });
    return [
      ...(to.toPresident ? [{ ...shared, ...presidentOf(row, words) }] : []),
      ...(to.toSecretariat
        ? [
            {
              ...shared,
              honorific: office,
              name: office,
              envelope: words('papers.desk.chambers.envelope', { name: office }),
            },
          ]
        : []),
    ];
  });
}

function presidentOf(row: DirectoryChamber, words: DeskWords) {
  const name = nameOf(row, 'president');
  if (!name) {
    const office = words('papers.desk.chambers.presidentOf', { chamber: row.name });
    return {
      honorific: office,
      name: office,
      envelope: words('papers.desk.chambers.envelope', { name: office }),
    };
  }
  const title = words('papers.desk.chambers.titlePresident');
  const honorific = honorificOf({ name, titles: [title], salutation: null, sex: null, isOfficial: false });
  return { honorific, name, envelope: `${row.name} ${envelopeName(name, honorific)}` };
}
