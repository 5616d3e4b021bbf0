import { beforeAll, describe, expect, it } from 'vitest';
import { endBasis, giveConsent, recordBasis } from '@/lib/privacy/commands';
import { removePortrait, setPortrait } from '@/lib/merchants/commands/change-portrait';
import { mayReadMerchantFiles } from '@/lib/merchants/links';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { mayReadPrivacyFiles } from '@/lib/privacy/links';
import { getPersonPrivacy, getPublicNotice, listPublicConsentTexts } from '@/lib/privacy/queries';
import { BasisInput, ConsentInput } from '@/lib/privacy/schema';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { withdrawConsent } from '@/lib/showcase/commands/withdraw-consent';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedUpload } from '@/tests/factories/receipts';
import { seedConsentTexts, seedPublishConsent, seedStory } from '@/tests/factories/showcase';
import { NotFoundError } from '@/lib/shared/errors';
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
    const { id: merchantId } = await seedMerchant(world.own.countyId, {}, null);
    const state = async () =>
      (await db.merchant.findUniqueOrThrow({ where: { id: merchantId }, select: { basisState: true } }))
        .basisState;
    const clerk = await world.actor('clerk');
    const basis = (expiresAt: string) =>
      BasisInput.parse({
        merchantId,
        kind: 'consent',
        evidence: '示例登记表',
        purposes: ['contact'],
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
    expect(problems).toEqual(['evidence', 'purposes', 'source']);
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
      'consent-provide_to_chamber',
      'consent-care',
    ]);
  });
});

describe('papers behind a basis', () => {
  it('are read by who records and by the person, not by whoever sees the minimum or figures only', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '凭据示例' }, null);
    const filler = await world.actor('filler');
    const { id } = await recordBasis(
      filler,
      BasisInput.parse({
        merchantId,
        kind: 'consent',
        evidence: '登记表（示例）',
        purposes: ['contact'],
        expiresAt: addDays(today(), -1),
        files: [await seedUpload(filler)],
      }),
    );
    expect((await getPersonPrivacy(filler, merchantId)).bases[0]?.papers).toMatchObject([
      { fileName: '进账单.pdf' },
    ]);
    expect(await mayReadPrivacyFiles(filler, id)).toBe(true);
    expect(await mayReadPrivacyFiles(await world.actor('clerk'), id)).toBe(true);
    for (const role of ['leader', 'supervisor', 'chamber_officer', 'merchant', 'auditor'] as const) {
      const actor = await world.actor(role);
      expect(await mayReadPrivacyFiles(actor, id), role).toBe(false);
    }
    expect((await getPersonPrivacy(await world.actor('leader'), merchantId)).bases[0]?.papers).toEqual([]);
    expect(await mayReadPrivacyFiles(await world.anyone('public'), id)).toBe(false);
  });

  it('a notice names its way, and lies not in the future', async () => {
    const { id: merchantId } = await seedMerchant(world.own.countyId, {}, null);
    const given = { merchantId, kind: 'contract', evidence: '合同（示例）', purposes: ['service'] };
    const half = BasisInput.safeParse({ ...given, noticeAt: today() });
    expect(half.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['noticeChannel']);
    const future = recordBasis(
      await world.actor('filler'),
      BasisInput.parse({ ...given, noticeAt: addDays(today(), 1), noticeChannel: 'paper' }),
    );
    await expect(future).rejects.toMatchObject({ fields: { noticeAt: [{ code: 'not_in_future' }] } });
  });
});

describe('a portrait', () => {
  const picture = async (mime = 'image/jpeg') => {
    const filler = await world.actor('filler');
    const upload = await seedUpload(filler);
    await db.file.update({ where: { id: upload.fileId }, data: { mime } });
    return upload;
  };

  it('is a picture, one at a time, taken off again, and seen by who reads the record in full', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedMerchant(world.own.countyId, { name: '照片示例' });
    const paper = setPortrait(filler, { id, files: [await picture('application/pdf')] });
    await expect(paper).rejects.toMatchObject({ fields: { files: [{ code: 'not_a_picture' }] } });
    await setPortrait(filler, { id, files: [await picture()] });
    const second = await picture('image/png');
    await setPortrait(filler, { id, files: [second] });
    expect((await getMerchant(filler, id)).portrait).toBe(second.fileId);
    expect(await mayReadMerchantFiles(await world.actor('leader'), id)).toBe(true);
    await db.merchant.update({ where: { id }, data: { basisState: 'expired' } });
    expect(await mayReadMerchantFiles(await world.actor('leader'), id)).toBe(false);
    expect((await getMerchant(await world.actor('leader'), id)).portrait).toBeNull();
    expect(await mayReadMerchantFiles(filler, id)).toBe(true);
    await removePortrait(filler, { id });
    expect((await getMerchant(filler, id)).portrait).toBeNull();
    await expect(removePortrait(filler, { id })).rejects.toBeInstanceOf(NotFoundError);
  });

  it('is public only while a published story shows it on a consent that names it', async () => {
    const visitor = await world.anyone('public');
    const { id } = await seedMerchant(world.own.countyId, { name: '公开照片' });
    const { id: storyId } = await seedStory(world.own.countyId, { merchantId: id });
    const consentId = await seedPublishConsent(id, ['name', 'portrait']);
    await db.storyField.create({ data: { storyId, field: 'name', consentId } });
    await db.story.update({ where: { id: storyId }, data: { state: 'published', publishedAt: new Date() } });
    expect(await mayReadMerchantFiles(visitor, id)).toBe(false);
    await db.storyField.create({ data: { storyId, field: 'portrait', consentId } });
    expect(await mayReadMerchantFiles(visitor, id)).toBe(true);
    await withdrawConsent(await world.actor('filler'), { id: consentId, reason: undefined });
    expect(await mayReadMerchantFiles(visitor, id)).toBe(false);
  });
});
