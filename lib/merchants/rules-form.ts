import type { MerchantDetail } from './queries/get-merchant';
import { quantityKinds } from './schema';

/** A record as the edit form's values: field name to text, lists joined by a line break. */
export function merchantFormValues(merchant: MerchantDetail): Record<string, string | null> {
  const quantities = quantityKinds.map((kind, index) => [
    `quantities.${index}.original`,
    merchant.quantities.find((quantity) => quantity.kind === kind)?.original ?? null,
  ]);
  return {
    name: merchant.name,
    namePinyin: merchant.namePinyin,
    aliases: merchant.aliases.join('、'),
    sex: merchant.sex,
    kinds: merchant.kinds.join('\n'),
    salutation: merchant.salutation,
    birthText: merchant.birthText,
    hometownId: merchant.hometownId,
    hometownText: merchant.hometownText,
    residenceId: merchant.residenceId,
    residenceText: merchant.residenceText,
    industryTagId: merchant.industryTagId,
    industryText: merchant.industryText,
    mainBusiness: merchant.mainBusiness,
    education: merchant.education,
    school: merchant.school,
    socialPosts: merchant.socialPosts,
    honours: merchant.honours,
    intention: merchant.intention,
    needs: merchant.needs,
    contributions: merchant.contributions.join('\n'),
    strengthTierId: merchant.strengthTierId,
    influenceTierId: merchant.influenceTierId,
    isKey: merchant.isKey ? 'on' : null,
    contactEveryDays: merchant.contactEveryDays === null ? null : String(merchant.contactEveryDays),
    preferredChannel: merchant.preferredChannel,
    contactHours: merchant.contactHours,
    ownerUnitId: merchant.ownerUnitId,
    source: merchant.source,
    note: merchant.note,
    doNotContact: merchant.doNotContact ? 'on' : null,
    ...Object.fromEntries(quantities),
  };
}
