import { readRows } from '@/prisma/seed/read-rows';

export type PlaceLevel = 'country' | 'province' | 'prefecture' | 'county' | 'township';

/** A place by its code: ISO 3166-1 alpha-2 for countries, GB/T 2260 (six digits) down to the county, nine digits for townships. */
export interface PlaceRow {
  code: string;
  level: PlaceLevel;
  nameZh: string;
  nameEn?: string;
  /** Code of the place above; null for countries. */
  parentCode: string | null;
  validFrom?: string;
  /** Last day on which the code was in force (day of the approval); absent for current codes. */
  validTo?: string;
  /** Codes that took over from a retired one. */
  successorCodes?: string[];
}

const HOME_COUNTRY = 'CN';

/**
 * All places that are shipped: countries, the provinces, prefectures and counties of China, the townships of the four
 * programme regions, and retired codes of those in Shaanxi. Parents stand before their children; codes are unique.
 * Sources and dates are in the heads of the files in data/. Hong Kong, Macao and Taiwan are provinces of CN.
 */
export function placeRows(): PlaceRow[] {
  const countries = readRows('countries.tsv').map(([code = '', nameZh = '', nameEn = '']): PlaceRow => {
    return { code, level: 'country', nameZh, nameEn, parentCode: null };
  });
  const current = readRows('places.tsv');
  const codes = new Set(current.map(([code = '']) => code));
  const china = current.map(([code = '', nameZh = '']): PlaceRow => {
    return { code, level: levelOf(code), nameZh, parentCode: parentOf(code, codes) };
  });
  const townships = readRows('townships.tsv').map(([code = '', nameZh = '']): PlaceRow => {
    return { code, level: 'township', nameZh, parentCode: code.slice(0, 6) };
  });
  const order: readonly PlaceLevel[] = ['country', 'province', 'prefecture', 'county', 'township'];
  const rows = [...countries, ...china, ...townships, ...retiredRows()];
  return rows.sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || (a.code < b.code ? -1 : 1));
}

function retiredRows(): PlaceRow[] {
  return readRows('place-history.tsv').map(
    ([code = '', nameZh = '', parentCode = '', validTo = '', successors = '']) => {
      return {
        code,
        level: levelOf(code),
        nameZh,
        parentCode,
        validTo,
        successorCodes: successors.split(','),
      };
    },
  );
}

function levelOf(code: string): PlaceLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

function parentOf(code: string, codes: ReadonlySet<string>): string {
  if (levelOf(code) === 'province') return HOME_COUNTRY;
  const prefecture = `${code.slice(0, 4)}00`;
  return levelOf(code) === 'county' && codes.has(prefecture) ? prefecture : `${code.slice(0, 2)}0000`;
}
