import { createChain, updateChain } from '@/lib/chains/commands/write-chain';
import { getChain, getChainHistory, listChains } from '@/lib/chains/queries/chains';
import { ChainInput } from '@/lib/chains/schema';
import { ChainPage } from '@/lib/chains/search-params';
import { seedChain } from '@/tests/factories/chains';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'system'] as const;
const input = (leadUnitId: string) =>
  ChainInput.parse({ name: '示例链', leadUnitId, linkText: '缺 灌装', isPublic: 'on' });

export const chainsAccess: AccessTable = {
  'chains.listChains': {
    allow: readers,
    outside: '-',
    call: (actor) => listChains(actor, ChainPage.parse({})),
  },
  'chains.getChain': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => getChain(actor, (await seedChain(side.countyId)).id),
  },
  'chains.getChainHistory': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => getChainHistory(actor, (await seedChain(side.countyId)).id),
  },
  'chains.createChain': {
    allow: writers,
    outside: '-',
    call: (actor, side) => createChain(actor, input(side.countyId)),
  },
  'chains.updateChain': {
    allow: writers,
    outside: '-',
    call: async (actor, side) =>
      updateChain(actor, { ...input(side.countyId), ...(await seedChain(side.countyId)) }),
  },
};
