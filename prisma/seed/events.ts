import { createEventIn } from '@/lib/events/commands/write-event';
import { instantOf, type EventState } from '@/lib/events/rules';
import type { AttendeeState } from '@/lib/events/rules-attendees';
import { EventInput } from '@/lib/events/schema';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

type Plan = {
  title: string;
  kind: EventInput['kind'];
  /** from today */
  inDays: number;
  lastsDays?: number;
  state: EventState;
  place?: string;
  placeText: string;
  signUp?: EventInput['signUp'];
  capacity?: number;
  withChamber?: boolean;
  track?: EventInput['track'];
  circle?: string;
  isPublic?: boolean;
  /** how many of the demo's people stand in which state */
  people?: readonly (readonly [AttendeeState, number])[];
  headcount?: number;
  summary?: string;
};

const AGENDA = '09:00 签到\n09:30 主办单位介绍情况\n10:00 重点项目推介\n10:40 客商代表发言\n11:20 自由交流';

const HELD = [
  ['attended', 9],
  ['absent', 2],
  ['declined', 3],
] as const;
const COMING = [
  ['planned', 6],
  ['invited', 9],
  ['signed_up', 7],
  ['declined', 2],
] as const;

/** Eight events at every stage; all invented. */
const plans = (region: string): Plan[] => [
  {
    ...{ title: `${region}招商推介会广州专场（示例）`, kind: 'promotion', inDays: -210, state: 'ended' },
    ...{ place: '440100', placeText: '天河区某酒店三楼', track: 'city', signUp: 'chambers' },
    ...{
      people: HELD,
      headcount: 86,
      summary: '现场介绍十二个推介项目，三家企业约定回乡考察，由投资促进科跟进。',
    },
  },
  {
    ...{ title: `${region}招商推介会上海专场（示例）`, kind: 'promotion', inDays: -130, state: 'ended' },
    ...{ place: '310000', placeText: '浦东新区某会议中心', track: 'city', signUp: 'chambers' },
    ...{ people: HELD, headcount: 64, summary: '对接装备制造和生物医药企业，收集诉求五条，已分送有关单位。' },
  },
  {
    ...{ title: '商会会员恳谈交流会（示例）', kind: 'talk', inDays: -65, state: 'ended', withChamber: true },
    ...{ place: '440100', placeText: '商会会议室', track: 'chamber', signUp: 'chambers' },
    ...{ people: HELD, headcount: 32, summary: '通报家乡发展情况，听取会员意见，会后走访三家会员企业。' },
  },
  {
    ...{ title: '高校校友圈交流会（示例）', kind: 'fellowship', inDays: -32, state: 'ended' },
    ...{ place: '610100', placeText: '某大学学术交流中心', track: 'circle', circle: '在陕高校校友圈' },
    ...{ people: HELD, headcount: 41, summary: '校友介绍科研成果，两项成果拟在家乡转化，由科技部门对接。' },
  },
  {
    ...{ title: `${region}招商推介会西安专场（示例）`, kind: 'promotion', inDays: 16, state: 'published' },
    ...{ place: '610100', placeText: '雁塔区某酒店一楼', track: 'city', signUp: 'open', capacity: 60 },
    ...{ isPublic: true, people: COMING },
  },
  {
    ...{ title: `${region}发展大会（示例）`, kind: 'congress', inDays: 45, lastsDays: 1, state: 'published' },
    ...{ placeText: '市会议中心', signUp: 'open', capacity: 500, isPublic: true },
    people: [['invited', 24]],
  },
  {
    ...{ title: '产业链专题考察（示例）', kind: 'inspection', inDays: 70, lastsDays: 2, state: 'draft' },
    ...{ placeText: '各县区工业园', signUp: 'invited', capacity: 20 },
  },
  {
    ...{ title: '线上项目对接会（示例）', kind: 'talk', inDays: -12, state: 'cancelled' },
    ...{ placeText: '线上', signUp: 'invited' },
  },
];

/** Events of the bureau for the demo, past and coming. */
export async function seedEvents(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const bureau = await tx.unit.findFirstOrThrow({
    where: { kind: 'bureau' },
    select: { id: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
  });
  const chamber = context.preset.chambers[0];
  const people = await tx.merchant.findMany({
    where: { id: { in: context.merchantIds }, basisState: 'valid', doNotContact: false, archivedAt: null },
    select: { id: true },
    orderBy: [{ fileNo: 'asc' }],
    take: 80,
  });
  let offset = 0;
  for (const plan of plans(context.preset.profile.regionName.zh)) {
    const day = addDays(today(), plan.inDays);
    const entry = EventInput.parse({
      ...{ title: plan.title, kind: plan.kind, track: plan.track, circle: plan.circle },
      ...{ startsOn: day, startsAt: '09:30', endsOn: addDays(day, plan.lastsDays ?? 0), endsAt: '17:30' },
      ...{ placeId: plan.place ? context.placeIds.get(plan.place) : undefined, placeText: plan.placeText },
      ...{ ownerUnitId: bureau.id, signUp: plan.signUp, capacity: plan.capacity, agenda: AGENDA },
      chamberIds: plan.withChamber && chamber ? [idOf(context.chamberIds, chamber.code)] : [],
      signUpUntil: addDays(day, -5),
      audience: '在外客商、商会负责人',
    });
    const { id } = await createEventIn(tx, context.actor, { ...entry, isSample: true });
    const isDraft = plan.state === 'draft';
    await tx.event.update({
      where: { id },
      data: {
        ...{ state: plan.state, isAnnounced: !isDraft, isPublic: plan.isPublic ?? false },
        publishedAt: isDraft ? null : instantOf(addDays(day, -30), '10:00'),
        cancelReason: plan.state === 'cancelled' ? '主讲企业日程冲突，另行通知（示例）' : null,
        ...{ headcount: plan.headcount ?? null, summary: plan.summary ?? null },
      },
      select: { id: true },
    });
    let first = offset;
    for (const [state, count] of plan.people ?? []) {
      const some = people.slice(first, first + count);
      await bulkInsert(
        tx,
        'event_attendee',
        some.map((person) => attendeeRow(id, person.id, state, day)),
      );
      first += some.length;
    }
    // the next event has other people, some of them the same
    offset = (offset + 9) % 45;
  }
}

function attendeeRow(eventId: string, merchantId: string, state: AttendeeState, day: string) {
  const isSignedUp = state === 'signed_up' || state === 'attended' || state === 'absent';
  const signedUpAt = isSignedUp ? instantOf(addDays(day, -20), '15:00') : null;
  const isChecked = state === 'attended' || state === 'absent';
  const now = new Date();
  return {
    ...{ id: newId(), eventId, merchantId, source: 'ledger', channel: 'desk', state },
    invitedOn: state === 'planned' ? null : addDays(day, -28),
    signedUpAt: signedUpAt && signedUpAt > now ? now : signedUpAt,
    checkedAt: isChecked ? instantOf(day, '09:10') : null,
    ...{ createdAt: now, updatedAt: now },
  };
}
