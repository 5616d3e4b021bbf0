import { PassThrough, Writable } from 'node:stream';
import { text as streamText } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { openArchive } from '@/lib/server/spreadsheet/zip-archive';
import { DEFAULT_LIMITS } from '@/lib/server/spreadsheet/limits';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import type { PlainOut } from '@/lib/server/spreadsheet/write-cell';
import { csvField, writeCsv } from '@/lib/server/spreadsheet/write-csv';
import { writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';
import { allRows, written } from '../support/spreadsheet-files';

// Many files are made and read here; a busy machine needs its time.
vi.setConfig({ testTimeout: 30_000 });

async function csv(header: string[], rows: PlainOut[][]): Promise<string> {
  const out = new PassThrough();
  // The byte order mark is dropped by the decoder; the test below looks at it.
  const result = streamText(out);
  await writeCsv(out, header, rows);
  return result;
}

describe('workbooks', () => {
  const columns = [
    { header: '姓名', width: 12 },
    { header: '签约日期', format: 'date' as const },
    { header: '金额（万元）', format: 'amount' as const },
    { header: 'id', hidden: true },
  ];

  test('what is written is read again, with dates as dates and amounts without a float on the way', async () => {
    const bytes = await written([
      {
        name: '台账',
        columns,
        rows: [
          ['张三', '2024-07-05', '452800.25', 'x1'],
          ['李四', '2024年', '约500', null],
          [null, null, '-3', 'x3'],
        ],
      },
    ]);
    const rows = await allRows(await openSpreadsheet(bytes));
    expect(
      rows.map((row) => row.cells.map((cell) => (cell.kind === 'blank' ? null : [cell.kind, cell.value]))),
    ).toEqual([
      [
        ['text', '姓名'],
        ['text', '签约日期'],
        ['text', '金额（万元）'],
        ['text', 'id'],
      ],
      [
        ['text', '张三'],
        ['date', '2024-07-05'],
        ['number', 452800.25],
        ['text', 'x1'],
      ],
      [
        ['text', '李四'],
        ['text', '2024年'],
        ['text', '约500'],
      ],
      [null, null, ['number', -3], ['text', 'x3']],
    ]);
  });

  test('text is never a formula', async () => {
    const bytes = await written([
      {
        name: '台账',
        columns: [{ header: '备注' }],
        rows: [['=HYPERLINK("http://example.com","点我")'], ['+86'], ['@a'], ['-1']],
      },
    ]);
    const archive = await openArchive(bytes, DEFAULT_LIMITS);
    const sheet = await archive.text('xl/worksheets/sheet1.xml', 1e6);
    archive.close();
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(5);
    expect((await allRows(await openSpreadsheet(bytes))).map((row) => row.cells[0]?.text).slice(1)).toEqual([
      '=HYPERLINK("http://example.com","点我")',
      '+86',
      '@a',
      '-1',
    ]);
  });

  test('a wrong cell is red and carries its remark; the header is frozen, the id column hidden', async () => {
    const rows = [
      ['张三', null, null, 'x1'],
      [{ value: '', tone: 'wrong' as const, comment: '没有姓名 <必填>' }, '2024-01-01', '1', 'x2'],
    ];
    const archive = await openArchive(
      await written([{ name: '错误', columns, rows, titleLines: ['导入结果'] }]),
      DEFAULT_LIMITS,
    );
    const part = (name: string): Promise<string> => archive.text(name, 1e6);
    const sheet = await part('xl/worksheets/sheet1.xml');
    expect(await part('xl/comments1.xml')).toContain(
      '<comment ref="A4" authorId="0"><text><t xml:space="preserve">没有姓名 &lt;必填&gt;</t>',
    );
    expect(await part('xl/drawings/vmlDrawing1.vml')).toContain('<x:Row>3</x:Row><x:Column>0</x:Column>');
    expect(await part('xl/worksheets/_rels/sheet1.xml.rels')).toContain('Id="rId1"');
    expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<col min="4" max="4" width="14" customWidth="1" hidden="1"/>');
    expect(sheet).toContain('<legacyDrawing r:id="rId1"/>');
    const style = Number(/<c r="A4" s="(\d+)"/.exec(sheet)?.[1]);
    const xfs = (await part('xl/styles.xml')).match(/<cellXfs.*<\/cellXfs>/)?.[0].match(/<xf [^>]*>/g) ?? [];
    expect(xfs[style]).toContain('fillId="2"');
    archive.close();
  });

  test('a sheet is printed as wide as the page, with its header on every page', async () => {
    const wide = Array.from({ length: 12 }, (_, at) => ({ header: `栏目${at + 1}` }));
    const archive = await openArchive(
      await written([
        { name: "客商'名单", columns: wide, rows: [], titleLines: ['一', '二'] },
        { name: '说明', columns, rows: [] },
      ]),
      DEFAULT_LIMITS,
    );
    const part = (name: string): Promise<string> => archive.text(name, 1e6);
    const [first, second, book] = await Promise.all([
      part('xl/worksheets/sheet1.xml'),
      part('xl/worksheets/sheet2.xml'),
      part('xl/workbook.xml'),
    ]);
    archive.close();
    expect(first).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(first).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(second).toContain('orientation="portrait"');
    expect(book).toContain(`localSheetId="0">'客商''名单'!$3:$3</definedName>`);
  });

  test('any text survives, but for signs that XML can not hold', async () => {
    const signs = fc.string({ unit: 'binary', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(signs, { minLength: 1, maxLength: 100 }), async (texts) => {
        const rows = await allRows(
          await openSpreadsheet(
            await written([
              { name: 'x', columns: [{ header: 'h' }], rows: texts.map((text) => [text, '.']) },
            ]),
          ),
        );
        const kept = (text: string): string =>
          // eslint-disable-next-line no-control-regex -- the signs that XML can not hold
          text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
        expect(rows.slice(1).map((row) => row.cells[0]?.text)).toEqual(
          texts.map((text) => (kept(text).trim() === '' ? '' : kept(text))),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('sheet names are mended, and differ', async () => {
    const sheet = { columns: [{ header: 'h' }], rows: [['x']] };
    const file = await openSpreadsheet(
      await written([
        { ...sheet, name: '2024/7:台账[1]' },
        { ...sheet, name: '2024 7 台账 1' },
        { ...sheet, name: '' },
      ]),
    );
    expect(file.sheets.map((s) => s.name)).toEqual(['2024 7 台账 1', '2024 7 台账 1 (2)', 'Sheet3']);
    await file.close();
  });

  test('an error of the rows reaches the caller and ends the output', async () => {
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    const rows = (function* (): Generator<string[]> {
      yield ['a'];
      throw new Error('the database went away');
    })();
    await expect(writeXlsx(output, [{ name: 'x', columns: [{ header: 'h' }], rows }])).rejects.toThrow(
      'the database went away',
    );
    expect(output.destroyed).toBe(true);
  });
});

describe('CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+8613800000000', "'+8613800000000"],
    ['-3', "'-3"],
    ['@cmd', "'@cmd"],
    ['\tx', "'\tx"],
    ['\r=x', '"\'\r=x"'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    [-3, '-3'],
    [null, ''],
    ['张三', '张三'],
  ])('%j is written as %s', (value, expected) => {
    expect(csvField(value)).toBe(expected);
  });

  test('a byte order mark, CRLF, and the header', async () => {
    const out = new PassThrough();
    const chunks: Buffer[] = [];
    out.on('data', (chunk: Buffer) => chunks.push(chunk));
    await writeCsv(out, ['姓名', '备注'], [['张三', 'a\nb']]);
    expect(Buffer.concat(chunks).toString('hex')).toBe(
      Buffer.from('\ufeff姓名,备注\r\n张三,"a\nb"\r\n').toString('hex'),
    );
  });

  test('what is written is read again, formulas and quotes included', async () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '张', '"', ',', '\n', '=', '+', '-', "'", '@', ';'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), async (records) => {
        const rows = await allRows(
          await openSpreadsheet(
            Buffer.from(
              await csv(
                ['甲', '乙', '丙'],
                records.map((r) => ['x', ...r]),
              ),
            ),
          ),
        );
        expect(rows.slice(1).map((row) => [row.cells[1]?.text ?? '', row.cells[2]?.text ?? ''])).toEqual(
          records.map((r) => r.map((f) => (f.trim() === '' ? '' : f))),
        );
      }),
      { numRuns: 50 },
    );
  });
});
