import { parseMoneyWan, parseQuantity } from '@/lib/shared/quantity';

/**
 * Size class of a firm by 统计上大中小微型企业划分办法（2017）(国统字〔2017〕213号), table of its annex. Revenue (Y) and assets
 * (Z) in 万元, employees (X) in persons. Each line: lower bounds of small, medium, large.
 */
type Bounds = readonly [small: number, medium: number, large: number];
type Line = {
  /** prefixes of GB/T 4754-2017 codes */
  readonly codes: readonly string[];
  readonly employees?: Bounds;
  readonly revenue?: Bounds;
  readonly assets?: Bounds;
};

const LINES: readonly Line[] = [
  { codes: ['A'], revenue: [50, 500, 20_000] },
  { codes: ['B', 'C', 'D'], employees: [20, 300, 1_000], revenue: [300, 2_000, 40_000] },
  { codes: ['E'], revenue: [300, 6_000, 80_000], assets: [300, 5_000, 80_000] },
  { codes: ['F51'], employees: [5, 20, 200], revenue: [1_000, 5_000, 40_000] },
  { codes: ['F52'], employees: [10, 50, 300], revenue: [100, 500, 20_000] },
  {
    codes: ['G54', 'G55', 'G56', 'G57', 'G58', 'G591'],
    employees: [20, 300, 1_000],
    revenue: [200, 3_000, 30_000],
  },
  {
    codes: ['G592', 'G593', 'G594', 'G595', 'G596', 'G599'],
    employees: [20, 100, 200],
    revenue: [100, 1_000, 30_000],
  },
  { codes: ['G60'], employees: [20, 300, 1_000], revenue: [100, 2_000, 30_000] },
  { codes: ['H61', 'H62'], employees: [10, 100, 300], revenue: [100, 2_000, 10_000] },
  { codes: ['I63', 'I64'], employees: [10, 100, 2_000], revenue: [100, 1_000, 100_000] },
  { codes: ['I65'], employees: [10, 100, 300], revenue: [50, 1_000, 10_000] },
  { codes: ['K701'], revenue: [100, 1_000, 200_000], assets: [2_000, 5_000, 10_000] },
  { codes: ['K702'], employees: [100, 300, 1_000], revenue: [500, 1_000, 5_000] },
  { codes: ['L'], employees: [10, 100, 300], assets: [100, 8_000, 120_000] },
  // 其他未列明行业
  { codes: ['K703', 'K709', 'M', 'N', 'O', 'Q85', 'R'], employees: [10, 100, 300] },
];

export const sizeClasses = ['micro', 'small', 'medium', 'large'] as const;
export type SizeClass = (typeof sizeClasses)[number];
export const sizeFigures = ['employees', 'revenue', 'assets'] as const;
export type SizeFigure = (typeof sizeFigures)[number];

/** The class with the figures that it rests on, or why there is none: never a guess. */
export type CompanySize =
  | { known: true; size: SizeClass; by: SizeFigure[] }
  | { known: false; why: 'no_industry' | 'industry_too_wide' | 'industry_not_covered' }
  | { known: false; why: 'missing'; missing: SizeFigure[] };

/**
 * The class of a firm: large, medium and small must reach the lower bound of every figure that the line of its industry
 * names, else they fall to the class below. A figure that is not known makes the class unknown. `industryCode` is a
 * GB/T 4754 code; figures are decimal texts (persons, 万元).
 */
export function companySize(firm: {
  industryCode: string | null;
  figures: Readonly<Partial<Record<SizeFigure, string | null>>>;
}): CompanySize {
  const code = firm.industryCode?.trim().toUpperCase();
  if (!code) return { known: false, why: 'no_industry' };
  const line = LINES.find(({ codes }) => codes.some((prefix) => code.startsWith(prefix)));
  if (!line) {
    const isWide = LINES.some(({ codes }) => codes.some((prefix) => prefix.startsWith(code)));
    return { known: false, why: isWide ? 'industry_too_wide' : 'industry_not_covered' };
  }
  const asked = sizeFigures.filter((figure) => line[figure] !== undefined);
  const missing = asked.filter((figure) => !firm.figures[figure]);
  if (missing.length > 0) return { known: false, why: 'missing', missing };
  const steps = asked.map((figure) => {
    const value = Number(firm.figures[figure]);
    return (line[figure] ?? []).filter((bound) => value >= bound).length;
  });
  return { known: true, size: sizeClasses[Math.min(...steps)] ?? 'micro', by: asked };
}

/** A stated figure as people write it: persons, or money in 万元, with its qualifier; null where it says no number. */
export function readFigure(kind: SizeFigure, original: string): { value: string; qualifier: string } | null {
  if (kind === 'employees') {
    const count = parseQuantity(original).value;
    return count && { value: count.value, qualifier: count.qualifier };
  }
  // a bare number is 万元, as the field says
  const money = parseMoneyWan(/[万亿元]/.test(original) ? original : `${original}万元`).value;
  return money && { value: money.amountWan, qualifier: money.qualifier };
}
