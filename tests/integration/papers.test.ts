import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { countCityContacts } from '@/lib/interactions/queries/city-contacts';
import { listInteractions } from '@/lib/interactions/queries/list-interactions';
import { InteractionPage } from '@/lib/interactions/search-params';
import { makeCityReport } from '@/lib/papers/commands/make-city-report';
import { makeBrief } from '@/lib/papers/commands/make-brief';
import { getBrief } from '@/lib/papers/queries/brief';
import { getBriefPaper } from '@/lib/papers/queries/brief-paper';
import { systemActor } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { BUDGETS, limit } from '@/lib/server/rate-limit';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedAgreement } from '@/tests/factories/agreements';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedPlace } from '@/tests/factories/places';
import { seedProject } from '@/tests/factories/projects';
import { seedReceipt } from '@/tests/factories/receipts';
import { makeUser } from '@/tests/factories/users';
import { readPdf } from '@/tests/support/pdf-text';
import { makeWorld, signedIn, type World } from '@/tests/support/world';
import { openZipText } from '@/tests/support/zip-text';

let world: World;
let leader: PersonActor;
let filler: PersonActor;
let merchantId: string;

const ago = (days: number) => addDays(today(), -days);
const textOf = async (docx: Buffer): Promise<string> =>
  (await openZipText(docx, 'word/document.xml')).replaceAll(/<[^>]+>/g, '').replaceAll(/[ \t\n]/g, '');
const log = (input: Record<string, unknown>) =>
  createInteractions(systemActor('test'), [
    { ...interactionInput([merchantId], input), ownerUnitId: world.own.countyId, isSample: true },
  ]);
const projectOf = async (unitId: string, name: string) => {
  const { id } = await seedProject(unitId, { name });
  await db.project.update({ where: { id }, data: { merchantId, totalInvestmentWan: '50000' } });
  return id;
};

beforeAll(async () => {
  world = await makeWorld();
  leader = await world.actor('leader');
  filler = await world.actor('filler');
});
beforeEach(async () => {
  const person = await seedMerchant(world.own.countyId, {
    name: '示例单某',
    needs: '盼协调厂房消防验收（示例）',
    intention: '二期扩产（示例）',
  });
  merchantId = person.id;
});

describe('the brief before a visit', () => {
  it('says who, ties, projects with money in place, what was signed, what is open and the last contacts', async () => {
    const chamberId = await seedChamber({ name: '示例深圳商会', ownerUnitId: world.rootId });
    const membership = await seedMember(chamberId, { entryName: '示例单某' });
    await db.membership.update({
      where: { id: membership },
      data: { merchantId, entryOffice: 'executive_vice_president' },
    });
    const projectId = await projectOf(world.own.countyId, '示例智能装备产业园');
    await seedAgreement(world.own.countyId, projectId);
    await seedReceipt(world.own.countyId, 'accepted', {
      projectId,
      amountWan: '1250.5',
      submittedBy: filler.userId,
      checkedBy: leader.userId,
      decidedBy: world.people.chief.userId,
    });
    await db.merchant.update({ where: { id: merchantId }, data: { officerId: filler.userId, isKey: true } });
    await log({
      happenedOn: ago(9),
      subject: '厂房选址',
      summary: '看了三处厂房（示例）',
      difficulty: '消防验收久未办结（示例）',
    });
    await log({
      happenedOn: ago(3),
      summary: '电话问候（示例）',
      nextOn: addDays(today(), 4),
      nextText: '送选址比较表（示例）',
    });
    const { bytes, fileName } = await makeBrief(leader, merchantId, { format: 'docx', reason: '登门拜访' });
    expect(fileName).toBe(`拜访参阅-示例单某-${today()}.docx`);
    const text = await textOf(bytes);
    for (const words of [
      '拜访（会见）参阅：示例单某',
      '示例深圳商会常务副会长',
      '重点人员；专人联系：',
      '示例智能装备产业园，线索，总投资50,000.00万元，已到位1,250.50万元',
      '2024-05-20签合同《示例投资合同》，协议资金5,000.00万元',
      '消防验收久未办结（示例）',
      '看了三处厂房（示例）',
      '送选址比较表（示例）',
      '138****0000',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('13800000000');
    expect(text).not.toMatch(/papers\.desk|undefined|null/);
    const foot = (await openZipText(bytes, 'word/footer1.xml')).replaceAll(/<[^>]+>/g, '');
    expect(foot).toContain(`${leader.userName}于`);
    expect(foot).toContain('用于登门拜访');
  });

  it('the PDF says the same as the .docx and the page', async () => {
    await log({ happenedOn: ago(3), summary: '电话问候（示例）' });
    const { bytes } = await makeBrief(leader, merchantId, { format: 'pdf', reason: '会见来访' });
    const { pages, text } = readPdf(bytes);
    expect(pages).toBe(1);
    const { paper } = await getBriefPaper(leader, merchantId);
    for (const block of paper.blocks)
      for (const words of block.kind === 'list'
        ? block.items
        : block.kind === 'facts'
          ? block.rows.flat()
          : [])
        expect(text).toContain(words.replaceAll(/[ \u3000]/g, ''));
  });

  it('fits one page however long the record is, and counts what it leaves out', async () => {
    const long = (what: string) =>
      `${what}：${'与相关部门逐项商议用地、用工、融资和物流安排，'.repeat(12)}（示例）`;
    await db.merchant.update({
      where: { id: merchantId },
      data: {
        needs: long('诉求'),
        intention: long('意向'),
        honours: long('荣誉'),
        socialPosts: long('社会职务'),
        mainBusiness: long('主营'),
      },
    });
    await db.post.createMany({
      data: Array.from({ length: 12 }, (_, index) => ({
        merchantId,
        employerText: `示例第${index + 1}集团股份有限公司`,
        title: '董事局主席兼总裁',
        periodText: '2008—2020',
      })),
    });
    for (let index = 0; index < 9; index += 1) {
      const projectId = await projectOf(
        world.own.countyId,
        `示例第${index + 1}期高端装备制造产业园暨研发中心`,
      );
      await seedAgreement(world.own.countyId, projectId);
      await log({
        happenedOn: ago(index + 1),
        subject: long('事由').slice(0, 80),
        summary: long('内容'),
        difficulty: long('困难'),
        nextOn: addDays(today(), index),
        nextText: long('话题').slice(0, 200),
      });
    }
    const { bytes } = await makeBrief(leader, merchantId, { format: 'pdf', reason: '登门拜访' });
    const { pages, text } = readPdf(bytes);
    expect(pages).toBe(1);
    expect(text.match(/另有\d+条/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toContain('最近联系');
    expect(text.split('最近联系')[1]?.match(/20\d\d-\d\d-\d\d登门|20\d\d-\d\d-\d\d电话/g)).toHaveLength(5);
  });

  it('of a record without basis it says the minimum, to the unit that keeps it everything', async () => {
    const hidden = await seedMerchant(
      world.own.countyId,
      { name: '示例无据', needs: '不可外传（示例）', hometownText: '示例镇' },
      null,
    );
    merchantId = hidden.id;
    await projectOf(world.own.countyId, '示例不提项目');
    await log({ summary: '不提内容（示例）' });
    const upper = await getBriefPaper(leader, hidden.id);
    const said = JSON.stringify(upper.paper.blocks);
    expect(said).toContain('示例无据');
    expect(said).toContain('尚无有效的处理依据');
    for (const withheld of ['不可外传', '不提项目', '不提内容', '138****'])
      expect(said).not.toContain(withheld);
    const keeper = JSON.stringify((await getBriefPaper(filler, hidden.id)).paper.blocks);
    for (const known of ['不可外传', '不提项目', '不提内容']) expect(keeper).toContain(known);
  });

  it('a project of another county stays out of a county’s brief', async () => {
    await projectOf(world.other.countyId, '示例别县项目');
    await projectOf(world.own.countyId, '示例本县项目');
    const { projects } = await getBrief(filler, merchantId);
    expect(projects).toMatchObject({ total: 1, rows: [{ name: '示例本县项目' }] });
    expect((await getBrief(leader, merchantId)).projects.total).toBe(2);
  });

  it('says first that a person does not want to be contacted', async () => {
    await db.merchant.update({ where: { id: merchantId }, data: { doNotContact: true } });
    const { paper } = await getBriefPaper(leader, merchantId);
    expect(paper.blocks[0]).toMatchObject({ kind: 'warning', text: expect.stringContaining('请勿约访') });
  });

  it('is refused to supervisors, administrators and whoever is out of scope; an archived record has none', async () => {
    const ask = { format: 'docx', reason: '登门拜访' } as const;
    for (const role of ['supervisor', 'auditor', 'merchant', 'chamber_officer'] as const)
      await expect(makeBrief(await world.actor(role), merchantId, ask)).rejects.toThrow(ForbiddenError);
    const stranger = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const outside = await signedIn(stranger.userId, stranger.grantId);
    await expect(makeBrief(outside, merchantId, ask)).rejects.toThrow(NotFoundError);
    await db.merchant.update({ where: { id: merchantId }, data: { archivedAt: new Date() } });
    await expect(makeBrief(leader, merchantId, ask)).rejects.toThrow(NotFoundError);
  });

  it('is an audited act with its occasion, limited like exports, and leaves no file behind', async () => {
    const user = await makeUser({ role: 'leader', unitId: world.rootId });
    const other = await signedIn(user.userId, user.grantId);
    const files = await db.file.count();
    await makeBrief(other, merchantId, { format: 'pdf', reason: '座谈会' });
    expect(
      await db.change.findMany({
        where: { recordId: merchantId, verb: 'brief' },
        select: { actorId: true, reason: true },
      }),
    ).toEqual([{ actorId: user.userId, reason: '座谈会' }]);
    expect(await db.file.count()).toBe(files);
    for (let used = 1; used < BUDGETS.export.points; used += 1) await limit('export', user.userId);
    await expect(makeBrief(other, merchantId, { format: 'pdf', reason: '座谈会' })).rejects.toThrow(AppError);
  });
});

describe('the report on a city', () => {
  const person = async (name: string, placeId: string, basis?: null) => {
    const made = await seedMerchant(
      world.own.countyId,
      { name, contactPoints: [] },
      ...(basis === null ? [null] : []),
    );
    await db.merchant.update({ where: { id: made.id }, data: { residenceCityId: placeId } });
    return made.id;
  };
  const call = (merchant: string, input: Record<string, unknown>) => {
    merchantId = merchant;
    return log(input);
  };

  it('counts people, visits and contacts by the conditions of the lists that the numbers open', async () => {
    const { id: placeId } = await seedPlace('330600', 'prefecture', '绍兴市');
    const key = await person('示例洪某', placeId);
    await person('示例万某', placeId);
    const withheld = await person('示例无据二', placeId, null);
    await db.merchant.update({
      where: { id: key },
      data: { isKey: true, mainCompanyName: '示例机绣有限公司', mainTitle: '总经理' },
    });
    await call(key, { happenedOn: ago(20), channel: 'visit', subject: '走访机绣企业（示例）' });
    await call(key, { happenedOn: ago(10), channel: 'phone' });
    await call(key, { happenedOn: ago(800), channel: 'visit', subject: '旧年走访（示例）' });
    await call(withheld, { happenedOn: ago(5), channel: 'visit', subject: '不可见的走访（示例）' });

    const counts = await countCityContacts(leader, placeId);
    expect([counts.visits.value, counts.all.value]).toEqual([1, 2]);
    const listed = await listInteractions(
      leader,
      InteractionPage.parse({ city: placeId, visits: '1', state: 'complete', from: counts.from }),
    );
    expect(listed.rows.map((row) => row.subject)).toEqual(['走访机绣企业（示例）']);
    // whoever keeps the record reads it in full, and counts it
    expect((await countCityContacts(filler, placeId)).visits.value).toBe(2);

    const ask = { reason: '外出招商考察' } as const;
    const docx = await makeCityReport(leader, placeId, { ...ask, format: 'docx' });
    expect(docx.fileName).toBe(`绍兴市家乡人情况-${today()}.docx`);
    const text = await textOf(docx.bytes);
    for (const words of [
      '绍兴市家乡人情况',
      '在册人数2人',
      '走访座谈（近十二个月）1次',
      '各类联系（近十二个月）2次',
      '示例洪某示例机绣有限公司总经理',
      '走访机绣企业（示例）',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('不可见的走访');
    expect(text).not.toMatch(/papers\.desk|undefined/);
    const pdf = readPdf((await makeCityReport(leader, placeId, { ...ask, format: 'pdf' })).bytes);
    expect(pdf.text).toContain('示例机绣有限公司');
    expect(await db.change.count({ where: { recordId: placeId, verb: 'city_report' } })).toBe(2);
  });

  it('is refused to supervisors, and of a city where nobody of the scope lives there is none', async () => {
    const { id: placeId } = await seedPlace('330700', 'prefecture', '金华市');
    const ask = { format: 'docx', reason: '外出招商考察' } as const;
    await expect(makeCityReport(leader, placeId, ask)).rejects.toThrow(NotFoundError);
    await person('示例金某', placeId);
    await expect(makeCityReport(await world.actor('supervisor'), placeId, ask)).rejects.toThrow(
      ForbiddenError,
    );
    const stranger = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const outside = await signedIn(stranger.userId, stranger.grantId);
    await expect(makeCityReport(outside, placeId, ask)).rejects.toThrow(NotFoundError);
  });
});
