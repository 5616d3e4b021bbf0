import { appealClock } from '@/lib/appeals/commands/clock';
import { openAppealIn } from '@/lib/appeals/commands/open-appeal';
import { dueNow } from '@/lib/appeals/rules';
import { AppealInput } from '@/lib/appeals/schema';
import type { Tx } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import type { SeedContext } from './context';

/** Which person of the demo's list, what is asked, how many days ago it came in, and how far it is. All invented. */
const EXAMPLES = [
  [
    0,
    'land',
    '扩建厂房用地指标（示例）',
    '拟在园区扩建二期厂房，尚缺用地指标约二十亩，希望协调安排。',
    2,
    'registered',
  ],
  [2, 'family', '子女转学（示例）', '拟举家回乡，孩子读初中二年级，希望协调就近转学。', 9, 'handling'],
  [4, 'financing', '流动资金贷款（示例）', '订单增加，希望对接本地银行办理流动资金贷款。', 16, 'answered'],
  [6, 'approval', '环评手续进度（示例）', '环评报告已提交，希望了解审批进度和还缺哪些材料。', 30, 'closed'],
] as const;

const ANSWER = '已与有关部门会商，并告知办理途径、所需材料和时限。（示例）';
const RESULT = '已按程序办结，并电话回访诉求人。（示例）';

/** A few appeals at each step, for a demo. */
export async function seedAppeals(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  for (const [index, kind, title, ask, daysAgo, state] of EXAMPLES) {
    const merchantId = context.merchantIds[index];
    if (!merchantId) continue;
    const person = await tx.merchant.findUniqueOrThrow({
      where: { id: merchantId },
      select: { ownerUnitId: true },
    });
    const receivedOn = addDays(today(), -daysAgo);
    const entry = AppealInput.parse({ kind, title, ask, merchantId, receivedOn });
    const { id } = await openAppealIn(tx, context.actor, { ...entry, ...person, isSample: true });
    if (state === 'registered') continue;
    const date = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);
    const clock = await appealClock(tx, receivedOn, false);
    const isAnswered = state === 'answered' || state === 'closed';
    await tx.appeal.update({
      where: { id },
      data: {
        ...{ state, dueOn: date(dueNow(state, clock)), acceptedOn: date(addDays(receivedOn, 1)) },
        ...(isAnswered ? { answer: ANSWER, answeredOn: date(addDays(receivedOn, 3)) } : {}),
        ...(state === 'closed'
          ? { result: RESULT, satisfaction: 'satisfied', closedOn: date(addDays(receivedOn, 8)) }
          : {}),
      },
      select: { id: true },
    });
    const steps = [
      { kind: 'accept', note: null, isPublic: true, at: addDays(receivedOn, 1) },
      ...(isAnswered ? [{ kind: 'answer', note: ANSWER, isPublic: true, at: addDays(receivedOn, 3) }] : []),
      ...(state === 'closed'
        ? [{ kind: 'close', note: RESULT, isPublic: false, at: addDays(receivedOn, 8) }]
        : []),
    ];
    for (const { at, ...step } of steps)
      await tx.appealStep.create({
        data: {
          ...step,
          appealId: id,
          merchantId,
          unitId: person.ownerUnitId,
          at: new Date(`${at}T02:00:00Z`),
        },
        select: { id: true },
      });
    await tx.appealStep.updateMany({
      where: { appealId: id, kind: 'register' },
      data: { at: new Date(`${receivedOn}T01:00:00Z`) },
    });
  }
}
