// Writes app/fonts.css: the unicode-range slices of Noto Serif SC that Chinese public pages can need.
// One weight (700) for Han, the Latin slice of 600 for figures; no .woff fallback, no Hangul, emoji or private use.
// A browser fetches only the slices whose characters stand on the page.
import { readFileSync, writeFileSync } from 'node:fs';

const dir = 'node_modules/@fontsource/noto-serif-sc';
const wanted = (part) => {
  const low = Number.parseInt(part.slice(2), 16);
  return (
    (low >= 0x4e00 && low <= 0x9fff) ||
    (low >= 0x3000 && low <= 0x303f) ||
    (low >= 0xff00 && low <= 0xffef) ||
    (low >= 0x2000 && low < 0x2700) ||
    low < 0x180
  );
};

function faces(weight, family, onlyLatin) {
  const css = readFileSync(`${dir}/${weight}.css`, 'utf8');
  return [...css.matchAll(/url\(\.\/files\/([\w-]+)\.woff2\)[\s\S]*?unicode-range: (.*);/g)].flatMap(
    ([, file, range]) => {
      const parts = range.split(',').filter(wanted);
      const latin = file.includes('-latin-') && !file.includes('latin-ext');
      if (
        parts.length === 0 ||
        (onlyLatin && !latin) ||
        file.includes('cyrillic') ||
        file.includes('vietnamese')
      )
        return [];
      return `@font-face{font-family:"${family}";font-style:normal;font-weight:${onlyLatin ? weight : '600 900'};font-display:swap;src:url("../${dir}/files/${file}.woff2") format("woff2");unicode-range:${parts.join(',')}}`;
    },
  );
}

writeFileSync(
  'app/fonts.css',
  [
    '/* Made by scripts/make-font-css.mjs; do not edit. */',
    ...faces(600, 'Sangzi Figures', true),
    ...faces(700, 'Noto Serif SC', false),
    '',
  ].join('\n'),
);
