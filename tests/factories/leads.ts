import { lookupHash, signFormTime } from '@/lib/leads/commands/register-lead';
import { ENQUIRY_TEXT, KEEP_TEXT, LEAD_PHONE_CONTEXT } from '@/lib/leads/rules';
import { HandedLeadInput, InterestInput } from '@/lib/leads/schema';
import { blindIndex, encryptValue } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';

let number = 0;

/** The consent texts and the clock without which the public form is closed. */
export async function seedLeadForm(workdays = 5): Promise<void> {
  await db.noticeText.createMany({
    data: [ENQUIRY_TEXT, KEEP_TEXT].map((code) => ({
      code,
      number: 1,
      locale: 'zh-CN',
      title: '示例同意',
      body: '示例正文',
      publishedAt: new Date(),
    })),
    skipDuplicates: true,
  });
  await db.leadClock.createMany({
    data: [{ step: 'answer', workdays, validFrom: new Date('2020-01-01') }],
    skipDuplicates: true,
  });
}

/** What a visitor sends, half a minute after opening the form. */
export function interestInput(over: Partial<Record<keyof InterestInput, unknown>> = {}): InterestInput {
  return InterestInput.parse({
    name: '示例客商',
    phone: '199 0000 1234',
    enquiry: 'on',
    enquiryText: '1',
    keepText: '1',
    formTime: signFormTime(Date.now() - 30_000),
    ...over,
  });
}

/** What a chamber's officer hands in. */
export function handedInput(
  chamberId: string,
  over: Partial<Record<keyof HandedLeadInput, unknown>> = {},
): HandedLeadInput {
  return HandedLeadInput.parse({
    chamberId,
    person: '示例联系人',
    phone: '199 0000 5678',
    firm: '示例企业',
    amount: '3000万元',
    wish: '想在家乡建茶饮料灌装线',
    provided: 'on',
    provideNote: '电话中本人同意',
    ...over,
  });
}

/** A lead of a unit as it stands on the desk. */
export async function seedLead(
  ownerUnitId: string,
  over: {
    state?: 'fresh' | 'accepted' | 'following' | 'closed';
    answerDueAt?: Date | null;
    receivedAt?: Date;
    chamberId?: string;
    senderName?: string;
    firm?: string;
    acceptedAt?: Date;
    answeredAt?: Date;
  } = {},
): Promise<{ id: string; version: number }> {
  number += 1;
  const sealed = encryptValue('19900001234', LEAD_PHONE_CONTEXT);
  const name = `X-${number}`;
  return db.lead.create({
    data: {
      number: name,
      lookupHash: lookupHash(name, `code-${number}`),
      channel: 'site',
      senderName: '示例客商',
      phoneCipher: sealed.cipher,
      phoneKeyId: sealed.keyId,
      phoneMasked: '199****1234',
      phoneIndex: Buffer.from(blindIndex('phone', '19900001234')),
      ownerUnitId,
      isSample: true,
      ...over,
    },
    select: { id: true, version: true },
  });
}
