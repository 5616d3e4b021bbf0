import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { coverFields } from '@/lib/privacy/rules';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { NotFoundError } from '@/lib/shared/errors';
import {
  canDecideStory,
  canWithdrawStory,
  canWriteStory,
  isSecondPerson,
  storyScopeColumns,
  visibleStories,
} from '../policy';
import {
  findingsOf,
  readStations,
  shownFields,
  stateAfter,
  type PathStation,
  type StoryState,
} from '../rules';
import type { PublicationFinding } from '@/lib/shared/publication-scan';

/** A story with everything the desk's record page shows: its consents field by field, what stands in the way, acts. */
export type StoryDetail = {
  id: string;
  slug: string;
  version: number;
  state: StoryState;
  merchant: { id: string; name: string; fileNo: string } | null;
  shownName: string;
  sealText: string;
  title: string;
  quote: string | null;
  firm: string | null;
  chamberText: string | null;
  industryTagId: string | null;
  industry: string | null;
  path: PathStation[];
  body: string;
  isSample: boolean;
  writtenBy: string | null;
  submittedBy: string | null;
  submittedAt: Date | null;
  approvedBy: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  returnNote: string | null;
  /** shown field → consent, null where none holds */
  fields: { field: string; consentId: string | null }[];
  findings: Record<string, PublicationFinding[]>;
  can: {
    edit: boolean;
    submit: boolean;
    approve: boolean;
    giveBack: boolean;
    withdraw: boolean;
    needsOther: boolean;
  };
};

async function readStory(actor: Actor, id: string) {
  const story = await db.story.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleStories(actor), storyScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      state: true,
      merchantId: true,
      merchant: { select: { id: true, name: true, fileNo: true } },
      shownName: true,
      sealText: true,
      title: true,
      quote: true,
      firm: true,
      chamberText: true,
      industryTagId: true,
      path: true,
      body: true,
      isSample: true,
      ownerUnitId: true,
      createdBy: true,
      submittedBy: true,
      submittedAt: true,
      approvedBy: true,
      publishedAt: true,
      withdrawnAt: true,
      withdrawReason: true,
      returnNote: true,
    },
  });
  if (!story) throw new NotFoundError('story');
  return story;
}

/** Reads one story in any state. Outside the actor's scope: 404. */
export async function getStory(actor: Actor, id: string): Promise<StoryDetail> {
  const { ownerUnitId, createdBy, merchantId, path: stored, ...story } = await readStory(actor, id);
  const people = [createdBy, story.submittedBy, story.approvedBy].filter((one) => one !== null);
  const [tag, users, consents] = await Promise.all([
    story.industryTagId
      ? db.industryTag.findUnique({ where: { id: story.industryTagId }, select: { nameZh: true } })
      : null,
    db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
    merchantId
      ? db.consent.findMany({
          where: { merchantId, purpose: 'publish', withdrawnAt: null },
          select: { id: true, purpose: true, fields: true, withdrawnAt: true },
          orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
          take: 50,
        })
      : [],
  ]);
  const nameOf = (userId: string | null): string | null =>
    users.find((user) => user.id === userId)?.name ?? null;
  const path = readStations(stored);
  const shown = shownFields({ ...story, path });
  const { covered } = coverFields(shown, consents);
  const findings = findingsOf({ ...story, path });
  const record = { ownerUnitId, merchantId, createdBy, submittedBy: story.submittedBy };
  const decide = canDecideStory(actor, record) && stateAfter('approve', story.state) !== null;
  const fields = merchantId
    ? shown.map((field) => ({
        field,
        consentId: covered.find((one) => one.field === field)?.consentId ?? null,
      }))
    : [];
  return {
    ...story,
    path,
    industry: tag?.nameZh ?? null,
    writtenBy: nameOf(createdBy),
    submittedBy: nameOf(story.submittedBy),
    approvedBy: nameOf(story.approvedBy),
    fields,
    findings,
    can: {
      edit: canWriteStory(actor, record) && stateAfter('edit', story.state) !== null,
      submit: canWriteStory(actor, record) && stateAfter('submit', story.state) !== null,
      approve: decide && isSecondPerson(actor, record),
      giveBack: decide,
      needsOther: decide && !isSecondPerson(actor, record),
      withdraw: canWithdrawStory(actor, record) && stateAfter('withdraw', story.state) !== null,
    },
  };
}

/** Who did what with a story, newest first. */
export async function getStoryHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readStory(actor, id);
  return historyOf(actor, 'showcase', id);
}
