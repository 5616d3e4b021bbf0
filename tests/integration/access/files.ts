import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sweepUploads, uploadFile } from '@/lib/files/commands';
import { getReadableFile, listAttachments } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { ForbiddenError } from '@/lib/shared/errors';
import { everybody } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const evidence = () => ({
  stream: Readable.from([Buffer.from('%PDF-1.7\n示例')]),
  fileName: 'a.pdf',
  purpose: 'evidence' as const,
});

async function upload(actor: Actor): Promise<unknown> {
  if (actor.kind !== 'person') throw new ForbiddenError('files.upload');
  return uploadFile(actor, evidence());
}

export const filesAccess: AccessTable = {
  'files.uploadFile': {
    allow: ['clerk', 'chief', 'leader', 'filler', 'chamber_officer', 'merchant', 'sysadmin', 'secadmin'],
    outside: '-',
    call: upload,
  },
  // a file that nobody named does not exist for anybody; tests/integration/files.test.ts has the cases with a record
  'files.getReadableFile': {
    allow: [],
    outside: '-',
    call: (actor) => getReadableFile(actor, randomUUID(), {}),
  },
  // the caller's noun has checked the record; somebody with a link sees none
  'files.listAttachments': {
    allow: everybody.filter((who) => who !== 'link'),
    outside: '-',
    call: async (actor, side) => ({ rows: await listAttachments(actor, 'projects', side.countyId) }),
  },
  'files.sweepUploads': {
    allow: ['system'],
    outside: '-',
    call: async (actor) => ({ swept: await sweepUploads(actor) }),
  },
};
