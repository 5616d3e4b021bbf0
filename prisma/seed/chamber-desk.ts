import { randomUUID } from 'node:crypto';
import { recordChanges } from '@/lib/audit/commands';
import { readPresentRoster } from '@/lib/chambers/commands/attest-roster';
import { refreshStatusesIn } from '@/lib/chambers/jobs/refresh-statuses';
import { PROPOSAL_CONTEXT } from '@/lib/chambers/rules';
import { quarterOf, quarterSpan } from '@/lib/chambers/rules-attest';
import { MemberInput } from '@/lib/chambers/schema';
import { dueMoment, lookupHash } from '@/lib/leads/commands/register-lead';
import { LEAD_PHONE_CONTEXT } from '@/lib/leads/rules';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { blindIndex, encryptValue } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { maskPhone } from '@/lib/shared/mask';
import { idOf, type SeedContext } from './context';

/** What makes the demo officer's desk a desk: dues of two years, attestations, proposals, leads. All of it 示例. */
export async function seedChamberDesk(tx: Tx, context: SeedContext): Promise<void> {
  const code = context.preset.chambers[0]?.code;
  if (!context.isDemo || !code) return;
  const desk = {
    chamberId: idOf(context.chamberIds, code),
    officerId: context.userIds.get('chamber') ?? null,
    clerkId: context.userIds.get('clerk') ?? null,
  };
  await seedDues(tx, desk);
  await seedAttestation(tx, context, desk);
  await seedProposals(tx, context, desk);
  await seedHandedLeads(tx, context, desk);
  await seedBulletins(tx, context, desk);
  await bulkInsert(tx, 'roster_import', [
    {
      id: newId(),
      chamberId: desk.chamberId,
      fileName: '会员名册（示例）.xlsx',
      state: 'discarded',
      provideNote: '示例：入会登记表载明',
      createdBy: desk.officerId ?? newId(),
      createdAt: new Date(`${addDays(today(), -70)}T02:00:00Z`),
    },
  ]);
}

type Desk = { chamberId: string; officerId: string | null; clerkId: string | null };

/** 元 a year by office, as 万元. */
const AMOUNTS = [
  ['president', '1'],
  ['executive_vice_president', '0.8'],
  ['vice_president', '0.5'],
  ['director', '0.3'],
  [null, '0.2'],
] as const;

async function seedDues(tx: Tx, { chamberId }: Desk): Promise<void> {
  const year = Number(today().slice(0, 4));
  const validFrom = `${year - 1}-01-01`;
  await bulkInsert(
    tx,
    'dues_rule',
    AMOUNTS.map(([rank, amountWan]) => ({
      id: newId(),
      chamberId,
      rank,
      amountWan,
      periodMonths: 12,
      graceDays: 90,
      validFrom,
    })),
  );
  const members = await tx.membership.findMany({
    where: { chamberId },
    select: { id: true, entryOffice: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
  const amountOf = (office: string | null): string =>
    AMOUNTS.find(([rank]) => rank === office)?.[1] ?? AMOUNTS.at(-1)?.[1] ?? '0.2';
  await bulkInsert(
    tx,
    'dues_entry',
    [year - 1, year].flatMap((of) =>
      members.map((member, index) =>
        duesLine(member.id, of, amountOf(member.entryOffice), index, of === year),
      ),
    ),
  );
  await refreshStatusesIn(tx, { chamberId });
}

/** Of this year every sixth line is open, every ninth paid in part and one waived; the year before is settled. */
function duesLine(membershipId: string, year: number, dueWan: string, index: number, isNow: boolean) {
  const isOpen = isNow && index % 6 === 5;
  const isPart = isNow && index % 9 === 4;
  const isWaived = isNow && index === 2;
  return {
    id: newId(),
    membershipId,
    periodFrom: `${year}-01-01`,
    periodTo: `${year}-12-31`,
    dueOn: `${year}-03-31`,
    graceDays: 90,
    dueWan,
    paidWan: isOpen || isWaived ? '0' : isPart ? '0.1' : dueWan,
    paidOn: isOpen || isWaived ? null : `${year}-03-${String(10 + (index % 18)).padStart(2, '0')}`,
    method: isOpen || isWaived ? null : 'transfer',
    receiptNo: isOpen || isWaived || isPart ? null : `示例${year}-${String(index + 1).padStart(3, '0')}`,
    waivedOn: isWaived ? `${year}-02-20` : null,
    waivedReason: isWaived ? '示例：当年企业受灾，理事会同意免缴' : null,
  };
}

async function seedAttestation(tx: Tx, context: SeedContext, desk: Desk): Promise<void> {
  if (!desk.officerId) return;
  const { from } = quarterSpan(quarterOf(today()));
  const quarter = quarterOf(addDays(from, -1));
  const { counts, digest } = await readPresentRoster(tx, desk.chamberId);
  await bulkInsert(tx, 'roster_attestation', [
    {
      id: newId(),
      chamberId: desk.chamberId,
      quarter,
      attestedBy: desk.officerId,
      attestedAt: new Date(`${addDays(from, -12)}T02:00:00Z`),
      ...counts,
      digest,
      note: '示例：秘书处逐人电话核对。',
    },
  ]);
  await recordChanges(tx, context.actor, [
    { noun: 'chambers', recordId: desk.chamberId, verb: 'attest', after: { quarter, ...counts, digest } },
  ]);
}

/**
 * From the time when the bureau kept this roster: one accepted, one refused with its reason; one waits, of another
 * chamber whose roster the bureau keeps, where the programme has one.
 */
async function seedProposals(tx: Tx, context: SeedContext, desk: Desk): Promise<void> {
  if (!desk.officerId) return;
  const { officerId, clerkId } = desk;
  const other = context.preset.chambers.slice(1).find((chamber) => chamber.partnerKind === 'own');
  const keptId = other ? idOf(context.chamberIds, other.code) : desk.chamberId;
  if (other)
    await tx.chamber.update({ where: { id: keptId }, data: { rosterMode: 'propose' }, select: { id: true } });
  const rows = (
    [
      [desk.chamberId, '示例会员甲', 'accepted', null, 62],
      [desk.chamberId, '示例会员乙', 'refused', '示例：与在册会员为同一人，请核对。', 47],
      [keptId, '示例会员丙', 'waiting', null, 3],
    ] as const
  ).map(([chamberId, entryName, state, reason, ago]) => {
    const entry = MemberInput.parse({ chamberId, entryName, entryFirm: '示例贸易行', provided: 'on' });
    const { cipher, keyId } = encryptValue(JSON.stringify({ kind: 'add', entry }), PROPOSAL_CONTEXT);
    const on = new Date(`${addDays(today(), -ago)}T01:00:00Z`);
    return {
      id: newId(),
      chamberId,
      kind: 'add',
      payloadCipher: Buffer.from(cipher),
      keyId,
      state,
      proposedBy: officerId,
      decidedBy: state === 'waiting' ? null : clerkId,
      decidedAt: state === 'waiting' ? null : new Date(on.getTime() + 26 * 3_600_000),
      reason,
      createdAt: on,
    };
  });
  await bulkInsert(tx, 'roster_proposal', rows);
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({
      noun: 'chambers',
      recordId: row.chamberId,
      verb: 'propose',
      after: { proposalId: row.id, proposalKind: row.kind },
    })),
  );
}

/** Days ago, person, firm, amount, wish, state: one runs, one is late, one taken up, one answered, one became a project. */
const leads = [
  [
    2,
    '示例联系人一',
    '示例岭南茶业',
    '3000万元',
    '想在家乡建茶饮料灌装线，需标准厂房三千平方米，年内开工。',
    'fresh',
  ],
  [13, '示例联系人二', '示例电子科技', '1.2亿元', '线束工厂拟内迁，先了解用工和电价。', 'fresh'],
  [5, '示例联系人三', null, null, '退休返乡，想承包茶园做研学。', 'accepted'],
  [20, '示例联系人四', '示例冷链物流', '8000万元', '产地仓选址，看过两处地块，等土地批次。', 'following'],
  [96, '示例联系人五', '示例食品', '5000万元', '茶叶精制与小包装，带订单回来。', 'converted'],
] as const;

const REPLY = '示例：已与联系人通话，材料清单已发，约定现场看地块。';

async function seedHandedLeads(tx: Tx, context: SeedContext, desk: Desk): Promise<void> {
  const day = today();
  const year = Number(day.slice(0, 4));
  const first = await reserveNumbers(tx, 'leads', year, leads.length);
  const { ownerUnitId } = await tx.chamber.findUniqueOrThrow({
    where: { id: desk.chamberId },
    select: { ownerUnitId: true },
  });
  const rows = [];
  const steps: StepRow[] = [];
  for (const [index, [ago, senderName, firm, amountText, message, state]] of leads.entries()) {
    const receivedOn = addDays(day, -ago);
    const receivedAt = new Date(`${receivedOn}T02:00:00Z`);
    const number = numberText('X', year, first + index);
    // 199 0000 2xxx: in no use as a person's number in this demo
    const phone = `1990000${String(2001 + index)}`;
    const sealed = encryptValue(phone, LEAD_PHONE_CONTEXT);
    const id = newId();
    const after = (hours: number): Date => new Date(receivedAt.getTime() + hours * 3_600_000);
    const isTaken = state !== 'fresh';
    const isAnswered = state === 'following' || state === 'converted';
    rows.push({
      id,
      number,
      lookupHash: lookupHash(number, randomUUID()),
      channel: 'chamber',
      chamberId: desk.chamberId,
      handedBy: desk.officerId,
      provideNote: '示例：电话中本人同意。',
      senderName,
      firm,
      amountText,
      message,
      phoneCipher: sealed.cipher,
      phoneKeyId: sealed.keyId,
      phoneIndex: Buffer.from(blindIndex('phone', phone)),
      phoneMasked: maskPhone(phone),
      state,
      ownerUnitId,
      officerId: isTaken ? desk.clerkId : null,
      receivedAt,
      answerDueAt: await dueMoment(tx, receivedOn),
      acceptedAt: isTaken ? after(5) : null,
      answeredAt: isAnswered ? after(30) : null,
      publicReply: isAnswered ? REPLY : null,
      closedAt: state === 'converted' ? after(900) : null,
      isSample: true,
    });
    const step = (kind: string, hours: number, note: string | null = null): StepRow => ({
      id: newId(),
      leadId: id,
      at: after(hours),
      by: kind === 'handed' ? desk.officerId : desk.clerkId,
      kind,
      note,
      isPublic: true,
    });
    steps.push(
      step('handed', 0),
      ...(isTaken ? [step('accept', 5)] : []),
      ...(isAnswered ? [step('reply', 30, REPLY)] : []),
      ...(state === 'converted' ? [step('convert', 900)] : []),
    );
  }
  await bulkInsert(tx, 'lead', rows);
  await bulkInsert(tx, 'lead_step', steps);
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({ noun: 'leads', recordId: row.id, verb: 'hand', after: { number: row.number } })),
  );
  const project = await tx.project.findFirst({
    where: { chamberId: desk.chamberId, leadId: null, isSample: true },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  const converted = rows.find((row) => row.state === 'converted');
  if (project && converted)
    await tx.project.update({
      where: { id: project.id },
      data: { leadId: converted.id },
      select: { id: true },
    });
}

type StepRow = {
  id: string;
  leadId: string;
  at: Date;
  by: string | null;
  kind: string;
  note: string | null;
  isPublic: boolean;
};

/** Two notices of the bureau's, one of them read, and two bulletins of the chamber's own. */
async function seedBulletins(tx: Tx, context: SeedContext, desk: Desk): Promise<void> {
  const { ownerUnitId } = await tx.chamber.findUniqueOrThrow({
    where: { id: desk.chamberId },
    select: { ownerUnitId: true },
  });
  const ofUnit = { chamberId: null, createdBy: desk.clerkId };
  const ofChamber = { chamberId: desk.chamberId, createdBy: desk.officerId };
  const rows = [
    [
      ofUnit,
      '关于报送返乡考察人员名单的通知（示例）',
      '<p>请各商会于月底前报送春节返乡考察人员名单，并在系统内核对名册。</p>',
      -3,
      true,
    ],
    [
      ofUnit,
      '四季度名册核对提醒（示例）',
      '<p>请秘书处核对会员入会、退会和联系方式，盖章后上传。</p>',
      -21,
      false,
    ],
    [
      ofChamber,
      '年会筹备会议纪要（示例）',
      '<p>年会定于下月中旬举行。</p><ul><li>各副会长联系本行业会员参会；</li><li>秘书处汇总返乡投资意向。</li></ul>',
      -5,
      false,
    ],
    [
      ofChamber,
      '会费收缴情况通报（示例）',
      '<p>本年度会费收缴过半，未缴会员请于年底前缴清。</p>',
      -40,
      false,
    ],
  ] as const;
  const bulletins = rows.map(([by, title, body, on, toAll]) => ({
    id: newId(),
    ...by,
    ownerUnitId,
    toAll,
    title,
    body,
    publishOn: addDays(today(), on),
    isSample: true,
  }));
  await bulkInsert(tx, 'chamber_bulletin', bulletins);
  const chosen = bulletins.filter((one) => one.chamberId === null && !one.toAll);
  await bulkInsert(
    tx,
    'bulletin_target',
    chosen.map((one) => ({ bulletinId: one.id, chamberId: desk.chamberId })),
  );
  if (desk.officerId)
    await bulkInsert(
      tx,
      'bulletin_read',
      chosen.map((one) => ({ bulletinId: one.id, chamberId: desk.chamberId, readBy: desk.officerId })),
    );
  await recordChanges(
    tx,
    context.actor,
    bulletins.map((one) => ({
      noun: 'bulletins',
      recordId: one.id,
      verb: 'create',
      after: { title: one.title, publishOn: one.publishOn, toAll: one.toAll },
    })),
  );
}
