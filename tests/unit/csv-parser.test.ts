import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvParser, type Delimiter, sniffDelimiter } from '@/lib/server/spreadsheet/csv-parser';

function parse(chunks: readonly string[], delimiter: Delimiter = ','): string[][] {
  const parser = new CsvParser(delimiter, 10_000);
  for (const chunk of chunks) parser.write(chunk);
  parser.end();
  return parser.take();
}

describe('RFC 4180', () => {
  test.each([
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['"a,1","b\r\n2","say ""hi"""', [['a,1', 'b\r\n2', 'say "hi"']]],
    [
      'a,,\r\n,',
      [
        ['a', '', ''],
        ['', ''],
      ],
    ],
    ['5" pipe,x', [['5" pipe', 'x']]],
    ['""', [['']]],
    ['', []],
  ])('%j', (text, records) => {
    expect(parse([text])).toEqual(records);
  });

  test('a quote that never closes is a broken file', () => {
    expect(() => parse(['a,"b'])).toThrow(expect.objectContaining({ code: 'broken' }));
    expect(() => parse([`"${'x'.repeat(20_000)}`])).toThrow(expect.objectContaining({ code: 'broken' }));
  });

  test('what is written comes back, wherever the chunks are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '张', '"', ',', '\n', '\r', ' ', ';', '\t') });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        (records, size) => {
          const text = records
            .map((r) => r.map((f) => `"${f.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const chunks = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
          expect(parse(chunks)).toEqual(records);
        },
      ),
    );
  });

  test('the delimiter is the one that splits the lines, not one inside quotes or a title', () => {
    expect(sniffDelimiter('台账\na,b,c\n1,2,3')).toBe(',');
    expect(sniffDelimiter('a;b;c\n1,5;2;3')).toBe(';');
    expect(sniffDelimiter('a\tb\n"x,y,z"\t2')).toBe('\t');
    expect(sniffDelimiter('一列')).toBe(',');
  });
});
