import { freezeRecipientsIn } from '@/lib/greetings/commands/freeze-recipients';
import { createTemplate } from '@/lib/greetings/commands/write-template';
import { recordChunkIn } from '@/lib/greetings/jobs/record-contacts';
import { readGreeting } from '@/lib/greetings/queries/read-greeting';
import type { GreetingChannel } from '@/lib/greetings/rules';
import { dayOfFestival, type FestivalCode } from '@/lib/greetings/rules-festivals';
import { TemplateInput } from '@/lib/greetings/schema';
import { contactRow } from '@/lib/merchants/commands/prepare';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

type Wording = { name: string; channel: GreetingChannel; subject?: string; body: string; signature?: string };

/** Two wordings for each way; all invented. */
const wordings: readonly Wording[] = [
  {
    name: '春节慰问信（示例）',
    channel: 'letter',
    body: '{称呼}：\n岁序更替，华章日新。值此{农历年}新春之际，谨代表家乡父老，向您和家人致以节日的问候和美好的祝愿！\n一年来，您身在他乡、心系桑梓，关心支持家乡发展，家乡人民铭记在心。诚盼您常回家看看，为家乡建设多提宝贵意见。\n祝您新春愉快，身体健康，阖家幸福，事业兴旺！\n此致\n敬礼！\n{落款}\n{日期}',
  },
  {
    name: '中秋慰问信（示例）',
    channel: 'letter',
    body: '{称呼}：\n月到中秋，情系乡关。值此{节日}来临之际，谨向您和家人致以亲切的问候！\n家乡的变化离不开在外乡亲的关心。今年以来的发展情况，另附简报一份，敬请指导。\n祝您{节日}安康，阖家团圆！\n此致\n敬礼！\n{落款}\n{日期}',
  },
  {
    name: '新春贺卡（示例）',
    channel: 'card',
    subject: '恭贺新春',
    body: '{称呼}：\n恭祝{农历年}新春吉祥，万事顺遂。\n{落款}\n{日期}',
  },
  {
    name: '通用贺卡（示例）',
    channel: 'card',
    subject: '{节日}问候',
    body: '{称呼}：\n值此{节日}，遥寄家乡的祝福。\n{落款}\n{日期}',
  },
  {
    name: '节日短信（示例）',
    channel: 'sms',
    signature: '示例经合',
    body: '{尊称}：值此{节日}，家乡父老祝您和家人平安康健。{落款}。拒收请回复R',
  },
  {
    name: '春节短信（示例）',
    channel: 'sms',
    signature: '示例经合',
    body: '{尊称}：恭祝{农历年}春节吉祥，阖家幸福，盼您常回家看看。{落款}。拒收请回复R',
  },
  {
    name: '中秋慰问邮件（示例）',
    channel: 'email',
    subject: '{节日}问候',
    body: '{称呼}：\n值此{节日}来临之际，家乡向您和家人致以亲切的问候。\n家乡今年的发展情况，欢迎登录桑梓网站查看，也盼您常回家看看。\n祝您{节日}安康，阖家团圆！\n{落款}\n{日期}',
  },
  {
    name: '春节慰问邮件（示例）',
    channel: 'email',
    subject: '{农历年}新春问候',
    body: '{称呼}：\n岁序更替，华章日新。值此{农历年}新春之际，谨向您和家人致以节日的问候和美好的祝愿！\n祝您新春愉快，身体健康，阖家幸福，事业兴旺！\n{落款}\n{日期}',
  },
];

type Plan = {
  title: string;
  festival: FestivalCode;
  year: number;
  wording: string;
  segment: Record<string, string>;
  isDone: boolean;
};

/** Templates, a campaign that is over and one that is being planned; all marked 示例. */
export async function seedGreetings(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  await seedAddresses(tx, context);
  const texts = new Map<string, string>();
  for (const wording of wordings) {
    const input = TemplateInput.parse(wording);
    const { textId } = await createTemplate(context.actor, input, { isSample: true, tx });
    texts.set(wording.name, textId);
  }
  const day = today();
  const year = Number(day.slice(0, 4));
  const isPast = (code: FestivalCode): boolean => addDays(dayOfFestival(year, code), 3) < day;
  const past: Plan = {
    title: '中秋慰问重点在外乡贤（示例）',
    festival: 'mid_autumn',
    year: isPast('mid_autumn') ? year : year - 1,
    wording: '中秋慰问信（示例）',
    segment: { key: '1' },
    isDone: true,
  };
  const next: Plan = {
    title: '春节慰问在外乡贤（示例）',
    festival: 'spring_festival',
    year: isPast('spring_festival') ? year + 1 : year,
    wording: '春节慰问信（示例）',
    segment: { key: '1' },
    isDone: false,
  };
  for (const plan of [past, next]) await seedCampaign(tx, context, plan, texts);
}

/** Key people get invented addresses, every seventh none; every second an e-mail of the domain kept for examples. */
async function seedAddresses(tx: Tx, context: SeedContext): Promise<void> {
  const people = await tx.merchant.findMany({
    where: { id: { in: context.merchantIds }, isKey: true },
    select: { id: true, fileNo: true, residenceId: true },
    orderBy: { fileNo: 'asc' },
    take: 200,
  });
  const placeIds = people.flatMap(({ residenceId }) => residenceId ?? []);
  const places = await tx.place.findMany({
    where: { id: { in: placeIds } },
    select: { id: true, fullName: true },
    take: 200,
  });
  const place = new Map(places.map(({ id, fullName }) => [id, fullName]));
  const point = { preferred: false, doNotUse: false };
  await bulkInsert(
    tx,
    'contact_point',
    people.flatMap(({ id, fileNo, residenceId }, index) => {
      const value = `${place.get(residenceId ?? '') ?? ''}示例路 ${index + 1} 号`;
      const email = `${fileNo.toLowerCase()}@example.com`;
      return [
        ...(index % 7 === 6 ? [] : [contactRow(id, { ...point, kind: 'address', value }, 1)]),
        ...(index % 2 === 0 ? [contactRow(id, { ...point, kind: 'email', value: email }, 2)] : []),
      ];
    }),
  );
}

async function seedCampaign(
  tx: Tx,
  context: SeedContext,
  plan: Plan,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const officerId = idOf(context.userIds, 'clerk');
  const chiefId = idOf(context.userIds, 'chief');
  const { unitId } = await tx.grant.findFirstOrThrow({
    where: { userId: officerId, unitId: { not: null } },
    select: { unitId: true },
  });
  const on = dayOfFestival(plan.year, plan.festival);
  const sentOn = addDays(on, -7);
  const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
  const id = newId();
  const year = Number(today().slice(0, 4));
  await tx.greeting.create({
    data: {
      id,
      number: numberText('W', year, await reserveNumbers(tx, 'greetings', year)),
      title: plan.title,
      festival: plan.festival,
      year: plan.year,
      festivalOn: dateOf(on),
      channel: 'letter',
      textId: idOf(texts, plan.wording),
      signOff: context.preset.profile.bureauName.zh,
      letterOn: dateOf(sentOn),
      segment: { ...plan.segment, order: 'updated' },
      unitId: unitId ?? '',
      officerId,
      createdBy: officerId,
      isSample: true,
      ...(plan.isDone
        ? {
            state: 'closed',
            askedBy: officerId,
            askedAt: dateOf(addDays(sentOn, -5)),
            decidedBy: chiefId,
            decidedAt: dateOf(addDays(sentOn, -4)),
            decisionReason: '同意，请核对地址后寄发（示例）',
            sentOn: dateOf(sentOn),
            closedAt: dateOf(addDays(on, 14)),
            closingNote: '退信一件，地址已停用（示例）',
          }
        : {}),
    },
    select: { id: true },
  });
  if (!plan.isDone) return;
  await freezeRecipientsIn(tx, context.actor, await readGreeting(context.actor, id, tx));
  const sentAt = new Date(`${sentOn}T04:00:00Z`);
  await tx.greetingRecipient.updateMany({
    where: { greetingId: id, state: 'ready' },
    data: { state: 'sent', sentAt, printedAt: sentAt },
  });
  while ((await recordChunkIn(tx, context.actor, id)) > 0) continue;
  const [returned, replied] = await tx.greetingRecipient.findMany({
    where: { greetingId: id, state: 'sent' },
    select: { id: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: 2,
  });
  const resultOn = dateOf(addDays(on, 9));
  if (returned) {
    await tx.greetingRecipient.update({
      where: { id: returned.id },
      data: { state: 'returned', resultOn, replyNote: '原址查无此人（示例）' },
      select: { id: true },
    });
  }
  if (replied) {
    await tx.greetingRecipient.update({
      where: { id: replied.id },
      data: { state: 'replied', resultOn, replyNote: '来信致谢，春节期间回乡（示例）' },
      select: { id: true },
    });
  }
}
