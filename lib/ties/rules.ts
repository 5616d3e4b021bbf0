import { mutualKinds, type TieChoice } from './schema';

/** Ties that somebody told us, as they are stored. */
export const statedKinds = ['introduced', ...mutualKinds] as const;
export type StatedKind = (typeof statedKinds)[number];

/** Ties that follow from the ledger: posts in one firm, members of one chamber, together in one meeting or visit. */
export const derivedKinds = ['same_firm', 'same_chamber', 'same_contact'] as const;
export type DerivedKind = (typeof derivedKinds)[number];
export type EdgeKind = StatedKind | DerivedKind;

/** What a step over a tie costs: who would surely pick up the phone first, who merely sat in the same room last. */
export const COST: Readonly<Record<EdgeKind, number>> = {
  introduced: 1,
  classmate: 1,
  colleague: 1,
  comrade: 1,
  partner: 1,
  fellow: 1,
  friend: 1,
  townsman: 2,
  chamber: 2,
  other: 2,
  same_firm: 2,
  same_chamber: 3,
  same_contact: 3,
};

/** At most so many people stand between us and the person whom we want to reach. */
export const MOST_BETWEEN = 2;

/** How a choice of the form is stored: 引荐 has a direction, the others are written in the order of the ids. */
export function storedTie(input: { merchantId: string; otherId: string; choice: TieChoice }): {
  fromId: string;
  toId: string;
  kind: StatedKind;
} {
  const { merchantId, otherId, choice } = input;
  if (choice === 'introduces') return { fromId: merchantId, toId: otherId, kind: 'introduced' };
  if (choice === 'introduced_by') return { fromId: otherId, toId: merchantId, kind: 'introduced' };
  const [fromId, toId] = merchantId < otherId ? [merchantId, otherId] : [otherId, merchantId];
  return { fromId, toId, kind: choice };
}

/** The word for a tie, seen from the person whose record is open. `out`: that person stands first. */
export function tieWord(kind: EdgeKind, out: boolean): TieChoice | DerivedKind {
  if (kind === 'introduced') return out ? 'introduces' : 'introduced_by';
  return kind;
}
