import { recordChanges } from '@/lib/audit/commands';
import { offerSearchText } from '@/lib/offers/commands/prepare';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { firmPinyin } from '@/lib/shared/pinyin';
import { idOf, type SeedContext } from './context';

const MINUTE_MS = 60_000;

/** The invented offers of the preset, all marked 示例, published after three 示例 opinions, the first the newest. */
export async function seedOffers(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const { preset } = context;
  const day = today();
  const year = Number(day.slice(0, 4));
  const first = await reserveNumbers(tx, 'offers', year, preset.offers.length);
  const now = Date.now();
  const clerk = context.userIds.get('clerk') ?? null;
  const chief = context.userIds.get('chief') ?? null;
  const rows = preset.offers.map((offer, index) => {
    const chain = preset.chains.find((one) => one.code === offer.chain)?.name.zh;
    const park = preset.parks.find((one) => one.code === offer.park);
    const unitId = idOf(context.unitIds, offer.contactUnit);
    const reading = firmPinyin(offer.title.zh);
    const placeCode =
      park?.placeCode ?? preset.units.find((one) => one.code === offer.contactUnit)?.placeCode;
    const countyName = preset.hometowns.find((area) => area.placeCode === placeCode)?.county ?? null;
    const content = offer.content.join('\n');
    return {
      id: newId(),
      fileNo: numberText('T', year, first + index),
      slug: offer.code,
      title: offer.title.zh,
      chainId: idOf(context.chainIds, offer.chain),
      industryTagId: context.tagIds.get(offer.chain) ?? null,
      parkId: offer.park ? idOf(context.parkIds, offer.park) : null,
      placeId: placeCode ? (context.placeIds.get(placeCode) ?? null) : null,
      countyName,
      investmentWan: offer.investmentWan,
      landMu: offer.landMu,
      plantSqm: offer.plantSqm,
      fillsGap: offer.missingLink,
      contactUnitId: unitId,
      content,
      reviewLegal: 'passed',
      reviewCompliant: 'passed',
      reviewFeasible: 'passed',
      state: 'published',
      submittedBy: clerk,
      submittedAt: new Date(now),
      publishedBy: chief,
      publishedAt: new Date(now - index * MINUTE_MS),
      isSample: true,
      ownerUnitId: unitId,
      sortNo: index,
      pinyin: reading.full,
      initials: reading.initials,
      searchText: offerSearchText({
        title: offer.title.zh,
        content,
        countyName,
        names: [chain, park?.name.zh],
      }),
      createdBy: clerk,
    };
  });
  await bulkInsert(tx, 'offer', rows);
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({
      noun: 'offers',
      recordId: row.id,
      verb: 'create',
      after: { title: row.title, state: row.state },
    })),
  );
  await bulkInsert(
    tx,
    'offer_text',
    preset.offers.flatMap((offer, index) =>
      [['zh-Hant', offer.title.hant] as const, ['en', offer.title.en] as const].flatMap(([locale, text]) =>
        text
          ? [
              {
                id: newId(),
                recordId: rows[index]?.id ?? '',
                locale,
                field: 'title',
                text,
                state: 'approved',
              },
            ]
          : [],
      ),
    ),
  );
  await bulkInsert(
    tx,
    'offer_review',
    rows.flatMap((row) =>
      (['legal', 'compliant', 'feasible'] as const).map((aspect) => ({
        id: newId(),
        offerId: row.id,
        aspect,
        result: 'passed',
        reviewedBy: chief,
        reviewedOn: day,
        note: '示例审查意见',
      })),
    ),
  );
}
