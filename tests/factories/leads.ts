import { lookupHash, signFormTime } from '@/lib/leads/commands/register-lead';
import { ENQUIRY_TEXT, KEEP_TEXT, LEAD_PHONE_CONTEXT } from '@/lib/leads/rules';
import { InterestInput } from '@/lib/leads/schema';
import { encryptValue } from '@/lib/server/crypto';
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

/** A lead of a unit as it stands on the desk. */
export async function seedLead(
  ownerUnitId: string,
  over: {
    state?: 'fresh' | 'accepted' | 'following' | 'closed';
    answerDueAt?: Date | null;
    receivedAt?: Date;
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
      ownerUnitId,
      isSample: true,
      ...over,
    },
    select: { id: true, version: true },
  });
}
