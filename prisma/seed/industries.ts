import { readRows } from '@/prisma/seed/read-rows';

export type IndustryLevel = 'section' | 'division' | 'group';

/** An industry by its code: section A, division A01, group A011 (门类, 大类, 中类). */
export interface IndustryRow {
  code: string;
  level: IndustryLevel;
  nameZh: string;
  parentCode: string | null;
  standard: string;
}

const STANDARD = 'GB/T 4754-2017';

/**
 * The national classification of industries down to the group: 20 sections, 97 divisions, 473 groups, parents before
 * children. The standard's classes (小类) are not shipped. Source and amendment: head of data/industries.tsv.
 */
export function industryRows(): IndustryRow[] {
  const rows: IndustryRow[] = [];
  let section = '';
  for (const [code = '', nameZh = '', groups = ''] of readRows('industries.tsv')) {
    if (/^[A-T]$/.test(code)) {
      section = code;
      rows.push({ code, level: 'section', nameZh, parentCode: null, standard: STANDARD });
      continue;
    }
    const division = section + code;
    rows.push({ code: division, level: 'division', nameZh, parentCode: section, standard: STANDARD });
    for (const group of groups.split(' ')) {
      const [digit, name] = [group.slice(0, 1), group.slice(1)];
      rows.push({
        code: division + digit,
        level: 'group',
        nameZh: name,
        parentCode: division,
        standard: STANDARD,
      });
    }
  }
  return rows;
}
