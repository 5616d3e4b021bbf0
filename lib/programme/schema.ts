import { z } from 'zod';

const httpUrl = z.url({ protocol: /^https?$/ });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, { error: 'invalid_format' });
const text = (most: number) => z.string().trim().min(1, { error: 'required' }).max(most);
const optionalText = (most: number) => z.string().trim().max(most).nullable();

/** A name in the three languages; what a language lacks is shown in Chinese. */
const Translated = z.object({ 'zh-CN': text(60), 'zh-Hant': text(60).optional(), en: text(120).optional() });

/** Marks that a government site must carry (domain.md H9, 2.7). Null prints nothing; a demo prints 示例. */
export const FooterMarks = z.object({
  host: text(60),
  organiser: optionalText(60),
  copyright: optionalText(80),
  address: optionalText(120),
  phone: optionalText(40),
  postcode: z
    .string()
    .regex(/^\d{6}$/, { error: 'invalid_format' })
    .nullable(),
  /** 网站标识码: region code of six digits and four more. */
  siteCode: z
    .string()
    .regex(/^\d{10}$/, { error: 'invalid_format' })
    .nullable(),
  icp: optionalText(40),
  /** 公安备案号: region code of six digits and eight more. */
  policeRecord: z
    .string()
    .regex(/^\d{14}$/, { error: 'invalid_format' })
    .nullable(),
  technicalSupport: optionalText(60),
  /** 我为政府网站找错 of the national platform, with this site's code. */
  faultReportUrl: httpUrl.nullable(),
});

/** Colours that a programme may change; everything else follows from them. */
export const ThemeColours = z.object({ vermilion: colour, 'vermilion-ink': colour, gold: colour }).partial();

/** All that a page needs to know of the programme it serves: names, places, marks, colours. */
export const ProgrammeProfile = z.object({
  code: z.string().regex(/^[a-z]{2,20}$/, { error: 'invalid_format' }),
  /** 汉商回归 */
  nameShort: Translated,
  /** 汉中市商人回归服务平台 */
  nameLong: Translated,
  /** 汉商: how this place calls its merchants; part of menu names (汉商风采). */
  merchantWord: Translated,
  /** 汉中市 */
  region: Translated,
  /** 汉中市经济合作局 */
  bureau: Translated,
  /** One character (or two) of the programme's seal. */
  sealText: text(4),
  heroLines: z.object({
    'zh-CN': z.tuple([text(14), text(14)]),
    'zh-Hant': z.tuple([text(14), text(14)]).optional(),
    en: z.tuple([text(60), text(60)]).optional(),
  }),
  slogan: z.object({ 'zh-CN': text(120), 'zh-Hant': text(120).optional(), en: text(240).optional() }),
  /** Sites named in the strip above the header; foreign ones go through the leaving-site page. */
  parentSites: z.array(z.object({ name: Translated, url: httpUrl.nullable() })).max(4),
  marks: FooterMarks,
  themeColours: ThemeColours,
  locales: z.array(z.enum(['zh-CN', 'zh-Hant', 'en'])).min(1),
  /** A list of more persons than this leaves the house only after a second person has agreed (domain.md 2.5). */
  exportApprovalPersons: z.int().min(1).max(5000).default(500),
  /** Draws the contour lines. */
  seed: z.int().min(0),
});

export type ProgrammeProfile = z.infer<typeof ProgrammeProfile>;
export type FooterMarks = z.infer<typeof FooterMarks>;

/** The text of a language, Chinese where the language has none. */
export function inLocale<T>(
  texts: { 'zh-CN': T; 'zh-Hant'?: T | undefined; en?: T | undefined },
  locale: string,
): T {
  if (locale === 'en') return texts.en ?? texts['zh-CN'];
  if (locale === 'zh-Hant') return texts['zh-Hant'] ?? texts['zh-CN'];
  return texts['zh-CN'];
}
