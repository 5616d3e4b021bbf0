import { recordChanges } from '@/lib/audit/commands';
import { randomUUID } from 'node:crypto';
import { dueMoment, lookupHash } from '@/lib/leads/commands/register-lead';
import { ENQUIRY_TEXT, LEAD_PHONE_CONTEXT } from '@/lib/leads/rules';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { blindIndex, encryptValue } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { maskPhone } from '@/lib/shared/mask';
import { idOf, type SeedContext } from './context';

/** Workdays for the first answer: feedback within a week, as the rules of other places have it (domain.md 2.2). */
const ANSWER_WORKDAYS = 5;

const enquiryTexts = [
  [
    'zh-CN',
    '办理本次登记',
    '我同意用我填写的姓名、电话和意向办理本次登记：由承办单位与我联系，并记录办理经过。不填写其他选填项不影响办理；办结后按规定期限保存，到期删除。',
  ],
  [
    'zh-Hant',
    '辦理本次登記',
    '我同意用我填寫的姓名、電話和意向辦理本次登記：由承辦單位與我聯絡，並記錄辦理經過。不填寫其他選填項不影響辦理；辦結後按規定期限保存，到期刪除。',
  ],
  [
    'en',
    'Handling this enquiry',
    'I agree that the name, telephone number and wishes I gave are used to handle this enquiry: the unit in charge contacts me and keeps a record of what was done. Leaving optional fields empty makes no difference. The record is kept for the prescribed time after the enquiry is closed, then deleted.',
  ],
] as const;

/** The clock and the consent text of the public form (every deployment), and a queue to look at (demo). */
export async function seedLeads(tx: Tx, context: SeedContext): Promise<void> {
  const at = new Date();
  await bulkInsert(tx, 'lead_clock', [
    { id: newId(), step: 'answer', workdays: ANSWER_WORKDAYS, validFrom: '2020-01-01' },
  ]);
  await bulkInsert(
    tx,
    'notice_text',
    enquiryTexts.map(([locale, title, body]) => ({
      id: newId(),
      code: ENQUIRY_TEXT,
      number: 1,
      locale,
      title,
      body,
      publishedAt: at,
    })),
  );
  if (context.isDemo) await seedQueue(tx, context);
}

/** Days ago, code of the offer (null: none), what the sender wrote, state. Everything invented. */
const queue = [
  [16, 0, '想了解厂房层高和用电容量，能否周末看场地。', 'fresh'],
  [3, 1, '在外做同类产品十余年，想带设备回来。', 'fresh'],
  [1, null, '暂无具体项目，想先了解园区和政策。', 'fresh'],
  [9, 2, '请问土地供应方式和大致时序。', 'accepted'],
  [12, 3, '愿以合作方式参与，已有稳定销路。', 'following'],
] as const;

async function seedQueue(tx: Tx, context: SeedContext): Promise<void> {
  const day = today();
  const year = Number(day.slice(0, 4));
  const rootId = idOf(context.unitIds, context.preset.units[0]?.code ?? '');
  const offers = await tx.offer.findMany({
    select: { id: true, ownerUnitId: true },
    orderBy: { sortNo: 'asc' },
    take: 4,
  });
  const first = await reserveNumbers(tx, 'leads', year, queue.length);
  const officerId = context.userIds.get('clerk') ?? null;
  const rows = [];
  const steps: {
    id: string;
    leadId: string;
    at: Date;
    by: string | null;
    kind: string;
    note: string | null;
    isPublic: boolean;
  }[] = [];
  for (const [index, [ago, offer, message, state]] of queue.entries()) {
    const receivedOn = addDays(day, -ago);
    const receivedAt = new Date(`${receivedOn}T02:30:00Z`);
    const number = numberText('X', year, first + index);
    // 199 0000 0xxx: in no use as a person's number in this demo
    const phone = `1990000${String(1001 + index)}`;
    const sealed = encryptValue(phone, LEAD_PHONE_CONTEXT);
    const about = offer === null ? undefined : offers[offer];
    const id = newId();
    const answered = state === 'following' ? new Date(receivedAt.getTime() + 30 * 3600 * 1000) : null;
    rows.push({
      id,
      number,
      lookupHash: lookupHash(number, randomUUID()),
      channel: 'site',
      offerId: about?.id ?? null,
      senderName: `示例登记人${index + 1}`,
      phoneCipher: sealed.cipher,
      phoneKeyId: sealed.keyId,
      phoneIndex: Buffer.from(blindIndex('phone', phone)),
      phoneMasked: maskPhone(phone),
      message,
      state,
      ownerUnitId: about?.ownerUnitId ?? rootId,
      officerId: state === 'fresh' ? null : officerId,
      receivedAt,
      answerDueAt: await dueMoment(tx, receivedOn),
      answeredAt: answered,
      isSample: true,
    });
    steps.push({
      id: newId(),
      leadId: id,
      at: receivedAt,
      by: null,
      kind: 'received',
      note: null,
      isPublic: true,
    });
    if (state !== 'fresh') {
      const at = new Date(receivedAt.getTime() + 4 * 3600 * 1000);
      steps.push({ id: newId(), leadId: id, at, by: officerId, kind: 'accept', note: null, isPublic: true });
    }
    if (answered) {
      const note = '已收到您的登记。材料清单已备好，工作人员将与您约定看场地的时间。';
      steps.push({
        id: newId(),
        leadId: id,
        at: answered,
        by: officerId,
        kind: 'reply',
        note,
        isPublic: true,
      });
    }
  }
  await bulkInsert(tx, 'lead', rows);
  await bulkInsert(tx, 'lead_step', steps);
  await bulkInsert(
    tx,
    'consent',
    rows.map((row) => ({
      id: newId(),
      leadId: row.id,
      purpose: 'contact',
      scope: 'enquiry',
      fields: [],
      textCode: ENQUIRY_TEXT,
      textNumber: 1,
      channel: 'online',
      givenAt: row.receivedAt,
    })),
  );
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({ noun: 'leads', recordId: row.id, verb: 'register', after: { number: row.number } })),
  );
}
