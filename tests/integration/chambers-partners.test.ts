import { beforeAll, describe, expect, it } from 'vitest';
import { changeChamberStatus } from '@/lib/chambers/commands/change-status';
import { endChamberAgreement, saveChamberAgreement } from '@/lib/chambers/commands/keep-agreements';
import { attachChamberPapers, detachChamberPaper } from '@/lib/chambers/commands/keep-papers';
import { removeChamberSupport, saveChamberSupport } from '@/lib/chambers/commands/keep-supports';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import { getChamberChecks } from '@/lib/chambers/queries/chamber-checks';
import { getChamberMatrix } from '@/lib/chambers/queries/chamber-matrix';
import { listChamberPapers } from '@/lib/chambers/queries/chamber-papers';
import { getPartnership, listChamberAgreements } from '@/lib/chambers/queries/partners';
import { TermInput } from '@/lib/chambers/schema';
import { ChamberAgreementInput, ChamberSupportInput } from '@/lib/chambers/schema-partners';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { seedAgreement, seedChamber, seedMember, uploadSeal } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedPlace } from '@/tests/factories/places';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
const fresh = (name: string, kind: 'own' | 'partner' = 'own') =>
  seedChamber({ name, ownerUnitId: world.rootId, kind });
const agreement = (chamberId: string, more: Record<string, unknown> = {}) =>
  ChamberAgreementInput.parse({
    chamberId,
    title: '示例合作协议',
    parties: '示例局\n示例商会',
    signedOn: '2024-01-01',
    ...more,
  });

describe('papers of the status', () => {
  it('a step takes its papers under the role of its state, and they are read with the roster', async () => {
    const chief = await world.actor('chief');
    const id = await fresh('示例佐证商会');
    await changeChamberStatus(chief, {
      id,
      version: 1,
      to: 'dissolved',
      on: '2024-03-01',
      registryNo: '51610000MJ',
      reason: '会员大会决议',
      files: [await uploadSeal(chief)],
    });
    const [paper] = await listChamberPapers(await world.actor('clerk'), id);
    expect(paper).toMatchObject({ role: 'deregistration', fileName: '盖章核对表.pdf' });
    await expect(listChamberPapers(await world.actor('filler'), id)).rejects.toThrow(NotFoundError);
  });

  it('a paper comes off, a seal under an attestation does not', async () => {
    const clerk = await world.actor('clerk');
    const id = await fresh('示例移除商会');
    await attachChamberPapers(clerk, { id, role: 'charter', files: [await uploadSeal(clerk)] });
    const [paper] = await listChamberPapers(clerk, id);
    await detachChamberPaper(clerk, { id, attachmentId: paper?.id ?? '' });
    expect(await listChamberPapers(clerk, id)).toEqual([]);
    await attachChamberPapers(clerk, { id, role: 'charter', files: [await uploadSeal(clerk)] });
    await db.attachment.updateMany({ where: { recordId: id, removedAt: null }, data: { role: 'seal' } });
    const seal = await db.attachment.findFirstOrThrow({ where: { recordId: id, role: 'seal' } });
    await expect(detachChamberPaper(clerk, { id, attachmentId: seal.id })).rejects.toThrow(NotFoundError);
  });
});

describe('agreements', () => {
  it('stands on both records with its papers, and is changed against a version', async () => {
    const clerk = await world.actor('clerk');
    const own = await fresh('示例签约商会');
    const partner = await fresh('示例对方商会', 'partner');
    await saveChamberAgreement(
      clerk,
      agreement(own, { partnerId: partner, files: [await uploadSeal(clerk)] }),
    );
    const [kept] = (await getPartnership(clerk, own)).agreements;
    expect(kept).toMatchObject({
      title: '示例合作协议',
      parties: ['示例局', '示例商会'],
      partner: '示例对方商会',
      papers: 1,
      state: 'running',
    });
    expect((await getPartnership(clerk, partner)).agreements.map((one) => one.id)).toEqual([kept?.id]);
    const change = agreement(own, { id: kept?.id, version: 1, title: '示例新协议' });
    await saveChamberAgreement(clerk, change);
    await expect(saveChamberAgreement(clerk, change)).rejects.toThrow(AppError);
    await endChamberAgreement(clerk, {
      id: kept?.id ?? '',
      version: 2,
      endedOn: today(),
      reason: '双方协商终止',
    });
    expect((await getPartnership(clerk, own)).agreements[0]).toMatchObject({
      state: 'ended',
      endedReason: '双方协商终止',
    });
    await expect(saveChamberAgreement(clerk, agreement(own, { id: kept?.id, version: 3 }))).rejects.toThrow(
      AppError,
    );
  });

  it('a day to come, an end before the signing and a partner out of reach are refused', async () => {
    const clerk = await world.actor('clerk');
    const own = await fresh('示例拒绝商会');
    await expect(
      saveChamberAgreement(clerk, agreement(own, { signedOn: addDays(today(), 1) })),
    ).rejects.toThrow(FieldErrors);
    await expect(
      saveChamberAgreement(clerk, agreement(own, { partnerId: '0190a000-0000-7000-8000-000000000000' })),
    ).rejects.toThrow(FieldErrors);
    expect(
      ChamberAgreementInput.safeParse({ ...agreement(own), parties: '示例局', validUntil: '2023-12-31' })
        .success,
    ).toBe(false);
  });

  it('those past their day and near it are due, in the order of signing, and no one else’s', async () => {
    const clerk = await world.actor('clerk');
    const own = await fresh('示例到期商会');
    await seedAgreement(own, { title: '示例已到期', validUntil: addDays(today(), -1) });
    await seedAgreement(own, { title: '示例将到期', validUntil: addDays(today(), 60) });
    await seedAgreement(own, { title: '示例未到期', validUntil: addDays(today(), 61) });
    const due = await listChamberAgreements(clerk, { state: 'due' });
    const titles = due.rows.filter((row) => row.chamberId === own).map((row) => [row.title, row.state]);
    expect(titles).toEqual([
      ['示例将到期', 'ending'],
      ['示例已到期', 'expired'],
    ]);
    expect((await listChamberAgreements(await world.actor('filler'), {})).rows).toEqual([]);
  });
});

describe('support measures', () => {
  it('are kept with amount, giver and paper, and a mistaken one goes with its papers', async () => {
    const clerk = await world.actor('clerk');
    const id = await fresh('示例扶持商会');
    const input = {
      chamberId: id,
      title: '示例活动补助',
      kind: 'money',
      givenBy: '示例局',
      givenOn: '2024-05-01',
    };
    expect(ChamberSupportInput.safeParse(input).success).toBe(false);
    await saveChamberSupport(
      clerk,
      ChamberSupportInput.parse({ ...input, amountWan: '2.5', files: [await uploadSeal(clerk)] }),
    );
    const [kept] = (await getPartnership(clerk, id)).supports;
    expect(kept).toMatchObject({ title: '示例活动补助', amountWan: '2.5', givenOn: '2024-05-01' });
    expect(await listChamberPapers(clerk, id)).toMatchObject([{ role: 'support', label: kept?.id }]);
    await removeChamberSupport(clerk, { id: kept?.id ?? '', version: 1, confirmed: true });
    expect((await getPartnership(clerk, id)).supports).toEqual([]);
    expect(await listChamberPapers(clerk, id)).toEqual([]);
  });
});

describe('checks', () => {
  it('say what the roster, the terms and the papers show, and count in the matrix', async () => {
    const clerk = await world.actor('clerk');
    const id = await fresh('示例对照商会');
    const president = await seedMember(id, { partyKind: 'company', entryName: '示例会长单位' });
    await seedMember(id, { entryName: '示例无单位' });
    await saveTerm(
      clerk,
      TermInput.parse({
        chamberId: id,
        number: 1,
        electedOn: '2020-01-01',
        endsOn: '2023-01-01',
        offices: [{ rank: 'president', membershipId: president }],
      }),
    );
    const checks = (await getChamberChecks(clerk, id)) ?? [];
    const of = (code: string) => checks.find((one) => one.code === code);
    expect(of('min_members')).toMatchObject({ outcome: 'not_met', values: { total: 2, missing: 48 } });
    expect(of('unit_members')).toMatchObject({ outcome: 'not_met', values: { bare: 1 } });
    expect(of('term_current')).toMatchObject({ outcome: 'not_met', text: 'long_over' });
    expect(of('president_terms')).toMatchObject({ outcome: 'met', values: { count: 1 } });
    expect(of('offices')).toMatchObject({ outcome: 'not_met', text: 'secretary' });
    const row = (await getChamberMatrix(clerk)).rows.find((one) => one.id === id);
    expect(row?.checks?.not_met).toBe(checks.filter((one) => one.outcome === 'not_met').length);
    expect(await getChamberChecks(clerk, await fresh('示例合作商会', 'partner'))).toBeNull();
  });

  it('origin follows the ledger where an entry is linked, else the chamber’s own words; a text that names no place of the region says nothing', async () => {
    const clerk = await world.actor('clerk');
    const id = await fresh('示例籍贯商会');
    const hanzhong = await seedPlace('610700', 'prefecture', '汉中市');
    await seedPlace('610724', 'county', '西乡县', hanzhong);
    const changsha = await seedPlace('430100', 'prefecture', '长沙市');
    const programme = await db.programme.create({
      data: { code: 'checks', placeCode: '610700', profile: {} },
      select: { id: true },
    });
    try {
      const elsewhere = await seedMerchant(world.rootId, { hometownId: changsha.id });
      await seedMember(id, { entryHometown: '陕西西乡县城北' });
      await seedMember(id, { entryHometown: '城北镇' });
      const linked = await seedMember(id, { entryHometown: '陕西汉中' });
      await db.membership.update({ where: { id: linked }, data: { merchantId: elsewhere.id } });
      const check = (await getChamberChecks(clerk, id))?.find((one) => one.code === 'members_home');
      expect(check).toMatchObject({ outcome: 'not_met', values: { home: 1, elsewhere: 1, unknown: 1 } });
    } finally {
      await db.programme.delete({ where: { id: programme.id } });
    }
  });
});
