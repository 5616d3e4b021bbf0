import {
  AlignmentType,
  BorderStyle,
  PageBreak,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type FileChild,
} from 'docx';
import {
  DOCX_MIME,
  halfPoints,
  lineOf,
  officeFonts,
  officeFooters,
  officePage,
  packDocx,
  twipsOf,
} from './docx-parts';
import { sizesOf, TEXT_WIDTH, type Paper, type PaperBlock, type WrittenPaper } from './paper';

type Font = (typeof officeFonts)[keyof typeof officeFonts];
type Words = { font?: Font; bold?: boolean; color?: string };

const run = (text: string, size: number, { font = officeFonts.body, ...rest }: Words = {}): TextRun =>
  new TextRun({ text, size: halfPoints(size), font, ...rest });

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
const BORDERS = { top: RULE, bottom: RULE, left: RULE, right: RULE };
const PADDING = { top: 30, bottom: 30, left: 90, right: 90, marginUnitType: WidthType.DXA };

/** Writes a paper as .docx. The text can be edited on; how many pages it takes is the word processor's to say. */
export async function writePaperDocx(paper: Paper): Promise<WrittenPaper> {
  const sizes = sizesOf(paper.bodySize);
  const bytes = await packDocx({ title: paper.title, author: paper.author }, [
    {
      properties: { page: officePage() },
      footers: officeFooters(paper.footer),
      children: [
        ...(paper.mark
          ? [
              new Paragraph({
                spacing: lineOf(sizes.body),
                children: [run(paper.mark, sizes.body, { font: officeFonts.heading })],
              }),
            ]
          : []),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: lineOf(sizes.title, { after: paper.subtitle ? 0 : sizes.body }),
          children: [run(paper.title, sizes.title, { font: officeFonts.title })],
        }),
        ...(paper.subtitle
          ? [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: lineOf(sizes.body, { after: sizes.body / 2 }),
                children: [run(paper.subtitle, sizes.body)],
              }),
            ]
          : []),
        ...paper.blocks.flatMap((block) => partsOf(block, paper.bodySize)),
      ],
    },
  ]);
  return { bytes, mime: DOCX_MIME, extension: 'docx', pages: null };
}

function partsOf(block: PaperBlock, bodySize: number): FileChild[] {
  const sizes = sizesOf(bodySize);
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          keepNext: true,
          spacing: lineOf(sizes.heading, { before: sizes.body * 0.4 }),
          children: [run(block.text, sizes.heading, { font: officeFonts.heading })],
        }),
      ];
    case 'warning':
      return [
        new Paragraph({
          spacing: lineOf(sizes.body, { after: 3 }),
          children: [run(block.text, sizes.body, { bold: true, color: 'B3352A' })],
        }),
      ];
    case 'text':
      return [
        new Paragraph({
          spacing: lineOf(sizes.body),
          indent: { firstLine: Math.round(sizes.body * 2 * 20) },
          children: [run(block.text, sizes.body)],
        }),
      ];
    case 'note':
      return [
        new Paragraph({
          spacing: lineOf(sizes.note),
          children: [run(block.text, sizes.note, { color: '555555' })],
        }),
      ];
    case 'list':
      return block.items.map((item, index) => listItem(item, index, sizes.body));
    case 'facts':
      return [block.pairs ? pairsTable(block.rows, sizes.body) : factsTable(block.rows, sizes.body), gap()];
    case 'table':
      return [dataTable(block, sizes.body), gap()];
    case 'newPage':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** A line of four points between a table and what follows; Word would join two tables without it. */
const gap = (): Paragraph => new Paragraph({ spacing: lineOf(3) });

const listItem = (text: string, index: number, size: number): Paragraph => {
  const hanging = Math.round(size * 1.7 * 20);
  return new Paragraph({
    spacing: lineOf(size),
    indent: { left: hanging, hanging },
    tabStops: [{ type: 'left', position: hanging }],
    children: [
      new TextRun({
        children: [`${index + 1}.`, new Tab(), text],
        size: halfPoints(size),
        font: officeFonts.body,
      }),
    ],
  });
};

function tableOf(shares: readonly number[], rows: TableRow[]): Table {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const width = twipsOf(TEXT_WIDTH);
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.round((width * share) / whole)),
    layout: TableLayoutType.FIXED,
    rows,
  });
}

function cell(
  text: string,
  size: number,
  look: { head?: boolean; end?: boolean; span?: number } = {},
): TableCell {
  return new TableCell({
    borders: BORDERS,
    margins: PADDING,
    verticalAlign: VerticalAlign.CENTER,
    ...(look.span ? { columnSpan: look.span } : {}),
    ...(look.head ? { shading: { type: ShadingType.CLEAR, fill: 'F3EFE7', color: 'auto' } } : {}),
    children: [
      new Paragraph({
        alignment: look.end ? AlignmentType.RIGHT : look.head ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: lineOf(size),
        children: [run(text, size, look.head ? { font: officeFonts.heading } : {})],
      }),
    ],
  });
}

const TERM_SHARE = 18;

const factsTable = (rows: readonly (readonly [string, string])[], size: number): Table =>
  tableOf(
    [TERM_SHARE, 100 - TERM_SHARE],
    rows.map(
      ([term, value]) =>
        new TableRow({ cantSplit: true, children: [cell(term, size, { head: true }), cell(value, size)] }),
    ),
  );

/** Two facts on a line; an odd last one takes the whole line. */
function pairsTable(rows: readonly (readonly [string, string])[], size: number): Table {
  const lines: TableRow[] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const [left, right] = [rows[at], rows[at + 1]];
    if (!left) continue;
    lines.push(
      new TableRow({
        cantSplit: true,
        children: right
          ? [
              cell(left[0], size, { head: true }),
              cell(left[1], size),
              cell(right[0], size, { head: true }),
              cell(right[1], size),
            ]
          : [cell(left[0], size, { head: true }), cell(left[1], size, { span: 3 })],
      }),
    );
  }
  return tableOf([TERM_SHARE, 50 - TERM_SHARE, TERM_SHARE, 50 - TERM_SHARE], lines);
}

function dataTable(block: Extract<PaperBlock, { kind: 'table' }>, size: number): Table {
  return tableOf(
    block.columns.map((column) => column.share),
    [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.columns.map((column) => cell(column.head, size, { head: true })),
      }),
      ...block.rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: block.columns.map((column, at) =>
              cell(row[at] ?? '', size, { end: column.align === 'end' }),
            ),
          }),
      ),
    ],
  );
}
