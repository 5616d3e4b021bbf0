import { createInteractionsIn, type InteractionEntry } from '@/lib/interactions/commands/create-interactions';
import { InteractionInput } from '@/lib/interactions/schema';
import type { Tx } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

/** How, days before today, subject, what was said, agreed next step in days and words, difficulty. All invented. */
const said = [
  [
    'phone',
    1,
    '近况',
    '通话约十分钟。企业订单平稳，近期准备扩一条生产线，想了解县里标准厂房的租金。',
    6,
    '寄送厂房租金和政策汇编',
    null,
  ],
  ['home_visit', 3, '登门看望', '看望其父母，转达县里的问候。老人身体健康，家中无困难。', null, null, null],
  [
    'online',
    4,
    '发送园区资料',
    '微信发送园区介绍和用地价目，对方表示下周带合伙人研究。',
    2,
    '回访研究结果',
    null,
  ],
  [
    'meeting',
    6,
    '在外人士座谈会',
    '会上建议简化返乡企业设备搬迁的手续，愿意牵头组织同行考察。',
    20,
    '商定同行考察的时间',
    null,
  ],
  [
    'phone',
    9,
    '返乡意向',
    '明年合同到期后有回乡办厂的想法，最关心用工和子女入学。',
    -2,
    '提供子女入学政策',
    '子女转学需要户籍地证明，跑了两趟没有办成。',
  ],
  ['letter', 12, '慰问信', '寄送慰问信和家乡近况一份。', null, null, null],
  [
    'visit',
    15,
    '走访企业',
    '走访企业车间，了解产能和订单。对方希望家乡提供熟练工信息。',
    10,
    '组织一批熟练工信息',
    '招工难，节后缺熟练机工十余人。',
  ],
  ['email', 18, '项目册', '发送重点推介项目册电子版，对方已阅，未表态。', null, null, null],
  ['phone', 22, '节日问候', '节日问候，对方计划年底回乡。', 30, '问清返乡日期', null],
  ['sms', 25, '活动邀请', '短信邀请参加家乡发展大会，对方回复参加。', null, null, null],
] as const;

/** Contacts of key people over the last weeks, by the units that keep them (A5); one draft, marked 示例. */
export async function seedInteractions(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const people = await tx.merchant.findMany({
    where: { id: { in: context.merchantIds }, isKey: true, basisState: 'valid' },
    select: { id: true, ownerUnitId: true },
    orderBy: [{ fileNo: 'asc' }],
    take: 60,
  });
  const officers = new Map<string, string>();
  const grants = await tx.grant.findMany({
    where: { role: { in: ['clerk', 'filler'] }, unitId: { not: null } },
    select: { userId: true, unitId: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
  for (const { userId, unitId } of grants) if (unitId) officers.set(unitId, userId);
  const clerk = context.userIds.get('clerk');
  const day = today();
  const entries = people.map((person, index): InteractionEntry => {
    const [channel, ago, subject, summary, nextIn, nextText, difficulty] =
      said[index % said.length] ?? said[0];
    // the same words again lie further back
    const happenedOn = addDays(day, -ago - Math.floor(index / said.length) * 26);
    const isFirstRound = index < said.length;
    const officer = officers.get(person.ownerUnitId) ?? clerk;
    const next = isFirstRound && nextIn !== null && addDays(day, nextIn) > happenedOn;
    return {
      ...InteractionInput.parse({
        state: index === 1 ? 'draft' : 'complete',
        channel,
        happenedOn,
        merchantIds: [person.id],
        ...(officer ? { officerIds: [officer] } : {}),
        subject,
        summary: `${summary}（示例）`,
        outcome: channel === 'visit' ? 'intention' : 'reached',
        ...(next ? { nextOn: addDays(day, nextIn), nextText } : {}),
        ...(difficulty !== null && isFirstRound ? { difficulty: `${difficulty}（示例）` } : {}),
      }),
      ...(officers.has(person.ownerUnitId) ? { ownerUnitId: person.ownerUnitId } : {}),
      isSample: true,
    };
  });
  await createInteractionsIn(tx, context.actor, [...entries, ...chamberVisits(context, clerk)]);
}

/** A leader called on the first chamber, and a section talked with it by telephone (B5). */
function chamberVisits(context: SeedContext, clerk: string | undefined): InteractionEntry[] {
  const [first] = context.preset.chambers;
  const [bureau] = context.preset.units;
  if (!first || !bureau || !clerk) return [];
  const shared = {
    chamberId: idOf(context.chamberIds, first.code),
    officerIds: [clerk],
    state: 'complete',
    outcome: 'reached',
  };
  return [
    {
      ...shared,
      channel: 'visit',
      happenedOn: addDays(today(), -34),
      leaderText: '分管负责同志（示例）',
      subject: '上门拜访商会',
      summary: '走访商会秘书处，听取会员企业发展和返乡意向，商定每季度互通一次信息。（示例）',
    },
    {
      ...shared,
      channel: 'phone',
      happenedOn: addDays(today(), -8),
      subject: '换届筹备',
      summary: '秘书处介绍换届筹备进度，约定材料齐备后报来备案。（示例）',
    },
  ].map((one) => ({
    ...InteractionInput.parse(one),
    ownerUnitId: idOf(context.unitIds, bureau.code),
    isSample: true,
  }));
}
