import { describe, expect, it } from 'vitest';
import type { Paper } from '@/lib/server/paper/paper';
import { writePaperDocx } from '@/lib/server/paper/write-docx';
import { writePaperPdf } from '@/lib/server/paper/write-pdf';
import { readPdf } from '@/tests/support/pdf-text';
import { openZipText } from '@/tests/support/zip-text';

const paper = (more: Partial<Paper> = {}): Paper => ({
  title: '示例参阅',
  subtitle: '示例市经济合作局　2024年7月4日',
  mark: '内部资料',
  blocks: [
    { kind: 'warning', text: '本人不愿被打扰' },
    {
      kind: 'facts',
      pairs: true,
      rows: [
        ['姓名', '示例甲'],
        ['籍贯', '汉台区'],
        ['职务', '董事长'],
      ],
    },
    { kind: 'heading', text: '一、项目' },
    { kind: 'list', items: ['生物医药产业园 & <二期>', '“智造”项目——12.35 亿元'] },
    {
      kind: 'table',
      columns: [
        { head: '行业', share: 60 },
        { head: '人数', share: 40, align: 'end' },
      ],
      rows: [['食品', '1,234']],
    },
    { kind: 'note', text: '另有 3 条' },
  ],
  footer: '张某于2024-07-04 09:00制作，用于：登门拜访（示例）',
  author: '桑梓',
  bodySize: 10.5,
  ...more,
});
/** Text of a Word part without its markup. */
const plain = (xml: string): string => xml.replaceAll(/<[^>]+>/g, '').replaceAll(/[ \t\n]/g, '');

describe('a paper', () => {
  it('opens as .docx: A4 with the margins of GB/T 9704, office fonts by name, who took it at the foot', async () => {
    const { bytes, extension } = await writePaperDocx(paper());
    expect(extension).toBe('docx');
    const body = await openZipText(bytes, 'word/document.xml');
    expect(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(body)?.slice(1)).toEqual(['11906', '16838']);
    expect(
      /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(body)?.slice(1),
    ).toEqual(['2098', '1474', '1984', '1587']);
    expect(body).toContain('w:eastAsia="方正小标宋简体"');
    expect(body).toContain('w:eastAsia="仿宋"');
    for (const words of [
      '示例参阅',
      '内部资料',
      '示例甲',
      '董事长',
      '生物医药产业园&amp;&lt;二期&gt;',
      '1,234',
      '另有3条',
    ])
      expect(plain(body)).toContain(words);
    const foot = plain(await openZipText(bytes, 'word/footer1.xml'));
    expect(foot).toContain('张某于2024-07-0409:00制作，用于：登门拜访（示例）');
  });

  it('opens as PDF with the same words, its fonts inside, and numbers its pages “— 1 —”', async () => {
    const { bytes, pages } = await writePaperPdf(paper());
    expect(pages).toBe(1);
    const read = readPdf(bytes);
    expect(read.pages).toBe(1);
    for (const words of [
      '示例参阅',
      '内部资料',
      '示例甲',
      '董事长',
      '生物医药产业园&<二期>',
      '“智造”项目——12.35亿元',
      '1,234',
      '另有3条',
      '用于：登门拜访（示例）',
      '—1—',
    ])
      expect(read.text).toContain(words);
    expect(bytes.toString('latin1')).toContain('/FontFile3');
  });

  it('says how many pages it takes', async () => {
    const items = Array.from({ length: 120 }, (_, index) => `第${index + 1}条`);
    const { bytes, pages } = await writePaperPdf(paper({ blocks: [{ kind: 'list', items }] }));
    expect(pages).toBeGreaterThan(2);
    expect(readPdf(bytes).pages).toBe(pages);
  });

  it('reads no file and no address that a text names', async () => {
    const { pages } = await writePaperPdf(
      paper({ blocks: [{ kind: 'text', text: 'file:///etc/passwd http://198.51.100.1/x.png' }] }),
    );
    expect(pages).toBe(1);
  });
});
