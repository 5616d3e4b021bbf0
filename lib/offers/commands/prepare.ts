import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { offerScopeColumns, visibleOffers } from '../policy';
import type { OfferInput } from '../schema';

const offerSelect = {
  id: true,
  slug: true,
  version: true,
  state: true,
  title: true,
  ownerUnitId: true,
  chainId: true,
  parkId: true,
  countyName: true,
  investmentWan: true,
  landMu: true,
  plantSqm: true,
  fillsGap: true,
  content: true,
  cooperation: true,
  conditions: true,
  benefit: true,
  contactUnitId: true,
  contactText: true,
  reviewLegal: true,
  reviewCompliant: true,
  reviewFeasible: true,
  submittedBy: true,
  createdBy: true,
  isSample: true,
} as const;

/** Loads an offer of the actor's scope at the version that was read; a newer one is a conflict. */
export async function loadOffer(tx: Tx, actor: Actor, id: string, version: number) {
  const offer = await tx.offer.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleOffers(actor), offerScopeColumns)] },
    select: offerSelect,
  });
  if (!offer) throw new NotFoundError('offer');
  if (offer.version !== version) {
    throw new AppError(
      'conflict',
      {},
      { version: String(offer.version), title: offer.title, content: offer.content },
    );
  }
  return offer;
}

export type LoadedOffer = Awaited<ReturnType<typeof loadOffer>>;

/** Chain and park by name, or a field error where one is none of ours. */
async function placesOf(tx: Tx, input: OfferInput) {
  const [chain, park, contact] = await Promise.all([
    input.chainId
      ? tx.chain.findFirst({
          where: { id: input.chainId, archivedAt: null },
          select: { id: true, name: true, industryTagId: true },
        })
      : null,
    input.parkId
      ? tx.park.findFirst({
          where: { id: input.parkId, archivedAt: null },
          select: { id: true, name: true, countyName: true, placeId: true },
        })
      : null,
    input.contactUnitId
      ? tx.unit.findUnique({ where: { id: input.contactUnitId }, select: { id: true } })
      : null,
  ]);
  if (input.chainId && !chain) throw FieldErrors.of('chainId', 'not_in_list');
  if (input.parkId && !park) throw FieldErrors.of('parkId', 'not_in_list');
  if (input.contactUnitId && !contact) throw FieldErrors.of('contactUnitId', 'not_in_list');
  return { chain, park };
}

/** Columns of an offer from what was typed. */
export async function offerColumns(tx: Tx, input: OfferInput) {
  const { chain, park } = await placesOf(tx, input);
  const reading = firmPinyin(input.title);
  const countyName = input.countyName ?? park?.countyName ?? null;
  return {
    title: input.title,
    ownerUnitId: input.ownerUnitId,
    chainId: chain?.id ?? null,
    industryTagId: chain?.industryTagId ?? null,
    parkId: park?.id ?? null,
    placeId: park?.placeId ?? null,
    countyName,
    investmentWan: input.investmentWan ?? null,
    landMu: input.landMu ?? null,
    plantSqm: input.plantSqm ?? null,
    fillsGap: input.fillsGap,
    content: input.content,
    cooperation: input.cooperation ?? null,
    conditions: input.conditions ?? null,
    benefit: input.benefit ?? null,
    contactUnitId: input.contactUnitId ?? input.ownerUnitId,
    contactText: input.contactText ?? null,
    pinyin: reading.full,
    initials: reading.initials,
    searchText: offerSearchText({
      title: input.title,
      content: input.content,
      countyName,
      names: [chain?.name, park?.name],
    }),
  };
}

/** What an offer is found by: its words, its chain and park, and the readings of its title (H7). */
export function offerSearchText(offer: {
  title: string;
  content: string;
  countyName?: string | null | undefined;
  names: readonly (string | null | undefined)[];
}): string {
  const reading = firmPinyin(offer.title);
  return buildSearchText([
    offer.title,
    reading.full,
    reading.initials,
    offer.countyName,
    ...offer.names,
    offer.content,
  ]);
}

/** Tags of every public page that shows this offer: its own, the lists, parks, chains, the home page. */
export function offerTags(slug: string): string[] {
  return ['offers', `offers/${slug}`];
}
