import { beforeAll, describe, expect, it } from 'vitest';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import { TermInput } from '@/lib/chambers/schema';
import { makeChamberPaper } from '@/lib/papers/commands/make-chamber-papers';
import { getChamberDirectory } from '@/lib/papers/queries/chamber-directory';
import { ChamberPaperRequest } from '@/lib/papers/schema-chambers';
import { ChamberFilters } from '@/lib/chambers/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { BUDGETS, clearLimit, limit } from '@/lib/server/rate-limit';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import { makeWorld, type World } from '@/tests/support/world';
import { openZipText } from '@/tests/support/zip-text';

let world: World;
let clerk: PersonActor;
let chamberId: string;
const CITY = '示例名录市';
beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  chamberId = await seedChamber({ name: '示例名录商会', ownerUnitId: world.rootId, isPublic: true });
  const second = await seedChamber({ name: '示例无址商会', ownerUnitId: world.rootId });
  const gone = await seedChamber({ name: '示例已注销商会', ownerUnitId: world.rootId });
  await db.chamber.updateMany({
    where: { id: { in: [chamberId, second, gone] } },
    data: { cityName: CITY },
  });
  await db.chamber.update({ where: { id: gone }, data: { status: 'dissolved' } });
  await db.chamber.update({
    where: { id: chamberId },
    data: { address: '510000 示例市示例路1号', secretariatPhone: '020-12345678' },
  });
  const president = await seedMember(chamberId, { entryName: '欧阳会首', phone: '19900041234' });
  await saveTerm(
    systemActor('test'),
    TermInput.parse({
      chamberId,
      number: 3,
      offices: [
        { rank: 'president', membershipId: president },
        { rank: 'secretary_general', holderText: '示例秘书' },
      ],
    }),
  );
});

const asked = (given: Record<string, unknown>) =>
  ChamberPaperRequest.parse({ reason: '会议筹备', city: CITY, ...given });
const textOf = async (docx: Buffer): Promise<string> =>
  (await openZipText(docx, 'word/document.xml')).replaceAll(/<[^>]+>/g, '').replaceAll(/[ \t\n]/g, '');
const logged = (verb: string) => db.change.count({ where: { noun: 'chambers', recordId: chamberId, verb } });

describe('the directory of chambers', () => {
  it('is a paper of the chambers that the list shows, marked with who took it and logged with each', async () => {
    const before = await logged('paper_directory');
    const paper = await makeChamberPaper(clerk, asked({ what: 'docx' }));
    const text = await textOf(paper.bytes);
    for (const word of ['示例名录商会', '示例无址商会', '欧阳会首', '示例秘书', '020-12345678'])
      expect(text).toContain(word);
    expect(text).not.toContain('示例已注销商会');
    expect(text).not.toContain('示例甲商会');
    expect(text).not.toContain('19900041234');
    const footers = await openZipText(paper.bytes, 'word/footer1.xml').catch(() => '');
    expect(footers + text).toContain(clerk.userName);
    expect(await logged('paper_directory')).toBe(before + 1);
  });

  it('is a sheet with the watermark in its first rows', async () => {
    const paper = await makeChamberPaper(clerk, asked({ what: 'xlsx' }));
    const strings =
      (await openZipText(paper.bytes, 'xl/sharedStrings.xml').catch(() => '')) +
      (await openZipText(paper.bytes, 'xl/worksheets/sheet1.xml'));
    expect(strings).toContain('欧阳会首');
    expect(strings).toContain(clerk.userName);
  });

  it('names officers only of rosters that the reader may read', async () => {
    const filler = await world.actor('filler');
    const [row] = await getChamberDirectory(filler, ChamberFilters.parse({ city: CITY }));
    expect(row).toMatchObject({ name: '示例名录商会', officers: [] });
    expect(await getChamberDirectory(filler, ChamberFilters.parse({ city: CITY }))).toHaveLength(1);
  });

  it('counts against the hour’s exports, and is refused to whoever takes no papers', async () => {
    const chief = await world.actor('chief');
    for (let taken = 0; taken < BUDGETS.export.points; taken += 1) await limit('export', chief.userId);
    await expect(makeChamberPaper(chief, asked({ what: 'docx' }))).rejects.toBeInstanceOf(AppError);
    await clearLimit('export', chief.userId);
    for (const role of ['supervisor', 'chamber_officer', 'merchant'] as const)
      await expect(makeChamberPaper(await world.actor(role), asked({ what: 'docx' }))).rejects.toBeInstanceOf(
        ForbiddenError,
      );
  });
});

describe('letters and labels to chambers', () => {
  const letter = {
    what: 'letters',
    toPresident: 'on',
    toSecretariat: 'on',
    body: '{称呼}：\n{单位}各位同仁：值此{节日}之际，谨致问候。\n{落款}\n{日期}',
    signOff: '示例局',
    letterOn: '2026-02-01',
    reason: '春节',
  };

  it('address the president by name and the secretariat, one a page, and stand in each chamber’s log', async () => {
    const { bytes } = await makeChamberPaper(clerk, asked(letter));
    const text = await textOf(bytes);
    expect(text).toContain('尊敬的欧阳会长：');
    expect(text).toContain('尊敬的示例名录商会秘书处：');
    expect(text).toContain('示例无址商会会长：');
    expect(text).toContain('值此春节之际');
    expect(text).toContain('2026年2月1日');
    expect((await openZipText(bytes, 'word/document.xml')).match(/w:pageBreakBefore/g)).toHaveLength(3);
    expect(await logged('paper_letters')).toBe(1);
  });

  it('print labels for those with an address and name the others on the cover', async () => {
    const { bytes } = await makeChamberPaper(
      clerk,
      asked({ what: 'labels', toSecretariat: 'on', layout: '2x7' }),
    );
    const text = await textOf(bytes);
    expect(text).toContain('510000');
    expect(text).toContain('示例名录商会秘书处收');
    expect(text).not.toContain('示例无址商会秘书处收');
    expect(text).toContain('示例无址商会');
  });

  it('want an addressee, a text with known words, a sign-off; and are the clerks’ and chiefs’', async () => {
    for (const wrong of [
      { toPresident: undefined, toSecretariat: undefined },
      { body: '{生日}' },
      { body: undefined },
      { signOff: undefined },
    ])
      expect(() => asked({ ...letter, ...wrong })).toThrow();
    await expect(makeChamberPaper(await world.actor('leader'), asked(letter))).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(
      makeChamberPaper(clerk, asked({ ...letter, city: '没有商会的示例市' })),
    ).rejects.toBeInstanceOf(FieldErrors);
  });
});
