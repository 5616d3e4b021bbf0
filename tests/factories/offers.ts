import { db } from '@/lib/server/db';
import { OfferInput } from '@/lib/offers/schema';

let number = 0;

/** What a filler would type. */
export function offerInput(
  ownerUnitId: string,
  over: Partial<Record<keyof OfferInput, unknown>> = {},
): OfferInput {
  return OfferInput.parse({
    title: '示例灌装生产线',
    ownerUnitId,
    investmentWan: '0.86亿元',
    landMu: '45',
    content: '夏秋茶下树率低。\n拟建灌装线一条。\n用水指标已落实。',
    ...over,
  });
}

/** An offer of a unit in a state, with all opinions passed once it is past the review. Returns id, version and slug. */
export async function seedOffer(
  ownerUnitId: string,
  over: {
    state?: 'draft' | 'submitted' | 'published' | 'withdrawn';
    title?: string;
    investmentWan?: string;
    passed?: boolean;
  } = {},
): Promise<{ id: string; version: number; slug: string }> {
  number += 1;
  const state = over.state ?? 'draft';
  const result = (over.passed ?? state === 'published') ? 'passed' : 'pending';
  const title = over.title ?? '示例灌装生产线';
  return db.offer.create({
    data: {
      fileNo: `T-${number}`,
      slug: `example-${number}`,
      title,
      content: '现有基础良好。\n拟建生产线一条。\n水电已通。',
      investmentWan: over.investmentWan ?? '8600',
      ownerUnitId,
      state,
      reviewLegal: result,
      reviewCompliant: result,
      reviewFeasible: result,
      ...(state === 'published' ? { publishedAt: new Date() } : {}),
      isSample: true,
      searchText: title,
    },
    select: { id: true, version: true, slug: true },
  });
}
