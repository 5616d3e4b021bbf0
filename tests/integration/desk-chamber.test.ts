import { beforeAll, describe, expect, it } from 'vitest';
import { getChamberFigures } from '@/lib/desk/queries-chamber';
import { db, inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { seedDues, seedMember } from '@/tests/factories/chambers';
import { seedDefinition } from '@/tests/factories/definitions';
import { seedLead } from '@/tests/factories/leads';
import { seedProject } from '@/tests/factories/projects';
import { seedReceipt } from '@/tests/factories/receipts';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedDefinition('all-receipts', [{ validFrom: '2020-01-01', params: { isReturn: null } }]);
});

const figures = async () => getChamberFigures(await world.actor('chamber_officer'));
const credit = async (chamberId: string, name: string) => {
  const project = await seedProject(world.own.countyId, { name });
  await db.project.update({ where: { id: project.id }, data: { chamberId } });
  return project.id;
};
/** Two units share the credit, 60 to 40. */
const share = (projectId: string, unitId: string) =>
  inTransaction(async (tx) => {
    await tx.creditShare.updateMany({ where: { projectId }, data: { percent: 60 } });
    await tx.creditShare.create({
      data: { projectId, unitId, percent: 40, validFrom: new Date('2022-01-04') },
      select: { id: true },
    });
  });
const accept = (projectId: string, amountWan: string, month: string) =>
  seedReceipt(world.own.countyId, 'accepted', {
    projectId,
    amountWan,
    month,
    decidedBy: world.people.chief.userId,
  });

describe('a chamber’s own figures', () => {
  it('count the own members, dues of the year and leads, and nobody else’s', async () => {
    const year = today().slice(0, 4);
    const member = await seedMember(world.own.chamberId);
    await seedMember(world.other.chamberId);
    const span = { periodFrom: `${year}-01-01`, periodTo: `${year}-12-31`, dueOn: `${year}-12-31` };
    await seedDues(world.own.chamberId, { membershipId: member, ...span });
    await seedDues(world.own.chamberId, { membershipId: member });
    await seedDues(world.other.chamberId, span);
    await seedLead(world.rootId, { chamberId: world.own.chamberId, answerDueAt: new Date('2024-01-01') });
    await seedLead(world.rootId, {
      chamberId: world.own.chamberId,
      state: 'accepted',
      acceptedAt: new Date(),
    });
    await seedLead(world.rootId, { chamberId: world.other.chamberId });
    const own = await figures();
    expect(Object.values(own.members).reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(own.dues).toMatchObject({ year: Number(year), lines: 1, dueWan: '0.2', paidWan: '0' });
    expect(own.leads).toMatchObject({ all: 2, open: 2, late: 1, taken: 1, converted: 0 });
  });

  it('count accepted receipts of credited projects whole, whichever units share the credit', async () => {
    const year = today().slice(0, 4);
    const mine = await credit(world.own.chamberId, '示例甲会项目');
    const theirs = await credit(world.other.chamberId, '示例乙会项目');
    await share(mine, world.other.countyId);
    await accept(mine, '1000', '2024-05');
    await accept(mine, '250.5', `${year}-01`);
    await seedReceipt(world.own.countyId, 'submitted', { projectId: mine, amountWan: '9999' });
    await accept(theirs, '777', '2024-05');
    const { projects, money } = await figures();
    expect(projects.map((one) => one.name)).toEqual(['示例甲会项目']);
    expect(projects[0]?.shares.map((one) => one.percent)).toEqual(['60', '40']);
    expect(money).toMatchObject({ totalWan: '1250.5', yearWan: '250.5', isCut: false });
    expect(money.byProject.get(mine)).toBe('1250.5');
    expect(money.lines.map((line) => line.amountWan)).toEqual(['250.5', '1000']);
    expect(JSON.stringify({ ...money, byProject: [...money.byProject] })).not.toContain('777');
  });

  it('of a project that is not public yet tell that it counts, and nothing of it', async () => {
    const hidden = await credit(world.own.chamberId, '示例未公开项目');
    await db.project.update({ where: { id: hidden }, data: { isRestricted: true } });
    await accept(hidden, '50', '2024-06');
    const { projects, money } = await figures();
    expect(projects.find((one) => one.id === hidden)).toMatchObject({ name: null, stage: null });
    expect(money.lines.filter((line) => line.project === null)).toHaveLength(1);
    expect(JSON.stringify({ projects, lines: money.lines })).not.toContain('示例未公开项目');
  });
});
