import { makeBrief } from '@/lib/papers/commands/make-brief';
import { getBrief } from '@/lib/papers/queries/brief';
import { getBriefPaper } from '@/lib/papers/queries/brief-paper';
import { getPaperFrame } from '@/lib/papers/queries/foot';
import { person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const callers = ['clerk', 'chief', 'leader', 'filler'] as const;

export const papersAccess: AccessTable = {
  'papers.getBrief': {
    allow: callers,
    outside: 404,
    call: (actor, side) => getBrief(actor, side.merchantId),
  },
  'papers.getBriefPaper': {
    allow: callers,
    outside: 404,
    call: (actor, side) => getBriefPaper(person(actor), side.merchantId),
  },
  'papers.getPaperFrame': {
    allow: callers,
    outside: '-',
    call: (actor) => getPaperFrame(person(actor), '登门拜访'),
  },
  'papers.makeBrief': {
    allow: callers,
    outside: 404,
    call: (actor, side) => makeBrief(person(actor), side.merchantId, { format: 'docx', reason: '登门拜访' }),
  },
};
