import { inflateSync } from 'node:zlib';

type Bodies = ReadonlyMap<string, string>;

/** Objects of a PDF as pdfkit writes them (none packed into object streams): number → text, streams inflated. */
function objectsOf(bytes: Buffer): Bodies {
  const raw = bytes.toString('latin1');
  const found = new Map<string, string>();
  for (const match of raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const body = match[2] ?? '';
    const at = body.indexOf('stream\n');
    const end = body.lastIndexOf('\nendstream');
    const packed = at >= 0 && /\/FlateDecode/.test(body.slice(0, at));
    const stream = packed
      ? inflateSync(Buffer.from(body.slice(at + 7, end), 'latin1')).toString('latin1')
      : '';
    found.set(match[1] ?? '', packed ? `${body.slice(0, at)}\n${stream}` : body);
  }
  return found;
}

/** What a font's glyph numbers stand for (its ToUnicode map). */
function glyphsOf(map: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const range of map.matchAll(/<([0-9a-f]{4})>\s*<[0-9a-f]{4}>\s*\[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '', 16);
    [...(range[2] ?? '').matchAll(/<([0-9a-f ]+)>/gi)].forEach((entry, index) => {
      const units = (entry[1] ?? '').match(/[0-9a-f]{4}/gi) ?? [];
      glyphs.set(first + index, String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
    });
  }
  return glyphs;
}

/** How many pages a PDF has, and what is written on them, without the white space. */
export function readPdf(bytes: Buffer): { pages: number; text: string } {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  const text = pages
    .map((page) => {
      const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? page;
      const fonts = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
          const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
          return [name, glyphsOf(objects.get(map) ?? '')] as const;
        }),
      );
      const content = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '';
      let glyphs: Map<number, string> | undefined;
      let written = '';
      for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (font) glyphs = fonts.get(font);
        for (const [, hex = ''] of (shown ?? '').matchAll(/<([0-9a-f]+)>/gi))
          for (const unit of hex.match(/.{4}/g) ?? [])
            written += glyphs?.get(Number.parseInt(unit, 16)) ?? '';
      }
      return written;
    })
    .join('\n');
  return { pages: pages.length, text: text.replaceAll(/[ \u00a0]/g, '') };
}
