import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';

/** What of a firm is searched: names and its codes, old ones too. */
export type CompanySearchParts = {
  name: string;
  shortName?: string | null | undefined;
  codes: readonly (string | null | undefined)[];
};

/** The stored search columns of a firm. */
export function companySearchColumns(parts: CompanySearchParts): {
  searchText: string;
  pinyin: string;
  initials: string;
} {
  const reading = firmPinyin(parts.name);
  return {
    searchText: buildSearchText([parts.name, parts.shortName, ...parts.codes]),
    pinyin: reading.full,
    initials: reading.initials,
  };
}

const LEGAL_ENDS = /(?:股份有限公司|有限责任公司|有限公司|合作社|事务所|集团)$/u;
const SHOWN = 2;

/**
 * A firm's name as another unit may see it: the first two characters and the legal form; the rest is hidden
 * (首报首谈: the asker learns that the firm is taken, no more). 汉中天汉茶业有限公司 → 汉中****有限公司.
 */
export function maskCompanyName(name: string): string {
  const end = LEGAL_ENDS.exec(name)?.[0] ?? '';
  const body = [...name.slice(0, name.length - end.length)];
  return `${body.slice(0, Math.min(SHOWN, Math.max(1, body.length - 1))).join('')}****${end}`;
}

/** Like a credit code already: at least eight characters of its alphabet, at least one digit. */
export function looksLikeCreditCode(text: string): boolean {
  return /^(?=.*\d)[0-9A-HJ-NPQRTUWXY]{8,18}$/i.test(text.trim());
}

/** The job by which a firm's new name reaches the nouns that keep copies of it; its data is `{ companyId }`. */
export const COMPANY_RENAMED = 'posts.companyRenamed';
