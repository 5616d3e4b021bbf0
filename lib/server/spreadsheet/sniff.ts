import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

export type Container = 'zip' | 'ole' | 'text';

const starts = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte);

/** Formats that people do upload by mistake, by their first bytes. */
const FOREIGN: readonly (readonly [string, (head: Buffer) => boolean])[] = [
  ['pdf', (h) => h.subarray(0, 5).toString('latin1') === '%PDF-'],
  ['png', (h) => starts(h, 0x89, 0x50, 0x4e, 0x47)],
  ['jpeg', (h) => starts(h, 0xff, 0xd8, 0xff)],
  ['gif', (h) => h.subarray(0, 4).toString('latin1') === 'GIF8'],
  ['rar', (h) => h.subarray(0, 4).toString('latin1') === 'Rar!'],
  ['7z', (h) => starts(h, 0x37, 0x7a, 0xbc, 0xaf)],
  ['gzip', (h) => starts(h, 0x1f, 0x8b)],
  ['rtf', (h) => h.subarray(0, 5).toString('latin1') === '{\\rtf'],
  [
    'markup',
    (h) =>
      /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|meta|mime)/i.test(
        h.subarray(0, 200).toString('latin1'),
      ),
  ],
];

/** Tells the container by content, never by name. Refuses what is empty or of a format that is not read. */
export function sniffContainer(head: Buffer): Container {
  if (head.length === 0) throw new SpreadsheetRefused('empty', 'no bytes');
  if (starts(head, 0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (starts(head, 0x50, 0x4b))
    throw new SpreadsheetRefused('broken', 'zip without files, or one part of several');
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'ole';
  const foreign = FOREIGN.find(([, matches]) => matches(head));
  if (foreign) throw new SpreadsheetRefused('unsupported', foreign[0]);
  return 'text';
}

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
const inOle = (file: Buffer, name: string): boolean => file.includes(utf16(`${name}\0`));

const BOF = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
const WRITE_PROTECTED = 0x86;
const FILE_PASS = 0x2f;

/** An old workbook with a password says so in the record that follows its beginning. */
function hasFilePass(file: Buffer): boolean {
  let at = file.indexOf(BOF);
  if (at === -1) return false;
  at += 20;
  if (at + 4 <= file.length && file.readUInt16LE(at) === WRITE_PROTECTED) at += 4 + file.readUInt16LE(at + 2);
  return at + 4 <= file.length && file.readUInt16LE(at) === FILE_PASS;
}

/** Looks into an OLE container's directory: an old workbook, or the wrapping of an encrypted new one. */
export function checkOle(file: Buffer): void {
  if (inOle(file, 'EncryptedPackage') || inOle(file, 'EncryptionInfo'))
    throw new SpreadsheetRefused('encrypted', 'ole package');
  if (hasFilePass(file)) throw new SpreadsheetRefused('encrypted', 'xls');
  if (inOle(file, 'Workbook') || inOle(file, 'Book')) return;
  if (file.length < 2048) throw new SpreadsheetRefused('broken', 'ole container cut short');
  throw new SpreadsheetRefused('unsupported', 'ole container without a workbook');
}
