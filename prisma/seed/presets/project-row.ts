import type {
  AgreementKind,
  PresetProject,
  PresetReceipt,
  ProjectStage,
  ProofKind,
  SourceScope,
} from './preset';

interface ProjectRow {
  name: string;
  company: string;
  unit: string;
  park?: string;
  chain: string;
  isReturn?: boolean;
  stage: ProjectStage;
  fromPlace: string;
  chamber?: string;
  /** 万元. */
  totalWan: number;
  fixedWan: number;
  jobs: number;
  content: string;
  scope: SourceScope;
  agreements: [kind: AgreementKind, signedOn: string][];
  receipts?: [receivedOn: string, amountWan: number, proof: ProofKind, state?: PresetReceipt['state']][];
}

/**
 * One 示例 project, numbered by its place in the list. An earlier intent or framework stands beside the contract
 * with its own line; the amounts of agreements of one project are never added up.
 */
export function projectRow(prefix: string, row: ProjectRow, index: number): PresetProject {
  return {
    code: `${prefix}-${String(index + 1).padStart(3, '0')}`,
    name: row.name,
    company: row.company,
    unit: row.unit,
    park: row.park ?? null,
    chain: row.chain,
    isReturn: row.isReturn ?? true,
    stage: row.stage,
    fromPlace: row.fromPlace,
    chamber: row.chamber ?? null,
    totalWan: String(row.totalWan),
    fixedWan: String(row.fixedWan),
    jobs: row.jobs,
    content: row.content,
    agreements: row.agreements.map(([kind, signedOn]) => ({
      kind,
      signedOn,
      lines: [{ scope: row.scope, amountWan: String(row.totalWan) }],
    })),
    receipts: (row.receipts ?? []).map(([receivedOn, amountWan, proof, state]) => ({
      receivedOn,
      scope: row.scope,
      amountWan: String(amountWan),
      proof,
      state: state ?? 'accepted',
    })),
    isSample: true,
  };
}

export function projectRows(prefix: string, rows: ProjectRow[]): PresetProject[] {
  return rows.map((row, index) => projectRow(prefix, row, index));
}
