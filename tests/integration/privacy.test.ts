import { beforeAll, describe, expect, it } from 'vitest';
import { endBasis, giveConsent, recordBasis } from '@/lib/privacy/commands';
import { getPersonPrivacy, getPublicNotice, listPublicConsentTexts } from '@/lib/privacy/queries';
import { BasisInput, ConsentInput } from '@/lib/privacy/schema';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { withdrawConsent } from '@/lib/showcase/commands/withdraw-consent';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedConsentTexts } from '@/tests/factories/showcase';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedConsentTexts();
});

const consent = (merchantId: string, change: Record<string, unknown> = {}) =>
  ConsentInput.parse({
    merchantId,
    purpose: 'publish',
    fields: ['name', 'story'],
    channel: 'paper',
    evidence: '示例同意书 7 号',
    givenOn: '2026-02-01',
    ...change,
  });

describe('lawful bases', () => {
  it('the person’s state follows the ledger: none, valid, expired, none', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId);
    const state = async () =>
      (await db.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { basisState: true } }))
        .basisState;
    const clerk = await world.actor('clerk');
    const basis = (expiresAt: string) =>
      BasisInput.parse({
        merchantId,
        kind: 'consent',
        evidence: '示例登记表',
        purposes: ['联络'],
        expiresAt,
      });
    expect(await state()).toBe('none');
    const old = await recordBasis(clerk, basis(addDays(today(), -1)));
    expect(await state()).toBe('expired');
    const valid = await recordBasis(clerk, basis(today()));
    expect(await state()).toBe('valid');
    await endBasis(clerk, { id: valid.id, reason: '本人要求' });
    expect(await state()).toBe('expired');
    await endBasis(clerk, { id: old.id, reason: '本人要求' });
    expect(await state()).toBe('none');
    expect((await getPersonPrivacy(clerk, merchantId)).bases).toHaveLength(2);
  });

  it('a basis without evidence is no basis', () => {
    const given = { merchantId: newId(), kind: 'public_source' };
    const problems = BasisInput.safeParse(given).error?.issues.map((issue) => issue.path.join('.'));
    expect(problems).toEqual(['evidence', 'source']);
  });
});

describe('consents', () => {
  it('are kept with text number, channel and evidence, and are withdrawn by the person alone too', async () => {
    const merchant = await world.actor('merchant');
    const merchantId = world.own.merchantId;
    const { id } = await giveConsent(await world.actor('clerk'), consent(merchantId));
    const before = await getPersonPrivacy(merchant, merchantId);
    expect(before.can).toEqual({ record: false, withdraw: true });
    expect(before.consents[0]).toMatchObject({
      id,
      textCode: 'consent-publish',
      textNumber: 1,
      channel: 'paper',
      evidence: '示例同意书 7 号',
      withdrawnAt: null,
    });
    await withdrawConsent(merchant, { id, reason: undefined });
    const after = await getPersonPrivacy(merchant, merchantId);
    expect(after.consents[0]?.withdrawnAt).toBeInstanceOf(Date);
  });

  it('name their fields, and lie not in the future', async () => {
    expect(ConsentInput.safeParse({ ...consent(newId()), fields: [] }).success).toBe(false);
    const { id } = await seedMerchant(world.own.countyId);
    const future = giveConsent(await world.actor('clerk'), consent(id, { givenOn: addDays(today(), 1) }));
    await expect(future).rejects.toMatchObject({ fields: { givenOn: [{ code: 'not_in_future' }] } });
  });

  it('leave an audit row whose values are not in the clear', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId);
    await giveConsent(await world.actor('clerk'), consent(merchantId));
    const row = await db.change.findFirstOrThrow({
      where: { recordId: merchantId, verb: 'consent_given' },
      select: { diff: true, revision: { select: { personKeyId: true } } },
    });
    expect(JSON.stringify(row.diff)).not.toContain('示例同意书');
    expect(row.revision?.personKeyId).not.toBeNull();
  });
});

describe('the notice', () => {
  it('is the newest published version, Chinese where the language has none', async () => {
    const at = new Date();
    const text = (number: number, locale: string, publishedAt: Date | null) => ({
      id: newId(),
      code: 'privacy-notice',
      number,
      locale,
      title: `第 ${number} 版 ${locale}`,
      body: '一\n\n二',
      publishedAt,
    });
    await db.noticeText.createMany({
      data: [text(2, 'zh-CN', at), text(2, 'en', at), text(3, 'zh-CN', null)],
    });
    expect(await getPublicNotice('en')).toMatchObject({ number: 2, locale: 'en', paragraphs: ['一', '二'] });
    expect(await getPublicNotice('zh-Hant')).toMatchObject({ number: 2, locale: 'zh-CN' });
    expect((await listPublicConsentTexts('zh-CN')).map((one) => one.code)).toEqual([
      'consent-contact',
      'consent-publish',
    ]);
  });
});
