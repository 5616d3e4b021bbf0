import { findLostNotices, tidyNotices } from '@/lib/notices/commands/look-after';
import { takeSmsReport } from '@/lib/notices/commands/take-report';
import type { AccessTable } from '../access-table';

export const noticesAccess: AccessTable = {
  'notices.findLostNotices': { allow: ['system'], outside: '-', call: (actor) => findLostNotices(actor) },
  'notices.tidyNotices': { allow: ['system'], outside: '-', call: (actor) => tidyNotices(actor) },
  // the gateway's signature is the right, and none is set here: tests/integration/greetings-sms.test.ts
  'notices.takeSmsReport': {
    allow: [],
    outside: '-',
    call: (actor) => takeSmsReport(actor, { timestamp: '1', nonce: 'n', signature: '', body: '{}' }),
  },
};
