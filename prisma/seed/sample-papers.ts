import { Readable } from 'node:stream';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { saveOwn } from '@/lib/server/storage';
import { newId } from '@/lib/server/uuid';

export type SamplePaper = { fileId: string; fileName: string; label: string };

const KINDS = {
  bank_slip: '银行进账单',
  capital_verification: '验资报告',
  equipment_list: '设备清单',
  invoice: '发票',
  land_payment: '土地价款缴款书',
  contract: '投资合同文本',
  review: '前置审查意见',
} as const;
export type SamplePaperKind = keyof typeof KINDS;

const LINES = [
  '示例文件，由程序生成，不是真实凭证。',
  '不含任何单位、个人和账户信息。',
  '演示系统，非政府网站。',
];

/**
 * Stores one small PDF and one text file of each kind, marked 示例, and gives their rows. Every demo record of the kind
 * attaches the same files: one row per content.
 */
export async function makeSamplePapers(tx: Tx): Promise<Map<SamplePaperKind, [SamplePaper, SamplePaper]>> {
  const papers = new Map<SamplePaperKind, [SamplePaper, SamplePaper]>();
  const rows = [];
  for (const [kind, name] of Object.entries(KINDS) as [SamplePaperKind, string][]) {
    const title = `${name}（示例）`;
    const pdf = await store(pdfOf([title, ...LINES]), 'application/pdf');
    const text = await store(Buffer.from(`\ufeff${[title, ...LINES].join('\n')}\n`, 'utf8'), 'text/plain');
    rows.push(pdf, text);
    papers.set(kind, [
      { fileId: pdf.id, fileName: `${title}.pdf`, label: name },
      { fileId: text.id, fileName: `${name}附件说明（示例）.txt`, label: `${name}附件` },
    ]);
  }
  await bulkInsert(tx, 'file', rows);
  return papers;
}

async function store(bytes: Buffer, mime: string) {
  const stored = await saveOwn({ stream: Readable.from([bytes]), mime, encrypted: false });
  const { key, sha256, size, scanState } = stored;
  return { id: newId(), key, sha256, size, mime, scanState };
}

/** One page with a few lines of Chinese: a PDF that names the font STSong without carrying it. */
function pdfOf(lines: readonly string[]): Buffer {
  const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
  const shown = lines
    .map((line, index) => `/F1 ${index === 0 ? 22 : 13} Tf <${hex(line)}> Tj 0 -34 Td`)
    .join('\n');
  const content = `BT 72 740 Td\n${shown}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
