import {
  AlignmentType,
  HeightRule,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  BorderStyle,
  type ISectionOptions,
} from 'docx';
import {
  halfPoints,
  lineOf,
  officeFonts,
  officePage,
  packDocx,
  twipsOf,
} from '@/lib/server/paper/docx-parts';
import { labelLayouts, type LabelLayout } from '../rules';
import type { LetterLine } from '../rules-text';

const BODY = 16;
const LABEL = 10.5;

/** What stands on the page before the letters: who took them out, when, what for. It is not sent to anybody. */
export type Cover = { title: string; lines: readonly (readonly [term: string, value: string])[] };

type Font = (typeof officeFonts)[keyof typeof officeFonts];
const run = (text: string, size: number, font: Font = officeFonts.body, color?: string): TextRun =>
  new TextRun({ text, size: halfPoints(size), font, ...(color ? { color } : {}) });

/**
 * The cover with the mark of the export stands before the letters and not on them: what goes to a person in the post
 * names no clerk. The file's properties say the same.
 */
function coverSection(cover: Cover): ISectionOptions {
  return {
    properties: { page: officePage() },
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: lineOf(22, { after: 18 }),
        children: [run(cover.title, 22, officeFonts.title)],
      }),
      ...cover.lines.map(
        ([term, value]) =>
          new Paragraph({
            spacing: lineOf(14, { after: 4 }),
            children: [run(`${term}：`, 14, officeFonts.heading), run(value, 14)],
          }),
      ),
    ],
  };
}

/** A letter of a person: its lines as the rules have set them. */
export type Letter = { heading: string | null; lines: readonly LetterLine[] };

function letterParagraphs(letter: Letter, isFirst: boolean, size: number): Paragraph[] {
  const indent = Math.round(size * 2 * 20);
  const heading = letter.heading
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: lineOf(22, { after: size }),
          children: [run(letter.heading, 22, officeFonts.title, 'B3352A')],
        }),
      ]
    : [];
  const lines = letter.lines.map(
    ({ kind, text }) =>
      new Paragraph({
        spacing: lineOf(size),
        ...(kind === 'text' ? { indent: { firstLine: indent } } : {}),
        ...(kind === 'right' ? { alignment: AlignmentType.RIGHT, indent: { right: indent } } : {}),
        children: [run(text, size)],
      }),
  );
  const all = [...heading, ...lines];
  if (isFirst) return all;
  // each letter begins a page
  return [
    new Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: 'exact' }, children: [] }),
    ...all,
  ];
}

/** Letters, one a page on A4, or cards on A5 lying, behind the cover. */
export async function writeLettersDocx(
  about: { title: string; author: string },
  cover: Cover,
  letters: readonly Letter[],
  form: 'letter' | 'card',
): Promise<Buffer> {
  const page =
    form === 'letter'
      ? officePage()
      : {
          size: { width: twipsOf(148), height: twipsOf(210), orientation: PageOrientation.LANDSCAPE },
          margin: { top: twipsOf(20), bottom: twipsOf(15), left: twipsOf(24), right: twipsOf(24) },
        };
  return packDocx(about, [
    coverSection(cover),
    {
      properties: { page },
      children: letters.flatMap((letter, index) =>
        letterParagraphs(letter, index === 0, form === 'letter' ? BODY : 14),
      ),
    },
  ]);
}

/** What a label says: postcode, address, name with 收. */
export type Label = { postcode: string | null; address: string; name: string };

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

function labelCell(label: Label | undefined, widthMm: number): TableCell {
  const line = (text: string, size: number, font: Font = officeFonts.body) =>
    new Paragraph({ spacing: lineOf(size), children: [run(text, size, font)] });
  return new TableCell({
    width: { size: twipsOf(widthMm), type: WidthType.DXA },
    borders: NO_BORDERS,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 0, bottom: 0, left: twipsOf(4), right: twipsOf(3), marginUnitType: WidthType.DXA },
    children: label
      ? [
          ...(label.postcode ? [line(label.postcode, LABEL)] : []),
          line(label.address, LABEL),
          line(label.name, 12, officeFonts.heading),
        ]
      : [new Paragraph({ children: [] })],
  });
}

/** Sheets of labels on A4 by the maker's measure; two columns have a gap of 2.5 mm between them. */
export async function writeLabelsDocx(
  about: { title: string; author: string },
  cover: Cover,
  labels: readonly Label[],
  layoutName: LabelLayout,
): Promise<Buffer> {
  const layout = labelLayouts[layoutName];
  const gap = layout.columns === 2 ? 2.5 : 0;
  const side = Math.max(0, (210 - layout.columns * layout.widthMm - gap) / 2);
  const top = (297 - layout.rows * layout.heightMm) / 2;
  const rows: TableRow[] = [];
  for (let at = 0; at < labels.length; at += layout.columns) {
    const cells = Array.from({ length: layout.columns }, (_, column) =>
      labelCell(labels[at + column], layout.widthMm),
    );
    const [first, ...others] = cells;
    const between = gap > 0 ? [labelCell(undefined, gap)] : [];
    rows.push(
      new TableRow({
        cantSplit: true,
        height: { value: twipsOf(layout.heightMm), rule: HeightRule.EXACT },
        children: first ? [first, ...between, ...others] : cells,
      }),
    );
  }
  const widths = [
    layout.widthMm,
    ...(gap > 0 ? [gap] : []),
    ...Array(layout.columns - 1).fill(layout.widthMm),
  ];
  return packDocx(about, [
    coverSection(cover),
    {
      // the line that Word wants behind a table must find room on the last sheet: it takes it from the bottom margin
      properties: { page: officePage({ top, bottom: Math.max(0, top - 2), left: side, right: side }) },
      children: [
        new Table({
          layout: TableLayoutType.FIXED,
          width: {
            size: twipsOf(widths.reduce((sum: number, width: number) => sum + width, 0)),
            type: WidthType.DXA,
          },
          columnWidths: widths.map((width: number) => twipsOf(width)),
          rows,
        }),
        new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [] }),
      ],
    },
  ]);
}
