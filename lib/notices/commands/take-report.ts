import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { isSignedByGateway, type Signed } from '@/lib/server/sms-gateway';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { takesReport, type NoticeState } from '../rules';
import { shortText } from '../rules-returned';
import { SmsReport } from '../schema';
import { tellSenderIn } from './look-after';

/** Code under which the sender learns that the person wants no more messages by this way. */
export const REFUSED_CODE = 'refused';

/**
 * Takes the SMS gateway's report in. Whoever brings it, the signature decides: an unsigned, changed, old one is refused
 * (403), one that was brought before too (`conflict`), one about a message that the programme never sent does not exist.
 */
export async function takeSmsReport(actor: Actor, signed: Signed): Promise<{ id: string }> {
  if (actor.kind !== 'public' || !isSignedByGateway(signed)) throw new ForbiddenError('notices.report');
  const report = SmsReport.parse(jsonOf(signed.body));
  return inTransaction(async (tx) => {
    const known = await tx.noticeReport.createMany({ data: [{ nonce: signed.nonce }], skipDuplicates: true });
    if (known.count === 0) throw new AppError('conflict');
    const notice = await tx.notice.findUnique({
      where: { id: report.id },
      select: { id: true, kind: true, noun: true, recordId: true, state: true, resultCode: true },
    });
    if (!notice || notice.kind !== 'sms') throw new NotFoundError('notice');
    const state = stateOf(report.state, notice.state);
    // a report may arrive before the run has marked its message: the gateway is told to bring it again
    if (notice.state === 'sending') throw new AppError('not_in_this_state');
    const isRefusal = report.state === 'refused' || notice.resultCode === REFUSED_CODE;
    const isAnswer = report.state === 'replied' || report.state === 'refused';
    if (takesReport(notice.state) && (isAnswer || notice.state !== 'replied')) {
      await tx.notice.update({
        where: { id: notice.id },
        data: {
          state,
          resultCode: isRefusal ? REFUSED_CODE : (report.code ?? null),
          resultText: report.state === 'replied' ? shortText(report.text ?? '') : null,
          resultAt: new Date(),
          settledAt: null,
        },
        select: { id: true },
      });
      await tellSenderIn(tx, notice.noun, notice.recordId);
    }
    await recordChange(tx, actor, {
      noun: 'notices',
      recordId: notice.id,
      verb: 'report',
      before: { state: notice.state },
      after: { state },
    });
    return { id: notice.id };
  });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** That it has arrived says nothing new of a message that was answered; an answer outweighs everything. */
function stateOf(reported: SmsReport['state'], stands: NoticeState): 'sent' | 'bounced' | 'replied' {
  if (reported === 'replied' || reported === 'refused' || stands === 'replied') return 'replied';
  return reported === 'failed' ? 'bounced' : 'sent';
}
