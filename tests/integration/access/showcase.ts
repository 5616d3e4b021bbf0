import { approveStory, returnStory, submitStory, withdrawStory } from '@/lib/showcase/commands/decide-story';
import { withdrawConsent } from '@/lib/showcase/commands/withdraw-consent';
import { createStory, updateStory } from '@/lib/showcase/commands/write-story';
import { getStory, getStoryHistory } from '@/lib/showcase/queries/get-story';
import {
  countStories,
  countStoriesByState,
  findStoryPeople,
  listStories,
} from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { seedConsentTexts, seedPublishConsent, seedStory, storyInput } from '@/tests/factories/showcase';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;

export const showcaseAccess: AccessTable = {
  'showcase.countStories': { allow: readers, outside: '-', call: (actor) => countStories(actor, {}) },
  'showcase.listStories': {
    allow: readers,
    outside: '-',
    call: (actor) => listStories(actor, StoryPage.parse({})),
  },
  'showcase.countStoriesByState': {
    allow: readers,
    outside: '-',
    call: (actor) => countStoriesByState(actor),
  },
  'showcase.findStoryPeople': {
    allow: readers,
    outside: '-',
    call: (actor) => findStoryPeople(actor, '示例'),
  },
  'showcase.getStory': {
    allow: [...readers, 'merchant'],
    outside: 404,
    call: async (actor, side) =>
      getStory(actor, (await seedStory(side.countyId, { merchantId: side.merchantId })).id),
  },
  'showcase.getStoryHistory': {
    allow: [...readers, 'merchant'],
    outside: 404,
    call: async (actor, side) =>
      getStoryHistory(actor, (await seedStory(side.countyId, { merchantId: side.merchantId })).id),
  },
  'showcase.createStory': {
    allow: writers,
    outside: '-',
    call: (actor, side) => createStory(actor, storyInput(side.merchantId)),
  },
  'showcase.updateStory': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateStory(actor, { ...storyInput(side.merchantId), ...(await seedStory(side.countyId)) }),
  },
  'showcase.submitStory': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => submitStory(actor, await seedStory(side.countyId)),
  },
  'showcase.returnStory': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      returnStory(actor, { ...(await seedStory(side.countyId, { state: 'submitted' })), reason: '示例' }),
  },
  'showcase.approveStory': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) => approveStory(actor, await seedStory(side.countyId, { state: 'submitted' })),
  },
  'showcase.withdrawStory': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      withdrawStory(actor, { ...(await seedStory(side.countyId, { state: 'published' })), reason: '示例' }),
  },
  'showcase.withdrawConsent': {
    allow: [...writers, 'merchant'],
    outside: 404,
    call: async (actor, side) => {
      await seedConsentTexts();
      return withdrawConsent(actor, {
        id: await seedPublishConsent(side.merchantId, ['name']),
        reason: undefined,
      });
    },
  },
};
