import {
  acceptLead,
  closeLead,
  convertLeadIn,
  replyLead,
  revealLeadPhone,
} from '@/lib/leads/commands/handle-lead';
import { handLead } from '@/lib/leads/commands/hand-lead';
import { registerLead } from '@/lib/leads/commands/register-lead';
import {
  countHandedLeads,
  getHandedLead,
  listHandedIndustries,
  listHandedLeads,
} from '@/lib/leads/queries/handed-leads';
import { listLeadCandidates } from '@/lib/leads/queries/lead-candidates';
import { getLeadForProject } from '@/lib/leads/queries/lead-for-project';
import { countLeads, getLead, getLeadHistory, listLeads } from '@/lib/leads/queries/leads';
import { findPublicLead } from '@/lib/leads/queries/public-leads';
import { LeadPage } from '@/lib/leads/search-params';
import { makeActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { handedInput, interestInput, seedLead } from '@/tests/factories/leads';
import { everybody, person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
let handed = 0;
const handlers = ['clerk', 'chief', 'filler'] as const;

export const leadsAccess: AccessTable = {
  'leads.listLeads': { allow: readers, outside: '-', call: (actor) => listLeads(actor, LeadPage.parse({})) },
  'leads.countLeads': { allow: readers, outside: '-', call: (actor) => countLeads(actor) },
  'leads.getLead': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getLead(actor, (await seedLead(side.countyId)).id),
  },
  'leads.getLeadHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getLeadHistory(actor, (await seedLead(side.countyId)).id),
  },
  'leads.getLeadForProject': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      getLeadForProject(actor, (await seedLead(side.countyId, { state: 'accepted' })).id),
  },
  'leads.convertLeadIn': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedLead(side.countyId, { state: 'accepted' });
      return inTransaction((tx) => convertLeadIn(tx, actor, id));
    },
  },
  'leads.acceptLead': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) => acceptLead(actor, await seedLead(side.countyId)),
  },
  'leads.replyLead': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      replyLead(actor, {
        ...(await seedLead(side.countyId, { state: 'accepted' })),
        to: 'sender',
        text: '已收到',
      }),
  },
  'leads.closeLead': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      closeLead(actor, { ...(await seedLead(side.countyId)), reason: '已电话答复' }),
  },
  'leads.revealLeadPhone': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      revealLeadPhone(actor, { id: (await seedLead(side.countyId)).id, purpose: 'answer' }),
  },
  'leads.listLeadCandidates': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => listLeadCandidates(actor, (await seedLead(side.countyId)).id),
  },
  'leads.handLead': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      handed += 1;
      const phone = `1990001${String(1000 + handed)}`;
      return handLead(person(actor), handedInput(side.chamberId, { phone }));
    },
  },
  'leads.listHandedLeads': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => listHandedLeads(actor, {}),
  },
  'leads.countHandedLeads': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => countHandedLeads(actor),
  },
  'leads.getHandedLead': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      getHandedLead(actor, (await seedLead(side.countyId, { chamberId: side.chamberId })).id),
  },
  'leads.listHandedIndustries': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => listHandedIndustries(actor, 'zh-CN'),
  },
  'leads.registerLead': {
    allow: ['public'],
    outside: '-',
    call: (actor) => registerLead(actor, interestInput(), 'zh-CN'),
  },
  // who has number and code may look, signed in or not: the pair is the key, not the person
  'leads.findPublicLead': {
    allow: everybody,
    outside: '-',
    call: (actor) =>
      findPublicLead(makeActor({ kind: 'public', requestId: actor.requestId, address: actor.address }), {
        number: 'X2026-000000',
        code: 'AAAAAAAAAA',
      }),
  },
};
