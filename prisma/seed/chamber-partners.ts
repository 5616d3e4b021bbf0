import { ChamberAgreementInput, ChamberSupportInput } from '@/lib/chambers/schema-partners';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

/** In a demo: an agreement that nears its day and one that runs, and what the first chamber was given; all 示例. */
export async function seedChamberPartners(tx: Tx, context: SeedContext): Promise<void> {
  const { preset } = context;
  const [first] = preset.chambers;
  if (!context.isDemo || !first) return;
  const partner = preset.chambers.find((one) => one.partnerKind === 'partner');
  const bureau = preset.units[0]?.name.zh ?? '';
  const chamberId = idOf(context.chamberIds, first.code);
  const [near, running] = [
    ChamberAgreementInput.parse({
      chamberId,
      title: '委托招商合作协议（示例）',
      parties: [bureau, first.name.zh].join('\n'),
      signedOn: addDays(today(), -690),
      validUntil: addDays(today(), 40),
      note: '到期前须商定续签或终止。',
    }),
    ChamberAgreementInput.parse({
      chamberId: partner ? idOf(context.chamberIds, partner.code) : chamberId,
      title: '信息互通合作备忘录（示例）',
      parties: [bureau, (partner ?? first).name.zh].join('\n'),
      signedOn: addDays(today(), -300),
    }),
  ];
  await bulkInsert(
    tx,
    'chamber_agreement',
    [near, running].map((one) => ({
      id: newId(),
      chamberId: one.chamberId,
      title: one.title,
      parties: one.parties,
      signedOn: one.signedOn,
      validUntil: one.validUntil ?? null,
      note: one.note ?? null,
      isSample: true,
    })),
  );
  const given = [
    { title: '年度联谊活动经费补助', kind: 'money', amountWan: '3', givenOn: addDays(today(), -210) },
    { title: '秘书处办公用房（两间）', kind: 'premises', givenOn: addDays(today(), -400) },
  ].map((one) => ChamberSupportInput.parse({ chamberId, givenBy: bureau, note: '示例', ...one }));
  await bulkInsert(
    tx,
    'chamber_support',
    given.map(({ files: _f, id: _i, version: _v, ...one }) => ({ id: newId(), ...one, isSample: true })),
  );
}
