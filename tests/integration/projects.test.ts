import { beforeAll, describe, expect, it } from 'vitest';
import { createAgreements } from '@/lib/agreements/commands/create-agreements';
import { getAgreement } from '@/lib/agreements/queries/get-agreement';
import { AgreementInput } from '@/lib/agreements/schema';
import { attachProjectPapers } from '@/lib/projects/commands/attach-papers';
import { convertLead } from '@/lib/projects/commands/convert-lead';
import { createProjects } from '@/lib/projects/commands/create-projects';
import { moveStage, setProjectStatus } from '@/lib/projects/commands/move-stage';
import { setCreditShares } from '@/lib/projects/commands/set-shares';
import { updateProject } from '@/lib/projects/commands/update-project';
import { getLead } from '@/lib/leads/queries/leads';
import { findPaletteRecords } from '@/lib/desk/queries-palette';
import { listAgreements } from '@/lib/agreements/queries/list-agreements';
import { AgreementPage } from '@/lib/agreements/search-params';
import { mayReadProjectFiles } from '@/lib/projects/links';
import { getProject, getProjectHistory } from '@/lib/projects/queries/get-project';
import { countProjects, countProjectsBy, listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedLead } from '@/tests/factories/leads';
import { projectInput, seedProject } from '@/tests/factories/projects';
import { seedUpload } from '@/tests/factories/receipts';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await db.gateRule.createMany({
    data: [
      { stage: 'appraisal', needs: 'field:investorText,investorCompanyId' },
      { stage: 'negotiation', needs: 'field:content' },
      { stage: 'signed', needs: 'evidence:review' },
      { stage: 'signed', needs: 'agreement:contract,agreement' },
    ],
  });
});

const idOf = async (role: 'filler' | 'clerk', change = {}) => {
  const { ids } = await createProjects(await world.actor(role), [projectInput(change)]);
  return ids[0] ?? '';
};
const names = async (role: 'filler' | 'clerk', query: Record<string, string>) =>
  (await listProjects(await world.actor(role), ProjectPage.parse(query))).rows.map((row) => row.name);

describe('registering a project', () => {
  it('gives it a number, a first step in the log and the whole credit for its unit', async () => {
    const filler = await world.actor('filler');
    const project = await getProject(filler, await idOf('filler'));
    expect(project).toMatchObject({
      stage: 'lead',
      status: 'ongoing',
      totalInvestmentWan: '5000',
      isReturn: true,
    });
    expect(project.number).toMatch(/^P\d{4}-\d{6}$/);
    expect(project.stageLog.map((step) => [step.fromStage, step.toStage])).toEqual([[null, 'lead']]);
    expect(project.shareSets).toEqual([
      {
        validFrom: today(),
        isCurrent: true,
        shares: [expect.objectContaining({ unitId: world.own.countyId, percent: '100' })],
      },
    ]);
    const history = await getProjectHistory(filler, project.id);
    expect(history.map((row) => row.verb)).toEqual(['create']);
  });

  it('links the investor when the ledger holds a firm of exactly that name', async () => {
    const firm = await db.company.create({
      data: { fileNo: 'Q-1', name: '示例精工有限公司', ownerUnitId: world.rootId, searchText: '' },
    });
    const linked = await getProject(
      await world.actor('filler'),
      await idOf('filler', { investorText: '示例精工有限公司' }),
    );
    expect(linked.investorCompanyId).toBe(firm.id);
    expect(
      (await getProject(await world.actor('filler'), await idOf('filler'))).investorCompanyId,
    ).toBeNull();
  });

  it('a county cannot register one for another county', async () => {
    await expect(idOf('filler', { ownerUnitId: world.other.countyId })).rejects.toThrow(ForbiddenError);
  });
});

describe('a lead becomes a project', () => {
  const convert = async (role: 'filler' | 'clerk', leadId: string, change = {}) =>
    convertLead(await world.actor(role), { ...projectInput(change), leadId });

  it('in one act: the lead shows the project, the project the lead, and the sender is told', async () => {
    const lead = await seedLead(world.own.countyId, { state: 'accepted' });
    const filler = await world.actor('filler');
    const { id } = await convert('filler', lead.id);
    const project = await getProject(filler, id);
    const converted = await getLead(filler, lead.id);
    expect(project.lead).toEqual({ id: lead.id, number: converted.number });
    expect(project.isSample).toBe(true);
    expect(converted).toMatchObject({
      state: 'converted',
      projects: [{ id, number: project.number, name: project.name }],
    });
    expect(converted.steps[0]).toMatchObject({ kind: 'convert', isPublic: true, by: filler.userName });
  });

  it('a lead that nobody has taken on stays a lead, and no project is left behind', async () => {
    const lead = await seedLead(world.own.countyId);
    const before = await db.project.count();
    await expect(convert('filler', lead.id)).rejects.toMatchObject({ code: 'not_in_this_state' });
    expect(await db.project.count()).toBe(before);
  });

  it('a project that is refused leaves the lead as it was', async () => {
    const lead = await seedLead(world.own.countyId, { state: 'accepted' });
    const nowhere = { parkId: '00000000-0000-7000-8000-000000000000' };
    await expect(convert('filler', lead.id, nowhere)).rejects.toThrow(FieldErrors);
    expect((await getLead(await world.actor('clerk'), lead.id)).state).toBe('accepted');
  });

  it('two people convert in the same moment: one project', async () => {
    const lead = await seedLead(world.own.countyId, { state: 'following' });
    const answers = await Promise.allSettled([convert('filler', lead.id), convert('clerk', lead.id)]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db.project.count({ where: { leadId: lead.id } })).toBe(1);
  });

  it('another county finds neither the lead nor its number on a project', async () => {
    const lead = await seedLead(world.other.countyId, { state: 'accepted' });
    await expect(convert('filler', lead.id)).rejects.toThrow(NotFoundError);
    const moved = await seedProject(world.own.countyId);
    await db.project.update({ where: { id: moved.id }, data: { leadId: lead.id } });
    expect((await getProject(await world.actor('filler'), moved.id)).lead).toBeNull();
    expect((await getProject(await world.actor('clerk'), moved.id)).lead).toMatchObject({ id: lead.id });
  });
});

describe('finding projects', () => {
  beforeAll(async () => {
    await idOf('filler', { name: '机绣纺织园项目', investorText: '鼎盛机绣有限公司' });
    await seedProject(world.other.countyId, { name: '乙县茶旅项目' });
  });

  it.each([['机绣'], ['jxfzy'], ['jixiufangzhi'], ['鼎盛机绣']])('“%s” finds it', async (q) => {
    expect(await names('clerk', { q })).toEqual(['机绣纺织园项目']);
  });

  it('county A never sees county B: list, count, facets', async () => {
    expect(await names('filler', { order: 'number' })).not.toContain('乙县茶旅项目');
    const filler = await world.actor('filler');
    const { after: _a, before: _b, open: _o, ...filters } = ProjectPage.parse({});
    expect(Object.keys(await countProjectsBy(filler, 'unit', filters))).toEqual([world.own.countyId]);
    expect((await countProjects(filler, filters)).value).toBe(
      (await listProjects(filler, ProjectPage.parse({}))).rows.length,
    );
  });

  it('filters by unit, stage, status and return flag', async () => {
    expect(await names('clerk', { unit: world.other.countyId })).toEqual(['乙县茶旅项目']);
    expect(await names('clerk', { stage: 'signed' })).toEqual([]);
    expect(await names('clerk', { return: '0' })).toEqual([]);
    expect((await names('clerk', { status: 'ongoing', return: '1' })).length).toBeGreaterThan(1);
  });
});

describe('changing a project', () => {
  it('a version that has moved on refuses with what stands there now', async () => {
    const filler = await world.actor('filler');
    const id = await idOf('filler');
    await updateProject(filler, { ...projectInput({ name: '先到的名称' }), id, version: 1 });
    const late = updateProject(await world.actor('clerk'), {
      ...projectInput({ name: '后到的名称' }),
      id,
      version: 1,
    });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      detail: { name: '先到的名称', version: '2' },
    });
    expect((await getProject(filler, id)).name).toBe('先到的名称');
  });

  it('an empty field clears, and the history keeps what stood there', async () => {
    const filler = await world.actor('filler');
    const id = await idOf('filler');
    await updateProject(filler, { ...projectInput({ content: undefined }), id, version: 1 });
    const history = await getProjectHistory(filler, id);
    expect(history[0]?.changes).toEqual({ content: { before: '冷库两座。' } });
  });

  it('leaders and supervisors read only', async () => {
    const { id } = await seedProject(world.own.countyId);
    for (const role of ['leader', 'supervisor'] as const) {
      const actor = await world.actor(role);
      expect((await getProject(actor, id)).can).toEqual({ update: false, force: false, setShares: false });
      await expect(updateProject(actor, { ...projectInput(), id, version: 1 })).rejects.toThrow(
        ForbiddenError,
      );
    }
  });
});

describe('moving through stages', () => {
  const move = (id: string, version: number, toStage: 'appraisal' | 'signed' | 'lead', change = {}) => ({
    id,
    version,
    toStage,
    onDate: today(),
    force: false,
    ...change,
  });

  it('is held until every condition of every stage on the way is met', async () => {
    const filler = await world.actor('filler');
    const id = await idOf('filler', { investorText: undefined });
    await expect(moveStage(filler, move(id, 1, 'signed'))).rejects.toMatchObject({
      fields: { toStage: [{ code: 'gate_missing', values: { count: 3 } }] },
    });
    expect((await getProject(filler, id)).next).toEqual({
      stage: 'appraisal',
      missing: [{ stage: 'appraisal', kind: 'field', name: 'investorText,investorCompanyId' }],
    });

    await updateProject(filler, { ...projectInput(), id, version: 1 });
    await attachProjectPapers(filler, { id, role: 'review', files: [await seedUpload(filler)] });
    await createAgreements(filler, [
      AgreementInput.parse({
        projectId: id,
        kind: 'contract',
        title: '示例投资合同',
        signedOn: today(),
        lines: [{ sourceScope: 'abroad', amount: '100', currency: 'USD', rate: '7.1234', rateOn: today() }],
      }),
    ]);
    await moveStage(filler, move(id, 2, 'signed'));
    const project = await getProject(filler, id);
    expect(project.stage).toBe('signed');
    expect(project.stageLog[0]).toMatchObject({ fromStage: 'lead', toStage: 'signed', forced: false });
  });

  it('the chief may force it, with a reason; nobody else may, and not without one', async () => {
    const chief = await world.actor('chief');
    const id = await idOf('filler', { investorText: undefined });
    const forced = move(id, 1, 'appraisal', { force: true });
    await expect(moveStage(await world.actor('clerk'), forced)).rejects.toThrow(FieldErrors);
    await expect(moveStage(chief, forced)).rejects.toMatchObject({
      fields: { reason: [{ code: 'required' }] },
    });
    await moveStage(chief, { ...forced, reason: '会议纪要确定先行研判' });
    const [step] = (await getProject(chief, id)).stageLog;
    expect(step).toMatchObject({ forced: true, reason: '会议纪要确定先行研判' });
  });

  it('back goes the chief only', async () => {
    const { id } = await seedProject(world.own.countyId, { stage: 'signed' });
    const back = move(id, 1, 'lead', { reason: '合同解除' });
    await expect(moveStage(await world.actor('filler'), back)).rejects.toThrow(ForbiddenError);
    await moveStage(await world.actor('chief'), back);
    expect((await getProject(await world.actor('chief'), id)).stage).toBe('lead');
  });

  it('not into the future, not before the stage it leaves, not when the project has ended', async () => {
    const chief = await world.actor('chief');
    const { id } = await seedProject(world.own.countyId);
    const to = (onDate: string) =>
      moveStage(chief, { ...move(id, 1, 'appraisal', { force: true, reason: '示例' }), onDate });
    await expect(to('2999-01-01')).rejects.toMatchObject({
      fields: { onDate: [{ code: 'date_in_future' }] },
    });
    await expect(to('2021-12-31')).rejects.toMatchObject({ fields: { onDate: [{ code: 'date_order' }] } });
    await setProjectStatus(chief, { id, version: 1, status: 'terminated', reason: '投资方退出' });
    await expect(
      moveStage(chief, move(id, 2, 'appraisal', { force: true, reason: '示例' })),
    ).rejects.toMatchObject({ code: 'not_in_this_state' });
  });
});

describe('credit shares', () => {
  it('two units share from a day on; the earlier share stays for earlier money', async () => {
    const chief = await world.actor('chief');
    const { id } = await seedProject(world.own.countyId);
    await setCreditShares(chief, {
      id,
      version: 1,
      validFrom: '2024-01-01',
      shares: [
        { unitId: world.own.countyId, percent: '60' },
        { unitId: world.other.countyId, percent: '40' },
      ],
    });
    const sets = (await getProject(chief, id)).shareSets;
    expect(
      sets.map((set) => [set.validFrom, set.isCurrent, set.shares.map((share) => share.percent)]),
    ).toEqual([
      ['2024-01-01', true, ['60', '40']],
      ['2022-01-04', false, ['100']],
    ]);
  });

  it('a sum other than 100 is refused by the command', async () => {
    const { id } = await seedProject(world.own.countyId);
    const wrong = setCreditShares(await world.actor('chief'), {
      id,
      version: 1,
      validFrom: '2024-01-01',
      shares: [{ unitId: world.own.countyId, percent: '99.99' }],
    });
    await expect(wrong).rejects.toMatchObject({ code: 'shares_not_100' });
  });

  it('and by the database at commit, whoever writes', async () => {
    const { id } = await seedProject(world.own.countyId);
    const wrong = inTransaction(async (tx) => {
      await tx.creditShare.create({
        data: { projectId: id, unitId: world.other.countyId, percent: 40, validFrom: new Date('2022-01-04') },
      });
    });
    await expect(wrong).rejects.toThrow(/credit_share_sum_100|sum to 140/);
    expect(await db.creditShare.count({ where: { projectId: id } })).toBe(1);
  });

  it('no share begins in a locked month', async () => {
    const { id } = await seedProject(world.other.parkId);
    await db.monthLock.create({
      data: {
        month: '2023-05',
        unitId: world.other.countyId,
        lockedBy: world.people.chief.userId,
        definitionVersions: {},
        digest: new Uint8Array(1),
      },
    });
    const chief = await world.actor('chief');
    const share = (validFrom: string) =>
      setCreditShares(chief, {
        id,
        version: 1,
        validFrom,
        shares: [{ unitId: world.other.parkId, percent: '100' }],
      });
    await expect(share('2023-05-01')).rejects.toMatchObject({ code: 'month_locked' });
    await share('2023-06-01');
  });
});

describe('agreements', () => {
  it('keep foreign money beside its 万元, and hide with their project', async () => {
    const filler = await world.actor('filler');
    const project = await idOf('filler');
    const input = AgreementInput.parse({
      projectId: project,
      kind: 'intent',
      title: '示例意向书',
      signedOn: '2024-05-20',
      lines: [
        { sourceScope: 'outside_province', amount: '1,000' },
        { sourceScope: 'abroad', amount: '100', currency: 'HKD', rate: '0.92', rateOn: '2024-05-20' },
      ],
      files: [await seedUpload(filler)],
    });
    const { ids } = await createAgreements(filler, [input]);
    const agreement = await getAgreement(filler, ids[0] ?? '');
    expect(agreement.totalWan).toBe('1092');
    expect(agreement.lines[1]).toMatchObject({
      amountWan: '92',
      originalAmount: '1000000',
      currency: 'HKD',
      rate: '0.92',
    });
    expect(agreement.files.map((file) => file.fileName)).toEqual(['进账单.pdf']);
    const other = await seedProject(world.other.countyId);
    await expect(createAgreements(filler, [{ ...input, projectId: other.id, files: [] }])).rejects.toThrow(
      NotFoundError,
    );
  });

  it('a signature in the future is refused', async () => {
    const input = AgreementInput.parse({
      projectId: await idOf('filler'),
      kind: 'contract',
      title: '示例合同',
      signedOn: '2999-01-01',
      lines: [{ sourceScope: 'local', amount: '1' }],
    });
    await expect(createAgreements(await world.actor('filler'), [input])).rejects.toThrow(FieldErrors);
  });
});

describe('a restricted project', () => {
  it('is read by its unit, the units above it and the leaders, and does not exist for anybody else', async () => {
    const id = await idOf('filler', { name: '保密示例项目', isRestricted: 'on' });
    for (const role of ['filler', 'clerk', 'chief', 'leader'] as const) {
      expect((await getProject(await world.actor(role), id)).name, role).toBe('保密示例项目');
    }
    const supervisor = await world.actor('supervisor');
    await expect(getProject(supervisor, id)).rejects.toThrow(NotFoundError);
    await expect(getProjectHistory(supervisor, id)).rejects.toThrow(NotFoundError);
    expect(await mayReadProjectFiles(supervisor, id)).toBe(false);
    const page = ProjectPage.parse({ q: '保密示例' });
    expect((await listProjects(supervisor, page)).rows).toEqual([]);
    expect((await countProjects(supervisor, page)).value).toBe(0);
    expect(await countProjectsBy(supervisor, 'stage', page)).toEqual({});
    expect((await findPaletteRecords(supervisor, '保密示例')).projects).toEqual([]);
    expect((await listProjects(await world.actor('leader'), page)).rows).toHaveLength(1);
    const agreements = await listAgreements(supervisor, AgreementPage.parse({}));
    expect(JSON.stringify(agreements)).not.toContain('保密示例');
    await db.project.update({ where: { id }, data: { isRestricted: false } });
    expect((await getProject(supervisor, id)).name).toBe('保密示例项目');
  });
});
