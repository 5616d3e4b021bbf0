import { z } from 'zod';
import { CompanyChange } from '@/lib/companies/schema';
import { MerchantInput } from '@/lib/merchants/schema';

/**
 * What the REST API answers. Every answer is parsed with these before it leaves, so that the description in
 * /api/v1/openapi.json is what is sent; fields that are not named here never leave.
 */
const text = z.string();
const maybe = z.string().nullable();
const day = z.string().nullable().meta({ description: 'YYYY-MM-DD' });
const wan = z.string().nullable().meta({ description: 'Decimal text in 万元 (10,000 CNY)' });

const inFull = z.boolean().meta({
  description:
    'False when only the minimum is shown (name, file number, home town, keeping unit, source) because no lawful basis is in force (PIPL 6, 13); all other fields are then null, empty or false.',
});

export const ApiMerchant = z
  .object({
    id: z.uuid(),
    fileNo: text,
    name: text,
    isKey: z.boolean(),
    doNotContact: z.boolean(),
    hometown: maybe,
    residence: maybe,
    company: maybe,
    title: maybe,
    industry: maybe,
    strength: maybe,
    influence: maybe,
    phone: maybe.meta({ description: 'Masked. Full values are shown on the desk only, by an audited act.' }),
    lastContactOn: day,
    unit: maybe,
    basisState: z.enum(['none', 'valid', 'expired']),
    inFull,
    updatedOn: text,
    isSample: z.boolean(),
  })
  .meta({ id: 'Merchant', description: 'A person of the ledger (客商) in a list.' });

const station = z
  .object({
    id: z.uuid(),
    kind: text,
    title: maybe,
    body: maybe,
    fromText: maybe,
    toText: maybe,
    source: maybe,
  })
  .meta({
    description:
      'Schooling, a social post, an honour or a public office; dates as they were told (a year, a month or a day).',
  });

export const ApiMerchantDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    fileNo: text,
    name: text,
    namePinyin: maybe,
    aliases: z.array(text),
    sex: maybe,
    kinds: z.array(text),
    salutation: maybe,
    birthText: maybe,
    hometownId: maybe,
    hometown: maybe,
    hometownText: maybe,
    residenceId: maybe,
    residence: maybe,
    residenceText: maybe,
    industryTagId: maybe,
    industry: maybe,
    mainBusiness: maybe,
    education: maybe,
    school: maybe,
    socialPosts: maybe,
    honours: maybe,
    intention: maybe,
    needs: maybe,
    contributions: z.array(text),
    strengthTierId: maybe,
    strength: maybe,
    influenceTierId: maybe,
    influence: maybe,
    isKey: z.boolean(),
    contactEveryDays: z.int().nullable(),
    lastContactOn: day,
    ownerUnitId: z.uuid(),
    unit: maybe,
    source: maybe,
    note: maybe,
    doNotContact: z.boolean(),
    basisState: z.enum(['none', 'valid', 'expired']),
    inFull,
    isSample: z.boolean(),
    archivedOn: day,
    contactPoints: z.array(
      z.object({
        id: z.uuid(),
        kind: text,
        masked: text,
        label: maybe,
        preferred: z.boolean(),
        doNotUse: z.boolean(),
      }),
    ),
    posts: z.array(
      z.object({
        id: z.uuid(),
        companyId: maybe,
        employerText: maybe,
        title: maybe,
        isMain: z.boolean(),
        isEnded: z.boolean(),
        fromText: maybe,
        toText: maybe,
        periodText: maybe,
      }),
    ),
    life: z.array(station),
    politicalOffices: z.array(station),
    quantities: z.array(
      z.object({ kind: text, value: maybe, unit: maybe, qualifier: text, original: maybe }),
    ),
    preferredChannel: maybe,
    contactHours: maybe,
    officer: maybe,
    tags: z.array(text),
  })
  .meta({
    id: 'MerchantDetail',
    description: 'A person of the ledger with everything that the role may read.',
  });

export const ApiCompany = z
  .object({
    id: z.uuid(),
    fileNo: text,
    name: text,
    creditCode: maybe,
    place: maybe,
    industry: maybe,
    registeredCapitalWan: wan,
    unit: maybe,
    updatedOn: text,
    isSample: z.boolean(),
  })
  .meta({ id: 'Company', description: 'A firm (企业) in a list.' });

export const ApiCompanyDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    fileNo: text,
    name: text,
    shortName: maybe,
    creditCode: maybe,
    codes: z.array(z.object({ creditCode: text, validFrom: day, validTo: day, reason: maybe })),
    placeId: maybe,
    place: maybe,
    placeText: maybe,
    address: maybe,
    industryCode: maybe,
    industryTagId: maybe,
    industry: maybe,
    mainBusiness: maybe,
    registeredCapitalWan: wan,
    registeredOn: day,
    parent: z.object({ id: z.uuid(), name: text }).nullable(),
    figures: z.array(z.object({ kind: text, value: maybe, qualifier: text, original: text, asOf: maybe })),
    rankings: z.array(z.object({ kind: text, year: z.int(), rank: z.int().nullable(), source: maybe })),
    ownerUnitId: z.uuid(),
    unit: maybe,
    note: maybe,
    archivedAt: day,
    isSample: z.boolean(),
  })
  .meta({ id: 'CompanyDetail', description: 'A firm with the credit codes that it has had.' });

export const ApiProject = z
  .object({
    id: z.uuid(),
    number: text,
    name: text,
    investor: maybe,
    stage: text,
    stageSince: text,
    status: text,
    unit: maybe,
    park: maybe,
    chain: maybe,
    isReturn: z.boolean(),
    totalInvestmentWan: wan,
    receivedWan: wan,
    updatedOn: text,
    isSample: z.boolean(),
  })
  .meta({ id: 'Project', description: 'An investment in the pipeline (项目).' });

export const ApiProjectDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    number: text,
    name: text,
    investor: maybe,
    stage: text,
    stageSince: text,
    status: text,
    unit: maybe,
    park: maybe,
    chain: maybe,
    totalInvestmentWan: wan,
    landMu: maybe,
    plantSqm: maybe,
  })
  .meta({ id: 'ProjectDetail' });

export const ApiOffer = z
  .object({
    id: z.uuid(),
    fileNo: text,
    title: text,
    state: text,
    chain: maybe,
    park: maybe,
    unit: maybe,
    investmentWan: wan,
    updatedOn: text,
    isSample: z.boolean(),
  })
  .meta({ id: 'Offer', description: 'A promoted project (推介项目).' });

export const ApiOfferDetail = z
  .object({
    id: z.uuid(),
    version: z.int(),
    fileNo: text,
    title: text,
    state: text,
    chain: maybe,
    park: maybe,
    unit: maybe,
    contactUnit: maybe,
    investmentWan: wan,
    landMu: maybe,
    plantSqm: maybe,
    isSample: z.boolean(),
  })
  .meta({ id: 'OfferDetail' });

/** A page of a list; `next` goes back as `after`. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    data: z.array(row),
    next: z
      .string()
      .nullable()
      .meta({ description: 'Cursor: send it back as `after`; null on the last page.' }),
  });

export const ApiCreated = z.object({ id: z.uuid() }).meta({ id: 'Created' });

/** A whole record with the version that was read; a newer one answers 409. */
export const MerchantPut = MerchantInput.extend({ version: z.int() }).meta({
  id: 'MerchantPut',
  description:
    'The whole record: fields left out are cleared, contact points left out end. A contact point with its id and masked value stays as it is. `posts` and `life` are whole lists where they are given (a line with its id changes, lines left out go) and stay as they are where they are left out; `posts` then rules over `post`.',
});

/** A whole firm with the version that was read; a changed credit code says why in `codeReason`. */
export const CompanyPut = CompanyChange.omit({ id: true }).extend({ version: z.int() }).meta({
  id: 'CompanyPut',
  description:
    'The whole record: fields left out are cleared, but parent, figures and rankings left out stay (`parentShown` with no `parentId` takes the parent off). A changed credit code needs `codeReason`.',
});

/** RFC 9457. */
export const ApiProblem = z
  .object({
    type: text,
    code: text,
    title: text,
    status: z.int(),
    requestId: text,
    fields: z.record(z.string(), z.array(z.string())).optional(),
    detail: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });
