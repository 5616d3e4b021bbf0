import { recordChanges } from '@/lib/audit/commands';
import { createAgreementsIn } from '@/lib/agreements/commands/create-agreements';
import type { SourceScope } from '@/lib/agreements/schema';
import { createProjectsIn, type ProjectEntry } from '@/lib/projects/commands/create-projects';
import type { ProjectStage } from '@/lib/projects/schema';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { idOf, type SeedContext } from './context';
import type { PresetProject, ProofKind } from './presets/preset';
import { makeSamplePapers, type SamplePaper, type SamplePaperKind } from './sample-papers';

const STAGES: Record<PresetProject['stage'], ProjectStage> = {
  negotiating: 'negotiation',
  review: 'pre_review',
  signed: 'signed',
  landed: 'approved',
  started: 'started',
  building: 'construction',
  producing: 'production',
  full_capacity: 'full_capacity',
};

const SCOPES: Record<string, SourceScope> = {
  outside_province: 'outside_province',
  province_other: 'province_outside_prefecture',
  prefecture_other: 'prefecture_outside_county',
  local: 'local',
  abroad: 'abroad',
};

/** A line to enter: accepted ones have passed both persons. */
type Line = {
  projectId: string;
  ownerUnitId: string;
  receivedOn: string;
  scope: SourceScope;
  amountWan: string;
  proof: ProofKind;
  state: 'accepted' | 'submitted' | 'returned';
  papers: number;
};

/** The preset's projects with agreements and receipts, and the ledger of 示例 receipts where there is one; all marked 示例. */
export async function seedProjects(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const papers = await makeSamplePapers(tx);
  const lines = [...(await presetProjects(tx, context, papers)), ...(await receiptSet(tx, context))];
  await enterLines(tx, context, lines, papers);
}

type Papers = Map<SamplePaperKind, [SamplePaper, SamplePaper]>;

async function presetProjects(tx: Tx, context: SeedContext, papers: Papers): Promise<Line[]> {
  const { projects } = context.preset;
  const entries = projects.map((project): ProjectEntry => {
    const chamberId = project.chamber ? context.chamberIds.get(project.chamber) : undefined;
    const parkId = project.park ? context.parkIds.get(project.park) : undefined;
    const chainId = context.chainIds.get(project.chain);
    return {
      name: project.name,
      ownerUnitId: idOf(context.unitIds, project.unit),
      investorText: project.company,
      sourceText: project.fromPlace,
      ...(chamberId ? { chamberId } : {}),
      ...(parkId ? { parkId } : {}),
      ...(chainId ? { chainId } : {}),
      content: project.content,
      totalInvestmentWan: project.totalWan,
      jobs: project.jobs,
      isReturn: project.isReturn,
      isRestricted: false,
      stage: STAGES[project.stage],
      stageSince: sinceOf(project),
      isSample: true,
    };
  });
  const { ids } = await createProjectsIn(tx, context.actor, entries);
  ids.forEach((id, index) => context.projectIds.set(projects[index]?.code ?? '', id));
  const agreements = projects.flatMap((project, index) =>
    project.agreements.map((agreement) => ({
      projectId: ids[index] ?? '',
      kind: agreement.kind,
      title: `${project.name}${{ contract: '投资合同', agreement: '框架协议', intent: '投资意向书' }[agreement.kind]}`,
      partyText: project.company,
      signedOn: agreement.signedOn,
      lines: agreement.lines.map((line) => ({
        sourceScope: SCOPES[line.scope] ?? ('local' as const),
        amount: line.amountWan,
        currency: 'CNY' as const,
      })),
      isSample: true,
    })),
  );
  const signed = await createAgreementsIn(tx, context.actor, agreements);
  const [text] = papers.get('contract') ?? [];
  if (text)
    await hang(
      tx,
      signed.ids.map((id) => ({ noun: 'agreements', recordId: id, role: 'text', paper: text })),
    );
  return projects.flatMap((project, index) =>
    project.receipts.map((receipt) => ({
      projectId: ids[index] ?? '',
      ownerUnitId: idOf(context.unitIds, project.unit),
      receivedOn: receipt.receivedOn,
      scope: SCOPES[receipt.scope] ?? 'local',
      amountWan: receipt.amountWan,
      proof: receipt.proof,
      state: receipt.state,
      papers: 1,
    })),
  );
}

/** The day from which the stage counts: the last paper that the project has. */
function sinceOf(project: PresetProject): string {
  const days = project.agreements.map((agreement) => agreement.signedOn).sort();
  return days.at(-1) ?? '2022-01-04';
}

/** 137 lines over the counties, 452,800 万元 (N1): each project of the set is registered once. */
async function receiptSet(tx: Tx, context: SeedContext): Promise<Line[]> {
  const set = context.preset.receiptSet;
  if (!set) return [];
  const keyOf = (receipt: { county: string; project: string }) => `${receipt.county}/${receipt.project}`;
  const first = new Map(set.receipts.map((receipt) => [keyOf(receipt), receipt]));
  const sums = Map.groupBy(set.receipts, keyOf);
  const { ids } = await createProjectsIn(
    tx,
    context.actor,
    [...first.values()].map((receipt) => ({
      name: `${receipt.project}项目`,
      ownerUnitId: idOf(context.unitIds, receipt.county),
      investorText: `${receipt.project}有限公司`,
      sourceText: '广东省',
      content: '演示用项目，内容为虚构。',
      totalInvestmentWan: String(
        Math.ceil(
          (sums.get(keyOf(receipt)) ?? []).reduce((sum, one) => sum + Number(one.amountWan), 0) / 1000,
        ) * 2000,
      ),
      isReturn: true,
      isRestricted: false,
      stage: 'construction' as const,
      stageSince: `${set.year}-01-04`,
      isSample: true,
    })),
  );
  const idsByKey = new Map([...first.keys()].map((key, index) => [key, ids[index] ?? '']));
  return set.receipts.map((receipt) => ({
    projectId: idsByKey.get(keyOf(receipt)) ?? '',
    ownerUnitId: idOf(context.unitIds, receipt.county),
    receivedOn: receipt.receivedOn,
    scope: SCOPES[receipt.scope] ?? 'local',
    amountWan: receipt.amountWan,
    proof: receipt.proof,
    state: 'accepted',
    papers: receipt.evidenceCount,
  }));
}

async function enterLines(
  tx: Tx,
  context: SeedContext,
  lines: readonly Line[],
  papers: Papers,
): Promise<void> {
  const user = (account: string): string => idOf(context.userIds, account);
  const year = new Date().getFullYear();
  const start = await reserveNumbers(tx, 'receipts', year, lines.length);
  const rows = lines.map((line, index) => {
    const isAccepted = line.state === 'accepted';
    const isReturned = line.state === 'returned';
    return {
      id: newId(),
      number: numberText('D', year, start + index),
      projectId: line.projectId,
      receivedOn: line.receivedOn,
      periodMonth: isAccepted ? line.receivedOn.slice(0, 7) : null,
      sourceScope: line.scope,
      amountWan: line.amountWan,
      evidenceKind: line.proof,
      state: line.state,
      submittedBy: user('county'),
      submittedAt: at(line.receivedOn, 1),
      checkedBy: isAccepted ? user('clerk') : null,
      checkedAt: isAccepted ? at(line.receivedOn, 2) : null,
      decidedBy: isAccepted ? user('chief') : isReturned ? user('clerk') : null,
      decidedAt: isAccepted || isReturned ? at(line.receivedOn, 3) : null,
      returnReason: isReturned ? '佐证与金额不符，请补充进账单。' : null,
      isSample: true,
      ownerUnitId: line.ownerUnitId,
      createdBy: user('county'),
      createdAt: at(line.receivedOn, 0),
      updatedAt: at(line.receivedOn, 3),
    };
  });
  await bulkInsert(tx, 'receipt', rows);
  await hang(
    tx,
    rows.flatMap((row, index) => evidenceOf(row.id, lines[index], papers)),
  );
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({
      noun: 'receipts',
      recordId: row.id,
      verb: 'create',
      after: { number: row.number, amountWan: row.amountWan, state: row.state },
      reason: row.returnReason ?? '演示数据',
    })),
  );
}

const at = (day: string, days: number): Date =>
  new Date(new Date(`${day}T01:30:00Z`).getTime() + days * 86_400_000);

/** As many papers as the line says: the PDF first, then the text, then the proof of another kind. */
function evidenceOf(recordId: string, line: Line | undefined, papers: Papers) {
  if (!line) return [];
  const [pdf, text] = papers.get(line.proof) ?? [];
  const [other] = papers.get(line.proof === 'bank_slip' ? 'capital_verification' : 'bank_slip') ?? [];
  return [pdf, other, text]
    .flatMap((paper) => (paper ? [paper] : []))
    .slice(0, line.papers)
    .map((paper) => ({ noun: 'receipts', recordId, role: 'evidence', paper }));
}

async function hang(
  tx: Tx,
  papers: readonly { noun: string; recordId: string; role: string; paper: SamplePaper }[],
): Promise<void> {
  await bulkInsert(
    tx,
    'attachment',
    papers.map(({ paper, ...place }) => ({ id: newId(), ...place, ...paper })),
  );
}
