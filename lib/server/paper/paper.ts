/** A table of the paper; widths are shares of the text's width, cells plain text. */
export type PaperTable = {
  kind: 'table';
  columns: readonly { head: string; share: number; align?: 'end' }[];
  rows: readonly (readonly string[])[];
};

/** One part of a paper, in the order of reading. */
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string }
  /** what has to be seen first: do-not-contact, no lawful basis */
  | { kind: 'warning'; text: string }
  /** small print: what a list means, how many more there are */
  | { kind: 'note'; text: string }
  /** names and values in a ruled table; `pairs` sets two of them on a line */
  | { kind: 'facts'; rows: readonly (readonly [term: string, value: string])[]; pairs?: boolean }
  | { kind: 'list'; items: readonly string[] }
  | PaperTable
  | { kind: 'newPage' };

/**
 * A paper as it is meant, whatever it is written as: A4 upright, a title, parts, and at the foot of every page its
 * number and one line that says who took it, when and for what.
 */
export type Paper = {
  title: string;
  /** line under the title: unit and day */
  subtitle?: string;
  /** mark above the title, at the left edge: 内部资料 */
  mark?: string;
  blocks: readonly PaperBlock[];
  footer: string;
  /** the desk's name, kept in the file's properties */
  author: string;
  /** size of the text in points: 16 for letters (三号), less where all has to stand on a page */
  bodySize: number;
};

/** A paper written out: bytes with what a browser has to know of them. */
export type WrittenPaper = { bytes: Buffer; mime: string; extension: string; pages: number | null };

/** Margins of GB/T 9704-2012 (上 37、下 35、左 28、右 26 mm) in millimetres. */
export const PAPER_MARGINS = { top: 37, bottom: 35, left: 28, right: 26 } as const;
/** Width of the text between them, in millimetres. */
export const TEXT_WIDTH = 210 - PAPER_MARGINS.left - PAPER_MARGINS.right;

/** Height of a line over the size of its text: both writers set the same, so that both break pages alike. */
export const LINE_HEIGHT = 1.45;

/** Sizes in points of the other parts, from that of the body. */
export const sizesOf = (bodySize: number) => ({
  body: bodySize,
  title: Math.min(22, bodySize * 1.75),
  heading: bodySize + 0.5,
  note: Math.max(8, bodySize - 1.5),
  footer: 8,
  pageNumber: 14,
});
