import type { PresetOffer } from './preset';

/**
 * One 示例 offer. `size` is [land in 亩 or null, plant in ㎡ or null, investment in 万元].
 * The three paragraphs are: what is there, what is to be built, what is still open.
 */
export function offerRow(
  code: string,
  title: [zh: string, hant: string, en: string],
  place: { chain: string; park: string | null; contactUnit: string; missingLink?: boolean },
  size: [landMu: string | null, plantSqm: string | null, investmentWan: string],
  content: [string, string, string],
): PresetOffer {
  return {
    code,
    title: { zh: title[0], hant: title[1], en: title[2] },
    chain: place.chain,
    park: place.park,
    missingLink: place.missingLink ?? false,
    landMu: size[0],
    plantSqm: size[1],
    investmentWan: size[2],
    contactUnit: place.contactUnit,
    content,
    isSample: true,
  };
}
