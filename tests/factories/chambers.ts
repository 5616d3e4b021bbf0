import { Readable } from 'node:stream';
import { addMembers } from '@/lib/chambers/commands/write-members';
import { sealSheet } from '@/lib/chambers/import-sheet';
import { PROPOSAL_CONTEXT } from '@/lib/chambers/rules';
import { MemberInput } from '@/lib/chambers/schema';
import { uploadFile } from '@/lib/files/commands';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { encryptValue } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

/** A chamber of a unit, registered. Its file number and slug follow from the name. Returns its id. */
export async function seedChamber(input: {
  name: string;
  ownerUnitId: string;
  kind?: 'own' | 'partner' | 'alliance';
  isPublic?: boolean;
}): Promise<string> {
  const chamber = await db.chamber.create({
    data: {
      fileNo: `C-${input.name}`,
      slug: encodeURIComponent(input.name).replace(/%/g, '').toLowerCase(),
      name: input.name,
      kind: input.kind ?? 'own',
      isPublic: input.isPublic ?? false,
      status: 'registered',
      ownerUnitId: input.ownerUnitId,
      searchText: input.name,
      isSample: true,
    },
    select: { id: true },
  });
  return chamber.id;
}

let memberNumber = 0;

/** A member of a chamber with a phone; a name of its own unless given. Returns the id. */
export async function seedMember(
  chamberId: string,
  input: Partial<Record<keyof MemberInput, unknown>> = {},
): Promise<string> {
  const entry = MemberInput.parse({
    chamberId,
    entryName: `示例会员${(memberNumber += 1)}`,
    phone: '13800000000',
    ...input,
  });
  const { ids } = await addMembers(systemActor('test'), chamberId, [{ ...entry, isSample: true }]);
  return ids[0] ?? '';
}

/** A member's dues of 2,000 元 for 2024, not paid. Returns the id of the line. */
export async function seedDues(
  chamberId: string,
  input: { membershipId?: string; dueOn?: string; periodFrom?: string; periodTo?: string } = {},
): Promise<string> {
  const line = await db.duesEntry.create({
    data: {
      membershipId: input.membershipId ?? (await seedMember(chamberId)),
      periodFrom: new Date(`${input.periodFrom ?? '2024-01-01'}T00:00:00Z`),
      periodTo: new Date(`${input.periodTo ?? '2024-12-31'}T00:00:00Z`),
      dueOn: new Date(`${input.dueOn ?? '2024-12-31'}T00:00:00Z`),
      dueWan: '0.2',
    },
    select: { id: true },
  });
  return line.id;
}

/** A new member that an officer has proposed, waiting. Returns the id of the proposal. */
export async function seedProposal(chamberId: string): Promise<string> {
  const entry = MemberInput.parse({ chamberId, entryName: `示例申报${(memberNumber += 1)}` });
  const { cipher, keyId } = encryptValue(JSON.stringify({ kind: 'add', entry }), PROPOSAL_CONTEXT);
  const proposal = await db.rosterProposal.create({
    data: {
      chamberId,
      kind: 'add',
      payloadCipher: Uint8Array.from(cipher),
      keyId,
      proposedBy: newId(),
    },
    select: { id: true },
  });
  return proposal.id;
}

/** A stamped sheet that this person has just sent, ready to be attached. */
export async function uploadSeal(actor: PersonActor) {
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const fileName = '盖章核对表.pdf';
  const { id } = await uploadFile(actor, { stream: Readable.from([bytes]), fileName, purpose: 'evidence' });
  return { fileId: id, fileName, label: '' };
}

/** An import of a roster whose columns are to be confirmed; its sheet is empty. Returns the id. */
export async function seedRosterImport(chamberId: string): Promise<string> {
  const { cipher, keyId } = sealSheet({ columns: [], rows: [] });
  const made = await db.rosterImport.create({
    data: {
      chamberId,
      fileName: '示例名册.xlsx',
      sheetCipher: cipher,
      keyId,
      provideNote: '示例依据',
      createdBy: newId(),
    },
    select: { id: true },
  });
  return made.id;
}

/** An agreement with a chamber, running without end unless given. Returns the id. */
export async function seedAgreement(
  chamberId: string,
  input: { title?: string; validUntil?: string; partnerId?: string } = {},
): Promise<string> {
  const made = await db.chamberAgreement.create({
    data: {
      chamberId,
      title: input.title ?? '示例协议',
      parties: ['示例局', '示例商会'],
      signedOn: new Date('2024-01-01T00:00:00Z'),
      validUntil: input.validUntil ? new Date(`${input.validUntil}T00:00:00Z`) : null,
      partnerId: input.partnerId ?? null,
      isSample: true,
    },
    select: { id: true },
  });
  return made.id;
}

/** 2 万元 for a chamber. Returns the id. */
export async function seedSupport(chamberId: string): Promise<string> {
  const made = await db.chamberSupport.create({
    data: {
      chamberId,
      title: '示例补助',
      kind: 'money',
      amountWan: '2',
      givenBy: '示例局',
      givenOn: new Date('2024-01-01T00:00:00Z'),
      isSample: true,
    },
    select: { id: true },
  });
  return made.id;
}

/** A bulletin that is out: a chamber's own, or the unit's to all or to chosen chambers. Returns the id. */
export async function seedBulletin(
  ownerUnitId: string,
  given: {
    chamberId?: string;
    toAll?: boolean;
    targets?: string[];
    publishOn?: string;
    untilOn?: string;
    title?: string;
  } = {},
): Promise<string> {
  const { targets = [], publishOn = '2024-01-01', untilOn, ...plain } = given;
  const { id } = await db.chamberBulletin.create({
    data: {
      ownerUnitId,
      title: '示例通讯',
      body: '<p>示例正文</p>',
      publishOn: new Date(`${publishOn}T00:00:00Z`),
      untilOn: untilOn ? new Date(`${untilOn}T00:00:00Z`) : null,
      targets: { create: targets.map((chamberId) => ({ chamberId })) },
      ...plain,
    },
    select: { id: true },
  });
  return id;
}
