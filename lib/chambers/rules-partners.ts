import { addDays } from '@/lib/shared/dates';
import type { ChamberStatus } from './rules';
import type { ChamberPaperRole } from './schema-partners';

/** The paper that proves a state: 筹备批复, 成立文件, 登记证书, 注销证明. */
export const STATUS_PAPER: Readonly<Record<Exclude<ChamberStatus, 'unverified'>, ChamberPaperRole>> = {
  preparing: 'approval',
  founded: 'founding',
  registered: 'certificate',
  dissolved: 'deregistration',
};

/** An agreement asks for a decision so many days before it ends. */
export const AGREEMENT_NOTICE_DAYS = 60;

export const agreementStates = ['running', 'ending', 'expired', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];

/** How an agreement stands on a day: ended by act, past its day, near it, or running. */
export function agreementState(
  agreement: { validUntil: string | null; endedOn: string | null },
  day: string,
): AgreementState {
  if (agreement.endedOn !== null && agreement.endedOn <= day) return 'ended';
  if (agreement.validUntil === null) return 'running';
  if (agreement.validUntil < day) return 'expired';
  return agreement.validUntil <= addDays(day, AGREEMENT_NOTICE_DAYS) ? 'ending' : 'running';
}
