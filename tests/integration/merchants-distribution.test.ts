import { beforeAll, describe, expect, it } from 'vitest';
import { getCityProfile } from '@/lib/merchants/queries/city-profile';
import {
  countMerchantsByResidence,
  crossCountMerchants,
  openFacets,
} from '@/lib/merchants/queries/count-facets';
import { countMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantFilters, type MerchantFacetName } from '@/lib/merchants/search-params';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedPlace } from '@/tests/factories/places';
import { makeWorld, type World } from '@/tests/support/world';

const all = MerchantFilters.parse({});

describe('the distribution of the ledger', () => {
  let world: World;
  let city: { id: string };
  let province: { id: string; fullName: string };

  beforeAll(async () => {
    world = await makeWorld();
    const zhejiang = await seedPlace('330000', 'province', '浙江省');
    const shaoxing = await seedPlace('330600', 'prefecture', '绍兴市', zhejiang);
    const shaanxi = await seedPlace('610000', 'province', '陕西省');
    const hanzhong = await seedPlace('610700', 'prefecture', '汉中市', shaanxi);
    const xixiang = await seedPlace('610724', 'county', '西乡县', hanzhong);
    [city, province] = [shaoxing, zhejiang];
    const tag = await db.industryTag.create({
      data: { code: 'zz', nameZh: '示例机绣', sortNo: 99 },
      select: { id: true },
    });
    const tier = await db.tier.create({
      data: { facet: 'strength', code: 'zz', nameZh: '示例级', sortNo: 99 },
      select: { id: true },
    });
    const firm = (employerText: string) => ({ post: { employerText, title: '经理' } });
    const here = { residenceId: shaoxing.id };
    const known = { industryTagId: tag.id, strengthTierId: tier.id };
    const { countyId } = world.own;
    await seedMerchant(countyId, {
      name: '示例一',
      ...here,
      ...known,
      hometownId: xixiang.id,
      ...firm('示例机绣厂'),
      isKey: true,
    });
    await seedMerchant(countyId, { name: '示例二', ...here, industryTagId: tag.id, ...firm('示例机绣厂') });
    await seedMerchant(countyId, { name: '示例三', ...here, ...firm('示例机绣厂二分厂') });
    await seedMerchant(countyId, { name: '示例四', residenceId: zhejiang.id, ...known });
    await seedMerchant(world.other.countyId, { name: '示例五', ...here, ...known, hometownId: xixiang.id });
    // without a lawful basis: neither residence nor trade of this one may be counted for the bureau
    await seedMerchant(countyId, { name: '示例六', ...here, ...known, hometownId: xixiang.id }, null);
  });

  it('every number of a cross-count is that of the list that it opens, for whoever asks', async () => {
    for (const role of ['clerk', 'filler', 'supervisor'] as const) {
      const actor = await world.actor(role);
      const facets = openFacets(actor);
      for (const rows of facets)
        for (const columns of facets) {
          if (rows === columns) continue;
          const crossing = await crossCountMerchants(actor, rows, columns, all);
          const opened = async (change: Partial<Record<MerchantFacetName, string>>) =>
            (await countMerchants(actor, { ...crossing.filters, ...change })).value;
          const where = `${role} ${rows} ${columns}`;
          expect(await opened({}), where).toBe(crossing.total);
          for (const row of crossing.rows) {
            expect(await opened({ [rows]: row.value }), where).toBe(row.count);
            for (const column of crossing.columns)
              expect(await opened({ [rows]: row.value, [columns]: column.value }), where).toBe(
                crossing.cells[row.value]?.[column.value] ?? 0,
              );
          }
          for (const column of crossing.columns)
            expect(await opened({ [columns]: column.value }), where).toBe(column.count);
        }
    }
  });

  it('a rating that is hidden from the role is refused as row and as column', async () => {
    const supervisor = await world.actor('supervisor');
    await expect(crossCountMerchants(supervisor, 'strength', 'hometown', all)).rejects.toThrow(
      ForbiddenError,
    );
    await expect(crossCountMerchants(supervisor, 'hometown', 'strength', all)).rejects.toThrow(
      ForbiddenError,
    );
    expect(openFacets(supervisor)).not.toContain('strength');
  });

  it('counts residence within the scope, and nobody whose residence is withheld', async () => {
    const [clerk, filler] = [await world.actor('clerk'), await world.actor('filler')];
    const of = async (actor: typeof clerk, level: 'province' | 'city', id: string) =>
      (await countMerchantsByResidence(actor, level, all, 50)).find(({ value }) => value === id)?.count;
    expect(await of(clerk, 'city', city.id)).toBe(4);
    expect(await of(clerk, 'province', province.id)).toBe(5);
    // the keeping county completes the missing basis itself, so it reads and counts that person too
    expect(await of(filler, 'city', city.id)).toBe(4);
    expect(await of(filler, 'province', province.id)).toBe(5);
  });

  it('a city’s page counts people, key people and firms by the same conditions as the ledger', async () => {
    const clerk = await world.actor('clerk');
    const profile = await getCityProfile(clerk, city.id);
    expect(profile).toMatchObject({ name: '绍兴市', people: 4, key: 1, firms: 2 });
    expect((await countMerchants(clerk, profile.filters)).value).toBe(profile.people);
    expect((await countMerchants(clerk, { ...profile.filters, key: '1' })).value).toBe(profile.key);
    expect(profile.largest).toEqual([
      { firm: '示例机绣厂', people: 2 },
      { firm: '示例机绣厂二分厂', people: 1 },
    ]);
    for (const { firm, people } of profile.largest)
      expect((await countMerchants(clerk, { ...profile.filters, firm })).value).toBe(people);
  });

  it('what is no city has no page, nor has a city where nobody of the own scope lives', async () => {
    const clerk = await world.actor('clerk');
    const empty = await seedPlace('330700', 'prefecture', '金华市', province);
    await expect(getCityProfile(clerk, empty.id)).rejects.toThrow(NotFoundError);
    const county = await seedPlace('610724', 'county', '西乡县');
    await expect(getCityProfile(clerk, county.id)).rejects.toThrow(NotFoundError);
  });
});
