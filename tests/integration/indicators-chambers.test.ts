import { beforeAll, describe, expect, it } from 'vitest';
import {
  getChamberContribution,
  listChamberContributions,
} from '@/lib/indicators/queries/chamber-contribution';
import { rankContributions } from '@/lib/indicators/rules-chambers';
import { db, inTransaction } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedChamber } from '@/tests/factories/chambers';
import { seedDefinition } from '@/tests/factories/definitions';
import { seedInteraction } from '@/tests/factories/interactions';
import { seedLead } from '@/tests/factories/leads';
import { seedProject } from '@/tests/factories/projects';
import { seedReceipt } from '@/tests/factories/receipts';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedDefinition('all-receipts', [{ validFrom: '2020-01-01', params: { isReturn: null } }]);
});
const credit = async (chamberId: string, name: string) => {
  const project = await seedProject(world.own.countyId, { name });
  await db.project.update({ where: { id: project.id }, data: { chamberId } });
  return project.id;
};
const accept = (projectId: string, amountWan: string, month = '2024-05') =>
  seedReceipt(world.own.countyId, 'accepted', {
    projectId,
    amountWan,
    month,
    decidedBy: world.people.chief.userId,
  });

describe('what chambers have brought', () => {
  it('is the number of the rows it opens to, each project once, whichever units share its credit', async () => {
    const clerk = await world.actor('clerk');
    const id = await seedChamber({ name: '示例贡献商会', ownerUnitId: world.rootId, isPublic: true });
    const project = await credit(id, '示例归属项目');
    await inTransaction(async (tx) => {
      await tx.creditShare.updateMany({ where: { projectId: project }, data: { percent: 60 } });
      await tx.creditShare.create({
        data: {
          projectId: project,
          unitId: world.other.countyId,
          percent: 40,
          validFrom: new Date('2022-01-04'),
        },
        select: { id: true },
      });
    });
    await accept(project, '1000');
    await accept(project, '250.5', '2023-05');
    await seedReceipt(world.own.countyId, 'submitted', { projectId: project, amountWan: '9999' });
    await seedLead(world.rootId, { chamberId: id });
    await seedInteraction(world.rootId, { chamberId: id, channel: 'visit', officerIds: [clerk.userId] });
    await seedInteraction(world.rootId, { chamberId: id, channel: 'phone', officerIds: [clerk.userId] });
    const found = await getChamberContribution(clerk, id);
    expect(found.totals).toMatchObject({ leads: 1, projects: 1, visits: 1, moneyWan: '1250.5' });
    expect(found.lines.map((line) => line.creditedWan)).toEqual(['1000', '250.5']);
    expect(found.projects).toMatchObject([{ name: '示例归属项目', moneyWan: '1250.5' }]);
    expect([found.leads.length, found.visits?.length]).toEqual([1, 1]);
    const year = await getChamberContribution(clerk, id, 2023);
    expect(year.totals.moneyWan).toBe('250.5');
    expect(year.lines).toHaveLength(1);
    // a county counts its own share, and names the chamber because it is public
    const county = (await listChamberContributions(await world.actor('filler'))).find((row) => row.id === id);
    expect(county?.moneyWan).toBe('750.3');
  });

  it('is not another chamber’s officer’s to see, and out of scope it does not exist', async () => {
    const hidden = await seedChamber({ name: '示例不公开商会', ownerUnitId: world.rootId });
    await expect(
      getChamberContribution(await world.actor('chamber_officer'), world.own.chamberId),
    ).rejects.toThrow(ForbiddenError);
    await expect(getChamberContribution(await world.actor('filler'), hidden)).rejects.toThrow(NotFoundError);
  });

  it('ranks by money, projects, converted leads, leads; equals share a rank, and nothing brought has none', () => {
    const row = (id: string, moneyWan: string, projects = 0, converted = 0, leads = 0, visits = 0) => ({
      id,
      moneyWan,
      projects,
      converted,
      leads,
      visits,
    });
    const ranked = rankContributions([
      row('none', '0', 0, 0, 0, 9),
      row('b', '100', 1),
      row('a', '100.000001'),
      row('b2', '100.0', 1),
      row('c', '100', 0, 1),
    ]);
    expect(ranked.map((one) => [one.id, one.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['b2', 2],
      ['c', 4],
      ['none', null],
    ]);
  });
});
