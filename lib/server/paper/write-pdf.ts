import path from 'node:path';
import pdfmake from 'pdfmake';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import {
  LINE_HEIGHT,
  PAPER_MARGINS,
  sizesOf,
  TEXT_WIDTH,
  type Paper,
  type PaperBlock,
  type WrittenPaper,
} from './paper';

const folder = path.join(process.cwd(), 'node_modules/@embedpdf/fonts-sc/fonts');
const regular = path.join(folder, 'NotoSansHans-Regular.otf');
const bold = path.join(folder, 'NotoSansHans-Bold.otf');

// what stands in a paper comes from people: nothing in it may make the server read a file or an address
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((asked) => asked === regular || asked === bold);
pdfmake.setFonts({ Hans: { normal: regular, bold, italics: regular, bolditalics: bold } });

const pointsOf = (millimetres: number): number => (millimetres * 72) / 25.4;
/** Line height of the font itself; pdfmake multiplies it. */
const FONT_LINE = 1;
const lineHeight = LINE_HEIGHT / FONT_LINE;
const RULE = '#999999';

/** Writes a paper as PDF, its fonts embedded as far as they are used. Tells how many pages it takes. */
export async function writePaperPdf(paper: Paper): Promise<WrittenPaper> {
  const sizes = sizesOf(paper.bodySize);
  let pages = 0;
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: [
      pointsOf(PAPER_MARGINS.left),
      pointsOf(PAPER_MARGINS.top),
      pointsOf(PAPER_MARGINS.right),
      pointsOf(PAPER_MARGINS.bottom),
    ],
    info: { title: paper.title, author: paper.author, creator: paper.author, producer: 'Sangzi' },
    language: 'zh-CN',
    defaultStyle: { font: 'Hans', fontSize: sizes.body, lineHeight },
    content: [
      ...(paper.mark ? [{ text: paper.mark, bold: true }] : []),
      { text: paper.title, fontSize: sizes.title, bold: true, alignment: 'center', lineHeight: 1 },
      paper.subtitle
        ? { text: paper.subtitle, alignment: 'center', margin: withBelow(sizes.body / 2) }
        : { text: '', margin: withBelow(sizes.body / 2) },
      ...paper.blocks.map((block) => partOf(block, paper.bodySize)),
    ],
    footer: (page, count) => {
      pages = count;
      return footOf(page, paper.footer);
    },
  };
  const bytes = await pdfmake.createPdf(definition).getBuffer();
  return { bytes: Buffer.from(bytes), mime: 'application/pdf', extension: 'pdf', pages };
}

/** Space below a part, in points. */
const withBelow = (points: number): [number, number, number, number] => [0, 2, 0, points];

/** The number right on odd pages, left on even ones, 7 mm below the text (GB/T 9704 7.5). */
function footOf(page: number, line: string): Content {
  const sizes = sizesOf(12);
  return {
    margin: [
      pointsOf(PAPER_MARGINS.left),
      pointsOf(7) - sizes.pageNumber / 2,
      pointsOf(PAPER_MARGINS.right),
      0,
    ],
    stack: [
      {
        text: `— ${page} —`,
        fontSize: sizes.pageNumber,
        alignment: page % 2 === 1 ? 'right' : 'left',
        margin: [14, 0, 14, 2],
        lineHeight: 1,
      },
      { text: line, fontSize: sizes.footer, color: '#666666', alignment: 'center', lineHeight: 1 },
    ],
  };
}

function partOf(block: PaperBlock, bodySize: number): Content {
  const sizes = sizesOf(bodySize);
  switch (block.kind) {
    case 'heading':
      return {
        text: block.text,
        bold: true,
        fontSize: sizes.heading,
        margin: [0, sizes.body * 0.4, 0, 0],
        headlineLevel: 1,
      };
    case 'warning':
      return { text: block.text, bold: true, color: '#b3352a', margin: [0, 0, 0, 3] };
    case 'text':
      return { text: block.text, leadingIndent: sizes.body * 2 };
    case 'note':
      return { text: block.text, fontSize: sizes.note, color: '#555555' };
    case 'list':
      return {
        table: {
          widths: [sizes.body * 1.7, '*'],
          body: block.items.map((item, index) => [{ text: `${index + 1}.` }, { text: item }]),
        },
        layout: { ...NO_LINES, paddingTop: () => 0, paddingBottom: () => 0, paddingLeft: () => 0 },
      };
    case 'facts':
      return ruled(
        block.pairs ? [18, 32, 18, 32] : [18, 82],
        block.pairs ? pairRows(block.rows) : block.rows.map(([term, value]) => [head(term), { text: value }]),
      );
    case 'table':
      return ruled(
        block.columns.map((column) => column.share),
        [
          block.columns.map((column) => head(column.head)),
          ...block.rows.map((row) =>
            block.columns.map((column, at) => ({
              text: row[at] ?? '',
              alignment: column.align === 'end' ? ('right' as const) : ('left' as const),
            })),
          ),
        ],
        1,
      );
    case 'newPage':
      return { text: '', pageBreak: 'after' };
  }
}

const head = (text: string) => ({
  text,
  bold: true,
  alignment: 'center' as const,
  fillColor: '#f3efe7',
});

type Cell = { text: string } | Record<string, never>;

function pairRows(rows: readonly (readonly [string, string])[]): Cell[][] {
  const lines: Cell[][] = [];
  for (let at = 0; at < rows.length; at += 2) {
    const [left, right] = [rows[at], rows[at + 1]];
    if (!left) continue;
    lines.push(
      right
        ? [head(left[0]), { text: left[1] }, head(right[0]), { text: right[1] }]
        : [head(left[0]), { text: left[1], ...{ colSpan: 3 } }, {}, {}],
    );
  }
  return lines;
}

const NO_LINES = { hLineWidth: () => 0, vLineWidth: () => 0 };
/** Space left and right inside a ruled cell, in points. */
const SIDE = 4.5;

function ruled(shares: readonly number[], body: Cell[][], headerRows = 0): Content {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const width = pointsOf(TEXT_WIDTH) - shares.length * SIDE * 2 - 0.5;
  return {
    table: {
      headerRows,
      dontBreakRows: true,
      widths: shares.map((share) => (width * share) / whole),
      body,
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => RULE,
      vLineColor: () => RULE,
      paddingLeft: () => SIDE,
      paddingRight: () => SIDE,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
    margin: [0, 0, 0, 4],
  };
}
