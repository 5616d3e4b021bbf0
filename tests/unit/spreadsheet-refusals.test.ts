import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import type { SpreadsheetInput } from '@/lib/server/spreadsheet/source';
import { allRows, workbookParts, zipOf } from '../support/spreadsheet-files';

// Old workbooks start a thread each; a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

/** The code with which a file is refused, on opening or while its rows are read; null when it is read. */
async function refusal(
  input: SpreadsheetInput,
  fileName = '',
  limits: Partial<SpreadsheetLimits> = {},
): Promise<string | null> {
  try {
    await allRows(await openSpreadsheet(input, { fileName, limits }));
    return null;
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error.code;
    throw error;
  }
}

const row = (n: number, cells: string): string => `<row r="${n}">${cells}</row>`;
const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const GOOD = workbookParts({ sheetData: row(1, text('A1', '姓名') + text('B1', '电话')) });

/** An OLE container as far as sniffing looks: its signature, and a stream name in the directory. */
function oleWith(name: string, size = 4096): Buffer {
  const bytes = Buffer.alloc(size);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  Buffer.from(`${name}\0`, 'utf16le').copy(bytes, Math.min(1024, size - 64));
  return bytes;
}

describe('files that are refused with a code of the closed list', () => {
  test('a good file is read, so that the refusals below mean something', async () => {
    expect(await refusal(await zipOf(GOOD))).toBeNull();
  });

  test('empty: no bytes, only white space, a workbook without content', async () => {
    expect(await refusal(Buffer.alloc(0))).toBe('empty');
    expect(await refusal(Buffer.from(' \r\n,,\r\n　'))).toBe('empty');
    expect(
      await refusal(await zipOf(workbookParts({ sheetData: '<row r="1"><c r="A1" s="0"/></row>' }))),
    ).toBe('empty');
    expect(
      await refusal(
        await zipOf({ ...GOOD, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData/></worksheet>' }),
      ),
    ).toBe('empty');
  });

  test('broken: cut short, garbled, without its parts', async () => {
    const zip = await zipOf(GOOD);
    expect(await refusal(zip.subarray(0, zip.length - 30))).toBe('broken');
    const garbled = Buffer.from(zip);
    garbled.fill(0x55, 60, 200);
    expect(await refusal(garbled)).toBe('broken');
    expect(
      await refusal(
        await zipOf({
          ...GOOD,
          'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>',
        }),
      ),
    ).toBe('broken');
    expect(await refusal(await zipOf({ ...GOOD, 'xl/workbook.xml': '<workbook><sheets>' }))).toBe('broken');
    expect(await refusal(await zipOf({ '[Content_Types].xml': '<Types/>' }))).toBe('broken');
    expect(await refusal(oleWith('Workbook'), 'a.xls')).toBe('broken');
    expect(await refusal(Buffer.from('姓名,电话\n"张三,1'))).toBe('broken');
  });

  test('broken: a sheet with a DTD, rows out of order', async () => {
    const dtd =
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';
    expect(await refusal(await zipOf({ ...GOOD, 'xl/worksheets/sheet1.xml': dtd }))).toBe('broken');
    expect(
      await refusal(
        await zipOf(workbookParts({ sheetData: row(2, text('A2', 'a')) + row(1, text('A1', 'b')) })),
      ),
    ).toBe('broken');
  });

  test('encrypted: a protected workbook is an OLE package; a zip may be encrypted too', async () => {
    expect(await refusal(oleWith('EncryptedPackage'), '台账.xlsx')).toBe('encrypted');
    expect(await refusal(oleWith('EncryptionInfo'), '台账.xlsx')).toBe('encrypted');
    const zip = await zipOf(GOOD);
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    const flagged = Buffer.from(zip);
    flagged.writeUInt16LE(flagged.readUInt16LE(central + 8) | 1, central + 8);
    expect(await refusal(flagged)).toBe('encrypted');
  });

  test('encrypted: an old workbook with a password', async () => {
    const xls = readFileSync(new URL('../fixtures/spreadsheets/problems-a.xls', import.meta.url));
    const begin = xls.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]));
    const locked = Buffer.from(xls);
    // The record after BOF becomes FILEPASS, which every encrypted workbook has there.
    locked.writeUInt16LE(0x2f, begin + 20);
    expect(await refusal(xls)).toBeNull();
    expect(await refusal(locked, '台账.xls')).toBe('encrypted');
  });

  test('unsupported: other formats, whatever their name says', async () => {
    expect(await refusal(Buffer.from('%PDF-1.7 …'), '台账.xlsx')).toBe('unsupported');
    expect(await refusal(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'), '台账.xls')).toBe(
      'unsupported',
    );
    expect(await refusal(Buffer.from('<?xml version="1.0"?><Workbook/>'), '台账.xls')).toBe('unsupported');
    expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), '台账.csv')).toBe('unsupported');
    expect(await refusal(Buffer.from([1, 2, 0, 3, 0, 0, 4, 5, 0, 6, 200, 201]), '台账.csv')).toBe(
      'unsupported',
    );
    expect(
      await refusal(
        await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' }),
        '台账.ods',
      ),
    ).toBe('unsupported');
    expect(
      await refusal(
        await zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<a/>' }),
        '说明.docx',
      ),
    ).toBe('unsupported');
    expect(await refusal(oleWith('WordDocument'), '说明.doc')).toBe('unsupported');
    expect(await refusal(oleWith('Workbook'), '台账.et')).toBe('unsupported');
  });

  test('too large: a path, bytes or a stored file beyond the limit', async () => {
    const limits = { maxFileBytes: 1000 };
    expect(await refusal(Buffer.alloc(1001, 'a'), '', limits)).toBe('too_large');
    expect(await refusal({ size: 1001, open: async () => Readable.from(['never read']) }, '', limits)).toBe(
      'too_large',
    );
  });

  test('too large: a stored workbook that gives more bytes than it has', async () => {
    const streams: Readable[] = [];
    const open = async () => {
      const endless = Readable.from(
        (function* () {
          for (;;) yield Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(400, 'a')]);
        })(),
      );
      streams.push(endless);
      return endless;
    };
    expect(await refusal({ size: 900, open }, '', { maxFileBytes: 1000 })).toBe('too_large');
    expect(streams.every((stream) => stream.destroyed)).toBe(true);
  });

  test('a stored text is streamed anew for every reading, whatever the size of its pieces', async () => {
    const text = `姓名,电话\n${'张三,13800138000\n'.repeat(9000)}`;
    const bytes = Buffer.from(text);
    const open = async () =>
      Readable.from(
        (function* () {
          for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
        })(),
      );
    const file = await openSpreadsheet({ size: bytes.length, open });
    expect(await file.firstRows(2)).toHaveLength(2);
    const rows = await allRows(file);
    expect(rows).toHaveLength(9001);
    expect(rows.at(-1)?.cells.map((cell) => cell.text)).toEqual(['张三', '13800138000']);
  });

  test('100 MB is refused by default', async () => {
    expect(await refusal(Buffer.alloc(100 * 1024 * 1024, 'a'))).toBe('too_large');
  });

  test('zip bomb: dense, too much in all, too many parts, or more than promised', async () => {
    const zeros = 'a'.repeat(8 * 1024 * 1024);
    expect(await refusal(await zipOf({ ...GOOD, 'xl/media/a.txt': zeros }))).toBe('zip_bomb');
    expect(await refusal(await zipOf(GOOD), '', { maxExpandedBytes: 500 })).toBe('zip_bomb');
    expect(await refusal(await zipOf(GOOD), '', { maxZipEntries: 3 })).toBe('zip_bomb');
    const zip = await zipOf({
      ...GOOD,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${row(1, text('A1', 'b'.repeat(50_000)))}</sheetData></worksheet>`,
    });
    const liar = Buffer.from(zip);
    for (let at = liar.indexOf('PK\x01\x02'); at !== -1; at = liar.indexOf('PK\x01\x02', at + 4)) {
      if (liar.toString('latin1', at + 46).startsWith('xl/worksheets/sheet1.xml'))
        liar.writeUInt32LE(100, at + 24);
    }
    expect(await refusal(liar)).toBe('zip_bomb');
  });

  test('too many rows: rows with content count, formatted blank ones do not', async () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      row(i + 1, i < 11 ? text(`A${i + 1}`, 'x') : '<c r="A12" s="0"/>'),
    ).join('');
    expect(await refusal(await zipOf(workbookParts({ sheetData: rows })), '', { maxRows: 11 })).toBeNull();
    expect(await refusal(await zipOf(workbookParts({ sheetData: rows })), '', { maxRows: 10 })).toBe(
      'too_many_rows',
    );
    expect(await refusal(Buffer.from('a\n'.repeat(11)), '', { maxRows: 10 })).toBe('too_many_rows');
  });

  test('too many columns: cells with content count', async () => {
    const wide = workbookParts({ sheetData: row(1, `${text('A1', 'x')}<c r="XFD1" s="0"/>`) });
    expect(await refusal(await zipOf(wide))).toBeNull();
    expect(await refusal(await zipOf(workbookParts({ sheetData: row(1, text('XFD1', 'x')) })))).toBe(
      'too_many_columns',
    );
    expect(await refusal(Buffer.from(`${','.repeat(600)}x`))).toBe('too_many_columns');
  });
});
