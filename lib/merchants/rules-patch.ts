import type { MerchantPatch } from './commands/update-merchants';
import type { MerchantChange } from './schema';

/** The edit form shows every field, so a field that came back empty is cleared. */
export function wholePatch(input: MerchantChange): MerchantPatch {
  const { id, version, contactPoints, quantities, post, posts, life, lifeShown, facetReason, ...rest } =
    input;
  const { lifeSeen, ...values } = rest;
  const shown = lifeShown ? [] : undefined;
  const cleared = {
    namePinyin: null,
    sex: null,
    salutation: null,
    birthText: null,
    hometownId: null,
    hometownText: null,
    residenceId: null,
    residenceText: null,
    industryTagId: null,
    industryText: null,
    mainBusiness: null,
    education: null,
    school: null,
    socialPosts: null,
    honours: null,
    intention: null,
    needs: null,
    strengthTierId: null,
    influenceTierId: null,
    contactEveryDays: null,
    preferredChannel: null,
    contactHours: null,
    source: null,
    note: null,
  };
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    id,
    version,
    values: { ...cleared, ...given },
    ...(posts || lifeShown
      ? { posts: posts ?? [] }
      : { post: post && (post.companyId || post.employerText || post.title) ? post : null }),
    life: life ?? shown,
    ...(lifeShown ? { seen: lifeSeen ?? [] } : {}),
    contactPoints,
    quantities,
    facetReason: facetReason ?? null,
  };
}
