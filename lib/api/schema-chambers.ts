import { z } from 'zod';
import { chamberStatuses, memberRanks } from '@/lib/chambers/rules';
import { memberStatuses } from '@/lib/chambers/rules-status';
import { ChamberFacts, chamberKinds, MemberChange } from '@/lib/chambers/schema';
import { chamberOrders } from '@/lib/chambers/search-params';
import { ListQuery } from './schema-query';

/** What the REST API answers of chambers and their rosters; the rest of the answers stands in schema.ts. */
const text = z.string();
const maybe = z.string().nullable();
const day = z.string().nullable().meta({ description: 'YYYY-MM-DD' });

export const ApiChamber = z
  .object({
    id: z.uuid(),
    fileNo: text,
    name: text,
    kind: z.enum(chamberKinds),
    status: z.enum(chamberStatuses),
    city: maybe,
    stated: maybe.meta({ description: 'What a source says; never added to what is counted' }),
    statedQualifier: maybe,
    statedAsOf: maybe,
    counted: z.int().nullable().meta({ description: 'By the roster; null where none was entered' }),
    termEndsOn: day,
    unit: maybe,
    updatedOn: text,
    isSample: z.boolean(),
  })
  .meta({ id: 'Chamber', description: 'A chamber of merchants away from home (异地商会).' });

export const ApiChamberDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    fileNo: text,
    name: text,
    aliases: z.array(text),
    kind: z.enum(chamberKinds),
    status: z.enum(chamberStatuses),
    statusNote: maybe,
    cityName: maybe,
    placeId: maybe,
    place: maybe,
    unit: maybe,
    ownerUnitId: text,
    preparedOn: day,
    foundedOn: day,
    registeredOn: day,
    dissolvedOn: day,
    registryNo: maybe,
    presidentFirm: maybe,
    secretariatPhone: maybe,
    address: maybe,
    statedMembers: maybe,
    statedQualifier: maybe,
    statedAsOf: maybe,
    statedQuote: maybe,
    statedSource: maybe,
    countedMembers: z.int().nullable(),
    terms: z.array(z.object({ number: z.int(), electedOn: day, endsOn: day })),
    isPublic: z.boolean(),
    isSample: z.boolean(),
  })
  .meta({ id: 'ChamberDetail' });

/** All facts of a chamber with the version that was read; a newer one answers 409. */
export const ChamberPut = ChamberFacts.meta({
  id: 'ChamberPut',
  description:
    'The whole record: fields left out are cleared. The status is changed on the desk, with its day and papers. `aliases` is one text, a line each.',
});

export const ChamberQuery = ListQuery.extend({
  q: z.string().max(60).optional().meta({ description: 'Name, alias, city, pinyin or initials' }),
  status: z.enum(chamberStatuses).optional(),
  kind: z.enum(chamberKinds).optional(),
  city: z.string().max(30).optional(),
  term: z.literal('ending').optional().meta({ description: 'The term has ended or ends within sixty days' }),
  order: z.enum(chamberOrders).optional(),
});

export const ApiMembership = z
  .object({
    id: z.uuid(),
    name: text,
    firm: maybe,
    title: maybe,
    office: maybe,
    phone: maybe.meta({ description: 'Masked. Full values are shown on the desk only, by an audited act.' }),
    joinedOn: day,
    leftOn: day,
    isCurrent: z.boolean(),
    status: z.enum(memberStatuses),
    isSample: z.boolean(),
  })
  .meta({ id: 'Membership', description: 'An entry of a chamber’s roster (会员) in a list.' });

export const ApiMembershipDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    chamberId: z.uuid(),
    partyKind: text,
    entryName: text,
    entryFirm: maybe,
    entryTitle: maybe,
    entryOffice: z.enum(memberRanks).nullable(),
    entryBusiness: maybe,
    entryHometown: maybe,
    entryAddress: maybe,
    creditCode: maybe,
    phoneMasked: maybe,
    joinedOn: day,
    joinedText: maybe,
    leftOn: day,
    leftReason: maybe,
    referrer: maybe,
    providedOn: day,
    note: maybe,
    isCurrent: z.boolean(),
    status: z.enum(memberStatuses),
    statusReason: text,
    statusDay: day,
    isSample: z.boolean(),
  })
  .meta({ id: 'MembershipDetail', description: 'An entry as the chamber gave it; the phone is masked.' });

/** A whole entry with the version that was read; a newer one answers 409. */
export const MembershipPut = MemberChange.omit({ id: true }).meta({
  id: 'MembershipPut',
  description:
    'The whole entry: fields left out are cleared, the number with them; a masked number stays as it is. The end of a membership is an act of the desk, with day and reason.',
});

/** The roster of one chamber: present members, or former ones when asked. */
export const MembershipQuery = ListQuery.extend({
  chamber: z.uuid().meta({ description: 'Whose roster; another chamber’s answers 404' }),
  q: z.string().max(60).optional().meta({ description: 'Name, pinyin, firm, business or a whole number' }),
  state: z.enum(['current', 'former']).optional(),
  office: z.literal('yes').optional(),
  linked: z.enum(['yes', 'no']).optional(),
  status: z.enum(memberStatuses).optional(),
});
