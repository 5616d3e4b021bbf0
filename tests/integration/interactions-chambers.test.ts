import { beforeAll, describe, expect, it } from 'vitest';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { updateInteraction } from '@/lib/interactions/commands/update-interaction';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';
import {
  countInteractions,
  listInteractionsOfChamber,
  listLeaderVisits,
} from '@/lib/interactions/queries/list-interactions';
import { InteractionChange } from '@/lib/interactions/schema';
import { InteractionFilters } from '@/lib/interactions/search-params';
import { NotFoundError } from '@/lib/shared/errors';
import { seedChamber } from '@/tests/factories/chambers';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const log = async (input: Parameters<typeof interactionInput>[1], as: 'clerk' | 'filler' = 'clerk') => {
  const { ids } = await createInteractions(await world.actor(as), [interactionInput([], input)]);
  return ids[0] ?? '';
};

describe('contacts with a chamber', () => {
  it('need nobody by name, stand on the chamber’s timeline and name it in the log', async () => {
    const clerk = await world.actor('clerk');
    const chamberId = await seedChamber({ name: '示例受访商会', ownerUnitId: world.rootId });
    const id = await log({ chamberId, channel: 'visit', subject: '走访秘书处' });
    expect(await getInteraction(clerk, id)).toMatchObject({
      chamber: { id: chamberId, name: '示例受访商会' },
      persons: [],
    });
    expect((await listInteractionsOfChamber(clerk, chamberId)).rows).toMatchObject([
      { id, chamber: '示例受访商会' },
    ]);
    const other = await seedChamber({ name: '示例未访商会', ownerUnitId: world.rootId });
    expect((await listInteractionsOfChamber(clerk, other)).rows).toEqual([]);
  });

  it('a chamber that the writer does not see is refused as if there were none', async () => {
    const chamberId = await seedChamber({ name: '示例不可见商会', ownerUnitId: world.rootId });
    await expect(log({ chamberId }, 'filler')).rejects.toThrow(NotFoundError);
  });

  it('a correction by somebody who sees no chamber leaves it on the record', async () => {
    const chamberId = await seedChamber({ name: '示例保留商会', ownerUnitId: world.rootId });
    const clerk = await world.actor('clerk');
    const filler = await world.actor('filler');
    const { id: merchantId } = await seedMerchant(world.own.countyId, { contactPoints: [] });
    const { ids } = await createInteractions(clerk, [
      interactionInput([merchantId], { chamberId, officerIds: [clerk.userId, filler.userId] }),
    ]);
    const id = ids[0] ?? '';
    expect((await getInteraction(filler, id)).chamber).toBeNull();
    const correction = interactionInput([merchantId], {
      officerIds: [clerk.userId, filler.userId],
      summary: '更正（示例）',
    });
    await updateInteraction(filler, InteractionChange.parse({ ...correction, id, version: 1 }));
    expect(await getInteraction(clerk, id)).toMatchObject({
      summary: '更正（示例）',
      chamber: { id: chamberId },
    });
  });

  it('calls of leaders are counted with who and when, by name or by the leader’s own part; the count is that of its list', async () => {
    const clerk = await world.actor('clerk');
    const leader = await world.actor('leader');
    const chamberId = await seedChamber({ name: '示例领导拜访商会', ownerUnitId: world.rootId });
    const on = (happenedOn: string) => ({ chamberId, channel: 'visit', happenedOn });
    await log({ ...on('2024-03-01'), leaderText: '示例领导' });
    await log({ ...on('2099-01-01'), happenedOn: '2024-04-01', officerIds: [leader.userId] });
    await log(on('2024-05-01'));
    await log({ ...on('2024-06-01'), channel: 'phone', leaderText: '示例领导' });
    const { rows, count } = await listLeaderVisits(clerk, chamberId);
    expect(rows.map((row) => row.on)).toContain('2024-03-01');
    expect(rows.find((row) => row.on === '2024-03-01')?.who).toBe('示例领导');
    expect(rows.map((row) => row.on)).not.toContain('2024-05-01');
    expect(rows.map((row) => row.on)).not.toContain('2024-06-01');
    const query = { chamber: chamberId, leader: '1', visits: '1', state: 'complete' };
    expect(count).toEqual(await countInteractions(clerk, InteractionFilters.parse(query)));
  });
});
