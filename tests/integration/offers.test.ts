import { beforeAll, describe, expect, it } from 'vitest';
import { attachOfferPapers } from '@/lib/offers/commands/attach-papers';
import { mayReadOfferFiles } from '@/lib/offers/links';
import { publishOffer, reviewOffer, submitOffer, withdrawOffer } from '@/lib/offers/commands/decide-offer';
import { createOffer, updateOffer } from '@/lib/offers/commands/write-offer';
import { getOffer, getOfferHistory } from '@/lib/offers/queries/offers';
import { listPublicOffers, readPublicOffer } from '@/lib/offers/queries/public-offers';
import { aspects } from '@/lib/offers/rules';
import { PublicOfferPage } from '@/lib/offers/search-params';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { offerInput, seedOffer } from '@/tests/factories/offers';
import { seedUpload } from '@/tests/factories/receipts';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const versionOf = (id: string) =>
  db.offer.findUniqueOrThrow({ where: { id }, select: { id: true, version: true, slug: true } });
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

async function handedIn(): Promise<string> {
  const filler = await world.actor('filler');
  const { id } = await createOffer(filler, offerInput(world.own.countyId));
  await submitOffer(filler, await versionOf(id));
  return id;
}

async function reviewAll(id: string): Promise<void> {
  const clerk = await world.actor('clerk');
  for (const aspect of aspects) {
    await reviewOffer(clerk, { ...(await versionOf(id)), aspect, result: 'passed', note: '符合' });
  }
}

describe('the pre-review is a gate', () => {
  it('a county hands in, the bureau reviews three aspects, a chief publishes, and the public sees it at once', async () => {
    const id = await handedIn();
    const chief = await world.actor('chief');
    expect(await publishOffer(chief, await versionOf(id)).catch(codeOf)).toBe('review_missing');
    await reviewAll(id);
    const { slug } = await publishOffer(chief, await versionOf(id));
    expect((await readPublicOffer(slug, 'zh-CN'))?.investmentWan).toBe('8600');
    const verbs = (await getOfferHistory(chief, id)).map((row) => row.verb);
    expect(verbs).toEqual(['publish', 'review', 'review', 'review', 'submit', 'create']);
    expect((await getOffer(chief, id)).opinions).toHaveLength(3);
  });

  it('one failed opinion keeps it shut', async () => {
    const id = await handedIn();
    await reviewAll(id);
    const chief = await world.actor('chief');
    await reviewOffer(chief, {
      ...(await versionOf(id)),
      aspect: 'feasible',
      result: 'failed',
      note: '用水不足',
    });
    expect(await publishOffer(chief, await versionOf(id)).catch(codeOf)).toBe('review_missing');
  });

  it('the database refuses what the commands refuse', async () => {
    const { id } = await seedOffer(world.own.countyId, { state: 'submitted' });
    const publish = { state: 'published' as const, publishedAt: new Date() };
    await expect(db.offer.update({ where: { id }, data: publish })).rejects.toThrow(/offer_review/);
    const passed = { reviewLegal: 'passed', reviewCompliant: 'passed', reviewFeasible: 'passed' };
    const { userId } = world.people.clerk;
    await expect(
      db.offer.update({
        where: { id },
        data: { ...publish, ...passed, submittedBy: userId, publishedBy: userId },
      }),
    ).rejects.toThrow(/offer_two_persons/);
  });

  it('nobody reviews or publishes the own offer', async () => {
    const chief = await world.actor('chief');
    const { id } = await createOffer(chief, offerInput(world.own.countyId));
    await submitOffer(chief, await versionOf(id));
    const review = {
      ...(await versionOf(id)),
      aspect: 'legal' as const,
      result: 'passed' as const,
      note: undefined,
    };
    expect(await reviewOffer(chief, review).catch(codeOf)).toBe('needs_second_person');
    await reviewAll(id);
    expect(await publishOffer(chief, await versionOf(id)).catch(codeOf)).toBe('needs_second_person');
  });

  it('opinions are kept for ever', async () => {
    const id = await handedIn();
    await reviewAll(id);
    await expect(db.offerReview.deleteMany({ where: { offerId: id } })).rejects.toThrow(/not allowed/);
  });

  it('an edit sets the opinions back to pending', async () => {
    const id = await handedIn();
    await reviewAll(id);
    const chief = await world.actor('chief');
    const clerk = await world.actor('clerk');
    await publishOffer(chief, await versionOf(id));
    expect(
      await updateOffer(clerk, { ...offerInput(world.own.countyId), ...(await versionOf(id)) }).catch(codeOf),
    ).toBe('not_in_this_state');
    await withdrawOffer(clerk, { ...(await versionOf(id)), reason: '用地条件有变' });
    await updateOffer(clerk, { ...offerInput(world.own.countyId), ...(await versionOf(id)) });
    expect((await getOffer(clerk, id)).reviews).toEqual({
      legal: 'pending',
      compliant: 'pending',
      feasible: 'pending',
    });
  });

  it('a mobile number in the text stops it, by field', async () => {
    const filler = await world.actor('filler');
    const { id } = await createOffer(
      filler,
      offerInput(world.own.countyId, { content: '有意者请联系张某 13800000000，随时接待考察。' }),
    );
    const error = await submitOffer(filler, await versionOf(id)).catch((thrown: unknown) => thrown);
    expect(error instanceof FieldErrors ? Object.keys(error.fields) : error).toEqual(['content']);
  });
});

describe('who sees what', () => {
  it('a withdrawn offer is gone from page and list at once', async () => {
    const offer = await seedOffer(world.own.countyId, { state: 'published', title: '将被撤下的项目' });
    expect(await readPublicOffer(offer.slug, 'zh-CN')).not.toBeNull();
    await withdrawOffer(await world.actor('clerk'), { ...offer, reason: '条件有变' });
    expect(await readPublicOffer(offer.slug, 'zh-CN')).toBeNull();
    const { rows } = await listPublicOffers(PublicOfferPage.parse({}), 'zh-CN', 50);
    expect(rows.map((row) => row.slug)).not.toContain(offer.slug);
  });

  it('drafts never reach the public, another county never sees them', async () => {
    const draft = await seedOffer(world.other.countyId);
    expect(await readPublicOffer(draft.slug, 'zh-CN')).toBeNull();
    await expect(getOffer(await world.actor('filler'), draft.id)).rejects.toThrow(NotFoundError);
  });

  it('a stale version is a conflict that shows what stands now', async () => {
    const clerk = await world.actor('clerk');
    const offer = await seedOffer(world.own.countyId);
    await updateOffer(clerk, { ...offerInput(world.own.countyId), ...offer });
    const error = await updateOffer(clerk, { ...offerInput(world.own.countyId), ...offer }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error instanceof AppError && error.code).toBe('conflict');
    expect(error instanceof AppError && error.detail).toMatchObject({ version: '2' });
  });
});

describe('the public list', () => {
  it('filters by amount as people type it, and pages without losing or repeating a row', async () => {
    for (const wan of ['3000', '5000', '12000', '20000', '30000']) {
      await seedOffer(world.own.countyId, {
        state: 'published',
        title: `分页项目${wan}`,
        investmentWan: wan,
      });
    }
    const filters = { q: '分页项目', min: '0.5亿', max: '2亿元' };
    const first = await listPublicOffers(PublicOfferPage.parse(filters), 'zh-CN', 2);
    const second = await listPublicOffers(
      PublicOfferPage.parse({ ...filters, after: first.next ?? '' }),
      'zh-CN',
      2,
    );
    const seen = [...first.rows, ...second.rows].map((row) => row.investmentWan);
    expect(seen.toSorted()).toEqual(['12000', '20000', '5000']);
    expect(second.next).toBeNull();
  });
});

describe('the booklet', () => {
  it('takes a draft’s papers from who sent them, and is closed to the public until publication', async () => {
    const filler = await world.actor('filler');
    const { id } = await createOffer(filler, offerInput(world.own.countyId));
    const foreign = await seedUpload(await world.actor('clerk'));
    await expect(attachOfferPapers(filler, { id, files: [foreign] })).rejects.toThrow(NotFoundError);
    await attachOfferPapers(filler, { id, files: [await seedUpload(filler)] });
    expect(await db.attachment.count({ where: { noun: 'offers', recordId: id, role: 'booklet' } })).toBe(1);
    expect(await mayReadOfferFiles(await world.anyone('public'), id)).toBe(false);
    await submitOffer(filler, await versionOf(id));
    const late = attachOfferPapers(filler, { id, files: [await seedUpload(filler)] });
    expect(await late.catch(codeOf)).toBe('not_in_this_state');
    await reviewAll(id);
    await publishOffer(await world.actor('chief'), await versionOf(id));
    expect(await mayReadOfferFiles(await world.anyone('public'), id)).toBe(true);
  });
});
