import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import { sumWan } from '@/lib/shared/money';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { canUpdateAgreement } from '../policy';
import type { AgreementKind, SourceScope } from '../schema';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

async function readAgreement(actor: Actor, id: string) {
  const row = await db.agreement.findFirst({
    where: { id, archivedAt: null, project: scopeWhere(visibleProjects(actor), projectScopeColumns) },
    select: {
      id: true,
      version: true,
      kind: true,
      number: true,
      title: true,
      partyText: true,
      signedOn: true,
      signedAt: true,
      eventText: true,
      note: true,
      isSample: true,
      project: { select: { id: true, name: true, ownerUnitId: true, merchantId: true, isRestricted: true } },
      lines: {
        select: {
          id: true,
          sourceScope: true,
          amountWan: true,
          originalAmount: true,
          currency: true,
          rate: true,
          rateOn: true,
        },
        orderBy: { id: 'asc' },
      },
    },
  });
  if (!row) throw new NotFoundError('agreement');
  return row;
}

export type AgreementLineRow = {
  sourceScope: SourceScope;
  amountWan: string;
  originalAmount: string | null;
  currency: string;
  rate: string | null;
  rateOn: string | null;
};

/** One agreement with its lines and papers; amounts in 万元 as decimal text. */
export type AgreementDetail = {
  id: string;
  version: number;
  kind: AgreementKind;
  number: string | null;
  title: string;
  partyText: string | null;
  signedOn: string;
  signedAt: string | null;
  eventText: string | null;
  note: string | null;
  isSample: boolean;
  projectId: string;
  project: string;
  lines: AgreementLineRow[];
  totalWan: string;
  files: AttachmentRow[];
  can: { update: boolean };
};

/** Reads one agreement; 404 when its project is outside the scope. */
export async function getAgreement(actor: Actor, id: string): Promise<AgreementDetail> {
  const { project, lines, signedOn, ...row } = await readAgreement(actor, id);
  return {
    ...row,
    signedOn: signedOn.toISOString().slice(0, 10),
    projectId: project.id,
    project: project.name,
    lines: lines.map(({ id: _id, rateOn, ...line }) => ({
      ...line,
      amountWan: line.amountWan.toFixed(),
      originalAmount: line.originalAmount?.toFixed() ?? null,
      rate: line.rate?.toFixed() ?? null,
      rateOn: day(rateOn),
    })),
    totalWan: sumWan(lines.map((line) => line.amountWan.toFixed())),
    files: await listAttachments(actor, 'agreements', row.id),
    can: { update: canUpdateAgreement(actor, project) },
  };
}

/** Who changed what when on one agreement. */
export async function getAgreementHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readAgreement(actor, id);
  return historyOf(actor, 'agreements', id);
}
