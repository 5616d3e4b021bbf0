import { describe, expect, test } from 'vitest';
import { parseFormatCode } from '@/lib/server/spreadsheet/number-format';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { allRows, type RawWorkbook, workbookParts, zipOf } from '../support/spreadsheet-files';

async function cells(book: RawWorkbook): Promise<unknown[][]> {
  const rows = await allRows(await openSpreadsheet(await zipOf(workbookParts(book))));
  return rows.map((row) =>
    row.cells.map((cell) => (cell.kind === 'blank' ? null : [cell.kind, cell.text, cell.value])),
  );
}

describe('cells of XLSX', () => {
  test('shared texts: rich text is joined, phonetic readings are left out, escapes are decoded', async () => {
    const strings =
      '<si><t>张三</t></si><si><r><t>李</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 四</t></r><rPh sb="0" eb="1"><t>リー</t></rPh></si><si><t>a_x000D_b &amp; c</t></si>';
    const sheetData =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>';
    expect(await cells({ strings, sheetData })).toEqual([
      [
        ['text', '张三', '张三'],
        ['text', '李 四', '李 四'],
        ['text', 'a\rb & c', 'a\rb & c'],
      ],
    ]);
  });

  test('inline texts, formulas with results, booleans, errors, CDATA and comments', async () => {
    const sheetData =
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>甲乙x</v></c>' +
      '<c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1"><f>1+1</f><v>2</v></c><!-- <row r="9"> --><c r="F1" t="str"><v><![CDATA[<b>]]></v></c></row>';
    expect(await cells({ sheetData })).toEqual([
      [
        ['text', '甲乙', '甲乙'],
        ['text', '甲乙x', '甲乙x'],
        ['boolean', 'TRUE', true],
        ['error', '#N/A', '#N/A'],
        ['number', '2', 2],
        ['text', '<b>', '<b>'],
      ],
    ]);
  });

  test('dates by built-in, Chinese and own formats, in both systems; a phone number stays a number', async () => {
    const cellXfs =
      '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="57"/><xf numFmtId="170"/><xf numFmtId="22"/><xf numFmtId="4"/>';
    const numFmts =
      '<numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>';
    const sheetData =
      '<row r="1"><c r="A1" s="1"><v>45478</v></c><c r="B1" s="2"><v>45478</v></c><c r="C1" s="3"><v>45478</v></c><c r="D1" s="4"><v>45478.5</v></c>' +
      '<c r="E1"><v>19910063352</v></c><c r="F1" s="5"><v>1234567.891</v></c><c r="G1"><v>0.30000000000000004</v></c></row>';
    expect(await cells({ cellXfs, numFmts, sheetData })).toEqual([
      [
        ['date', '2024-07-05', '2024-07-05'],
        ['date', '2024-07', '2024-07'],
        ['date', '2024-07-05', '2024-07-05'],
        ['date', '2024-07-05 12:00:00', '2024-07-05T12:00:00'],
        ['number', '19910063352', 19910063352],
        ['number', '1,234,567.89', 1234567.891],
        ['number', '0.3', 0.30000000000000004],
      ],
    ]);
    expect(
      await cells({
        cellXfs,
        date1904: true,
        sheetData: '<row r="1"><c r="A1" s="1"><v>44016</v></c></row>',
      }),
    ).toEqual([[['date', '2024-07-05', '2024-07-05']]]);
  });

  test('cells and rows without references, gaps, name prefixes', async () => {
    expect(
      await cells({
        sheetData:
          '<row><c><v>1</v></c><c/><c t="str"><v>b</v></c></row><row r="4"><c r="B4"><v>2</v></c></row><row r="900"/>',
      }),
    ).toEqual([[['number', '1', 1], null, ['text', 'b', 'b']], [], [], [null, ['number', '2', 2]]]);
    const part =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cells({ sheetData: '', more: { 'xl/worksheets/sheet1.xml': part } })).toEqual([
      [['text', '甲', '甲']],
    ]);
  });

  test('merged cells below a row are filled downwards, titles and headers are not', async () => {
    const sheetData =
      '<row r="1"><c r="A1" t="str"><v>单位</v></c><c r="B1" t="str"><v>姓名</v></c></row><row r="2"><c r="A2" t="str"><v>城关镇</v></c><c r="B2" t="str"><v>甲</v></c></row>' +
      '<row r="3"><c r="A3"/><c r="B3" t="str"><v>乙</v></c></row><row r="5"><c r="B5" t="str"><v>丙</v></c></row>';
    const afterData = '<mergeCells count="2"><mergeCell ref="A2:A3"/><mergeCell ref="C1:D1"/></mergeCells>';
    const file = await openSpreadsheet(await zipOf(workbookParts({ sheetData, afterData })));
    const texts: string[] = [];
    for await (const row of file.rows(undefined, { fillMergedFrom: 2 }))
      texts.push(row.cells.map((cell) => cell.text).join('|'));
    expect(texts).toEqual(['单位|姓名', '城关镇|甲', '城关镇|乙', '', '|丙']);
    expect(await file.merges()).toEqual([
      { firstRow: 2, lastRow: 3, firstColumn: 1, lastColumn: 1 },
      { firstRow: 1, lastRow: 1, firstColumn: 3, lastColumn: 4 },
    ]);
    await file.close();
  });

  test('the visible sheet with most content is proposed; hidden rows are told', async () => {
    const more = {
      'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${'<row><c t="str"><v>x</v></c></row>'.repeat(50)}</sheetData></worksheet>`,
    };
    const sheets =
      '<sheet name="台账" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId2"/>';
    const file = await openSpreadsheet(
      await zipOf(
        workbookParts({ sheets, more, sheetData: '<row r="1" hidden="1"><c t="str"><v>甲</v></c></row>' }),
      ),
    );
    expect(file.sheets).toEqual([
      { index: 0, name: '台账', hidden: false },
      { index: 1, name: '底稿', hidden: true },
    ]);
    expect(file.defaultSheet).toBe(0);
    expect((await allRows(file)).map((row) => row.hidden)).toEqual([true]);
  });
});

describe('CSV in the encodings of Chinese offices', () => {
  const text = '姓名,电话\r\n张三,"0916,2628906"\r\n';
  const expected = [
    ['姓名', '电话'],
    ['张三', '0916,2628906'],
  ];
  const gbk = Buffer.from('d0d5c3fb2cb5e7bbb00d0ad5c5c8fd2c22303931362c32363238393036220d0a', 'hex');
  const le = Buffer.from(text, 'utf16le');

  test.each([
    ['utf-8', Buffer.from(text), 'utf-8'],
    ['utf-8 with mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['GBK', gbk, 'gb18030'],
    ['utf-16 with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), le]), 'utf-16le'],
    ['utf-16 big-endian', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(le).swap16()]), 'utf-16be'],
  ])('%s', async (_, bytes, encoding) => {
    const file = await openSpreadsheet(bytes);
    expect([file.format, file.encoding]).toEqual(['csv', encoding]);
    expect((await allRows(file)).map((row) => row.cells.map((cell) => cell.text))).toEqual(expected);
  });

  test('GBK far behind ASCII is still found, and a character cut by a chunk stays whole', async () => {
    const lines = 'a,b\n'.repeat(40_000);
    const late = await allRows(await openSpreadsheet(Buffer.concat([Buffer.from(lines), gbk])));
    expect(late.at(-2)?.cells[0]?.text).toBe('姓名');
    const odd = await allRows(await openSpreadsheet(Buffer.from(`x${'张'.repeat(90_000)}`)));
    expect(odd[0]?.cells[0]?.text).toBe(`x${'张'.repeat(90_000)}`);
  });
});

test.each([
  ['General', 'general'],
  ['@', 'general'],
  ['yyyy/m/d;@', 'date'],
  ['[$-804]yyyy"年"m"月"', 'date'],
  ['[Red]#,##0.00', 'number'],
  ['0.00_);[Red]\\(0.00\\)', 'number'],
  ['0"天"', 'number'],
  ['h:mm:ss', 'date'],
])('the format %s is %s', (code, kind) => {
  expect(parseFormatCode(code).kind).toBe(kind);
});
