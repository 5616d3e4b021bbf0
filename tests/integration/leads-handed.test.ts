import { beforeAll, describe, expect, it } from 'vitest';
import { acceptLead, replyLead } from '@/lib/leads/commands/handle-lead';
import { handLead } from '@/lib/leads/commands/hand-lead';
import { countHandedLeads, getHandedLead, listHandedLeads } from '@/lib/leads/queries/handed-leads';
import { listLeadCandidates } from '@/lib/leads/queries/lead-candidates';
import { getLeadForProject } from '@/lib/leads/queries/lead-for-project';
import { getLead, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { db } from '@/lib/server/db';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { handedInput, seedLead, seedLeadForm } from '@/tests/factories/leads';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedLeadForm(5);
});

const officer = () => world.actor('chamber_officer');
const hand = async (over: Parameters<typeof handedInput>[1] = {}) =>
  handLead(await officer(), handedInput(world.own.chamberId, over));
const fieldOf = (error: unknown) =>
  error instanceof FieldErrors
    ? Object.entries(error.fields).map(([field, [one]]) => `${field}:${one?.code}`)
    : error;

describe('a lead that a chamber hands in', () => {
  it('goes to the unit that looks after the chamber, with the clock of every other lead and the number masked', async () => {
    const { id } = await hand({ phone: '199 0002 0001' });
    const stored = await db.lead.findUniqueOrThrow({ where: { id } });
    expect(stored).toMatchObject({
      ownerUnitId: world.rootId,
      chamberId: world.own.chamberId,
      channel: 'chamber',
      state: 'fresh',
      provideNote: '电话中本人同意',
    });
    expect(stored.amountWan?.toString()).toBe('3000');
    const lead = await getHandedLead(await officer(), id);
    expect(lead.phoneMasked).toBe('199****0001');
    expect(JSON.stringify(lead)).not.toContain('19900020001');
  });

  it('names its chamber on the desk, in the list as well, and credits it with the project', async () => {
    const { id } = await hand({ phone: '199 0002 0002' });
    const clerk = await world.actor('clerk');
    expect((await getLead(clerk, id)).chamber).toEqual({ id: world.own.chamberId, name: '示例甲商会' });
    const page = LeadPage.parse({ chamber: world.own.chamberId });
    expect((await listLeads(clerk, page)).rows.map((row) => row.id)).toContain(id);
    const other = LeadPage.parse({ chamber: world.other.chamberId });
    expect((await listLeads(clerk, other)).rows.map((row) => row.id)).not.toContain(id);
    expect((await getLeadForProject(clerk, id)).chamberId).toBe(world.own.chamberId);
  });

  it('tells its chamber what was answered, never the remarks among colleagues, nor who acts', async () => {
    const { id } = await hand({ phone: '199 0002 0003' });
    const clerk = await world.actor('clerk');
    await acceptLead(clerk, { id, version: 1 });
    await replyLead(clerk, { id, version: 2, to: 'colleagues', text: '内部：资信待核' });
    await replyLead(clerk, { id, version: 3, to: 'sender', text: '已约看地块' });
    const lead = await getHandedLead(await officer(), id);
    expect(lead.clock.kind).toBe('answered');
    expect(lead.steps.map((step) => step.kind)).toEqual(['reply', 'accept', 'handed']);
    const text = JSON.stringify(lead);
    expect(text).not.toContain('资信');
    expect(text).not.toContain(clerk.userName);
  });

  it('needs the person’s own consent, and what proves it (PIPL 23)', () => {
    expect(() => handedInput(world.own.chamberId, { provided: undefined })).toThrow(
      'provide_consent_required',
    );
    expect(() => handedInput(world.own.chamberId, { provideNote: '' })).toThrow();
  });
});

describe('another chamber’s leads', () => {
  it('are not there: in the list, the counts, one by one, and for handing in', async () => {
    const foreign = await seedLead(world.rootId, { chamberId: world.other.chamberId });
    const site = await seedLead(world.rootId);
    const actor = await officer();
    const { rows } = await listHandedLeads(actor, { view: 'all' });
    expect(rows.map((row) => row.id)).not.toContain(foreign.id);
    expect((await countHandedLeads(actor)).all).toBe(
      await db.lead.count({ where: { chamberId: world.own.chamberId } }),
    );
    await expect(getHandedLead(actor, foreign.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(getHandedLead(actor, site.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(handLead(actor, handedInput(world.other.chamberId))).rejects.toBeInstanceOf(NotFoundError);
  });

  it('and the desk’s view of the own ones is refused to an officer', async () => {
    const own = await seedLead(world.rootId, { chamberId: world.own.chamberId });
    const actor = await officer();
    await expect(getLead(actor, own.id)).rejects.toBeInstanceOf(NotFoundError);
    await expect(listLeads(actor, LeadPage.parse({}))).rejects.toBeInstanceOf(ForbiddenError);
    await expect(listLeadCandidates(actor, own.id)).rejects.toBeInstanceOf(ForbiddenError);
  });
});

describe('who may be known already', () => {
  it('is refused when the own chamber has an open lead about the person, and told which', async () => {
    await hand({ phone: '199 0002 0010' });
    await expect(hand({ phone: '+86 199-0002-0010' }).catch(fieldOf)).resolves.toEqual(['phone:lead_handed']);
  });

  it('is told as one sentence to the chamber, with score and reasons to the bureau', async () => {
    const met = await seedMerchant(world.own.countyId, {
      name: '尉迟示例',
      contactPoints: [{ kind: 'mobile', value: '19900020011' }],
    });
    const { id } = await hand({ phone: '199 0002 0011', person: '尉迟示例' });
    const told = await getHandedLead(await officer(), id);
    expect(told.mayBeKnown).toBe(true);
    expect(JSON.stringify(told)).not.toContain(met.id);
    const found = await listLeadCandidates(await world.actor('clerk'), id);
    expect(found.people).toMatchObject([{ id: met.id, reasons: ['mobile', 'name'], score: 80 }]);
    expect(
      await db.change.count({ where: { noun: 'merchants', recordId: met.id, verb: 'met_elsewhere' } }),
    ).toBe(1);
  });

  it('a number under another name is no question put to the ledger', async () => {
    await seedMerchant(world.own.countyId, {
      name: '慕容示例',
      contactPoints: [{ kind: 'mobile', value: '19900020012' }],
    });
    const { id } = await hand({ phone: '199 0002 0012', person: '欧阳示例' });
    expect((await getHandedLead(await officer(), id)).mayBeKnown).toBe(false);
  });

  it('two chambers’ leads about one number are laid side by side on the desk only', async () => {
    const first = await hand({ phone: '199 0002 0013', person: '司徒示例' });
    const second = await seedLead(world.rootId, { chamberId: world.other.chamberId, firm: '示例企业' });
    const found = await listLeadCandidates(await world.actor('clerk'), first.id);
    expect(found.leads.find((one) => one.id === second.id)?.reasons).toEqual(['firm']);
    const filler = await world.actor('filler');
    await expect(listLeadCandidates(filler, first.id)).rejects.toBeInstanceOf(NotFoundError);
  });
});
