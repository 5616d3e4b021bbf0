import {
  AlignmentType,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type ISectionOptions,
} from 'docx';
import { LINE_HEIGHT, PAPER_MARGINS, sizesOf } from './paper';

/**
 * Fonts of Chinese offices by name only; nothing is embedded, nothing fetched. A machine without 小标宋 shows the title
 * in its 宋体.
 */
export const officeFonts = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  heading: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' },
  plain: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
} as const;

/** Points as Word counts letters (half points). */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Millimetres as Word counts lengths (1/20 point); the library's own function cuts off where others round. */
export const twipsOf = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Line of a fixed height for text of this size (points), with space around in points. */
export const lineOf = (points: number, space: { before?: number; after?: number } = {}) => ({
  line: Math.round(points * LINE_HEIGHT * 20),
  lineRule: LineRuleType.EXACT,
  before: Math.round((space.before ?? 0) * 20),
  after: Math.round((space.after ?? 0) * 20),
});

/** A4 upright; with the margins of GB/T 9704 unless others (in millimetres) are asked for. */
export function officePage(
  margins: { top: number; bottom: number; left: number; right: number } = PAPER_MARGINS,
) {
  return {
    size: { width: twipsOf(210), height: twipsOf(297) },
    margin: {
      top: twipsOf(margins.top),
      bottom: twipsOf(margins.bottom),
      left: twipsOf(margins.left),
      right: twipsOf(margins.right),
      // the page number stands 7 mm below the text (GB/T 9704 7.5)
      footer: twipsOf(Math.max(8, margins.bottom - 16)),
    },
  };
}

/** Foot of the pages: the number as “— 1 —”, right on odd and left on even pages, and a line of small print. */
export function officeFooters(line: string | null): NonNullable<ISectionOptions['footers']> {
  const { footer, pageNumber } = sizesOf(12);
  const foot = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer =>
    new Footer({
      children: [
        new Paragraph({
          alignment,
          indent: { left: 280, right: 280 },
          spacing: lineOf(pageNumber),
          children: [
            new TextRun({
              children: ['— ', PageNumber.CURRENT, ' —'],
              size: halfPoints(pageNumber),
              font: officeFonts.plain,
            }),
          ],
        }),
        ...(line === null
          ? []
          : [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: lineOf(footer, { before: 2 }),
                children: [
                  new TextRun({
                    text: line,
                    size: halfPoints(footer),
                    font: officeFonts.plain,
                    color: '666666',
                  }),
                ],
              }),
            ]),
      ],
    });
  return { default: foot(AlignmentType.RIGHT), even: foot(AlignmentType.LEFT) };
}

/** Sections as the bytes of a .docx file, its text Chinese. */
export async function packDocx(
  about: { title: string; author: string },
  sections: readonly ISectionOptions[],
): Promise<Buffer> {
  const document = new Document({
    title: about.title,
    creator: about.author,
    lastModifiedBy: about.author,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: officeFonts.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [...sections],
  });
  return Packer.toBuffer(document);
}

export const DOCX_MIME = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
