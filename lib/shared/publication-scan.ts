/** What must not stand in a public text (domain.md 2.5: texts are scanned for phone and ID patterns before publishing). */
export type PublicationFinding = {
  kind: 'mobile' | 'landline' | 'id_number' | 'bank_card' | 'email';
  /** Which paragraph or line, from 1. */
  line: number;
  /** A few characters around the place, with the finding itself masked: fit for an error message. */
  excerpt: string;
};

const PATTERNS: readonly { kind: PublicationFinding['kind']; pattern: RegExp }[] = [
  {
    kind: 'id_number',
    pattern:
      /(?<![\dA-Za-z])[1-9]\d{5}[\s-]?(?:18|19|20)\d{2}[\s-]?(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[\s-]?\d{3}[\dXx](?![\dA-Za-z])/g,
  },
  { kind: 'bank_card', pattern: /(?<!\d)[2-9]\d{3}(?:[\s-]?\d{4}){3}(?:[\s-]?\d{1,3})?(?!\d)/g },
  { kind: 'mobile', pattern: /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g },
  { kind: 'landline', pattern: /(?<!\d)0(?:10|2\d|[3-9]\d{2})[\s)）-]{0,2}[2-8]\d{6,7}(?!\d)/g },
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
];

/** Luhn's check sign of a card number. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return digits.length >= 16 && sum % 10 === 0;
}

const masked = (text: string): string =>
  `${text.slice(0, 3)}${'*'.repeat(Math.max(4, text.length - 5))}${text.slice(-2)}`;

/**
 * Finds telephone, ID, card numbers and e-mail addresses in a text that is about to be published, in the order of the
 * text, at most ten. Full-width digits are read as digits; invisible characters do not hide a number. ID numbers count
 * with a wrong check sign too: it is still somebody's number. Lines are separated by line breaks.
 */
export function scanForPublication(text: string): PublicationFinding[] {
  const findings: PublicationFinding[] = [];
  const lines = text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .split('\n');
  lines.forEach((line, index) => {
    const taken: [number, number][] = [];
    for (const { kind, pattern } of PATTERNS) {
      for (const match of line.matchAll(pattern)) {
        const [from, to] = [match.index, match.index + match[0].length];
        if (taken.some(([start, end]) => from < end && to > start)) continue;
        if (kind === 'bank_card' && !isCard(match[0])) continue;
        taken.push([from, to]);
        const before = line.slice(Math.max(0, from - 6), from);
        findings.push({
          kind,
          line: index + 1,
          excerpt: `${before}${masked(match[0])}${line.slice(to, to + 4)}`,
        });
      }
    }
  });
  return findings.sort((a, b) => a.line - b.line).slice(0, 10);
}
