import { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { env } from '@/lib/server/env';
import { ChamberInput, MemberInput } from '@/lib/chambers/schema';
import { CompanyInput } from '@/lib/companies/schema';
import { InteractionInput } from '@/lib/interactions/schema';
import { MerchantInput } from '@/lib/merchants/schema';
import { tokenScopes, type TokenScope } from '@/lib/users/schema';
import {
  ApiCompany,
  ApiCompanyDetail,
  ApiCreated,
  ApiMerchant,
  ApiMerchantDetail,
  ApiOffer,
  ApiOfferDetail,
  ApiProblem,
  ApiProject,
  ApiProjectDetail,
  CompanyPut,
  MerchantPut,
  pageOf,
} from './schema';
import {
  ApiChamber,
  ApiChamberDetail,
  ApiMembership,
  ApiMembershipDetail,
  ChamberPut,
  ChamberQuery,
  MembershipPut,
  MembershipQuery,
} from './schema-chambers';
import { CompanyQuery, IdempotencyKey, ListQuery, MerchantQuery } from './schema-query';
import {
  ApiInteraction,
  ApiInteractionDetail,
  InteractionPut,
  InteractionQuery,
} from './schema-interactions';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ApiProblem } },
});
const refusals = {
  '401': problem('No token, or one that no longer works'),
  '403': problem('The token or the role may not do this'),
  '429': problem('Too many requests; Retry-After says when to go on'),
};
const notFound = { '404': problem('No such record in the scope of the token') };
const invalid = { '422': problem('Fields are wrong; `fields` says which and how') };
const security = (scope: TokenScope) => [{ token: [scope] }];

const list = (summary: string, scope: TokenScope, row: z.ZodType, query: z.ZodObject = ListQuery) => ({
  get: {
    summary,
    security: security(scope),
    requestParams: { query },
    responses: { '200': { description: 'One page', content: json(pageOf(row)) }, ...invalid, ...refusals },
  },
});
const one = (summary: string, scope: TokenScope, row: z.ZodType) => ({
  get: {
    summary,
    security: security(scope),
    requestParams: { path: z.object({ id: z.uuid() }) },
    responses: { '200': { description: 'The record', content: json(row) }, ...notFound, ...refusals },
  },
});
const onceOnly = { header: z.object({ 'Idempotency-Key': IdempotencyKey.optional() }) };
const create = (summary: string, scope: TokenScope, input: z.ZodType) => ({
  post: {
    summary,
    security: security(scope),
    requestParams: onceOnly,
    requestBody: { content: json(input) },
    responses: { '201': { description: 'Entered', content: json(ApiCreated) }, ...invalid, ...refusals },
  },
});
const change = (summary: string, scope: TokenScope, input: z.ZodType) => ({
  put: {
    summary,
    security: security(scope),
    requestParams: { path: z.object({ id: z.uuid() }), ...onceOnly },
    requestBody: { content: json(input) },
    responses: {
      '200': { description: 'Changed', content: json(ApiCreated) },
      '409': problem('A newer version stands; `detail` holds it'),
      ...notFound,
      ...invalid,
      ...refusals,
    },
  },
});

const paths: ZodOpenApiPathsObject = {
  '/interactions': {
    ...list('The log of contacts', 'interactions:read', ApiInteraction, InteractionQuery),
    ...create('Log a contact', 'interactions:write', InteractionInput.meta({ id: 'InteractionInput' })),
  },
  '/interactions/{id}': {
    ...one('One contact', 'interactions:read', ApiInteractionDetail),
    ...change('Correct a contact, or complete a draft', 'interactions:write', InteractionPut),
  },
  '/merchants': {
    ...list('People of the ledger', 'merchants:read', ApiMerchant, MerchantQuery),
    ...create('Enter a person', 'merchants:write', MerchantInput.meta({ id: 'MerchantInput' })),
  },
  '/merchants/{id}': {
    ...one('One person', 'merchants:read', ApiMerchantDetail),
    ...change('Change a person', 'merchants:write', MerchantPut),
  },
  '/companies': {
    ...list('Firms', 'companies:read', ApiCompany, CompanyQuery),
    ...create('Enter a firm', 'companies:write', CompanyInput.meta({ id: 'CompanyInput' })),
  },
  '/companies/{id}': {
    ...one('One firm', 'companies:read', ApiCompanyDetail),
    ...change('Change a firm', 'companies:write', CompanyPut),
  },
  '/projects': list('Projects', 'projects:read', ApiProject),
  '/projects/{id}': one('One project', 'projects:read', ApiProjectDetail),
  '/offers': list('Promoted projects', 'offers:read', ApiOffer),
  '/offers/{id}': one('One promoted project', 'offers:read', ApiOfferDetail),
  '/chambers': {
    ...list('Chambers', 'chambers:read', ApiChamber, ChamberQuery),
    ...create('Enter a chamber', 'chambers:write', ChamberInput.meta({ id: 'ChamberInput' })),
  },
  '/chambers/{id}': {
    ...one('One chamber', 'chambers:read', ApiChamberDetail),
    ...change('Change the facts of a chamber', 'chambers:write', ChamberPut),
  },
  '/memberships': {
    ...list('The roster of a chamber', 'memberships:read', ApiMembership, MembershipQuery),
    ...create('Enter a member', 'memberships:write', MemberInput.meta({ id: 'MemberInput' })),
  },
  '/memberships/{id}': {
    ...one('One entry of a roster', 'memberships:read', ApiMembershipDetail),
    ...change('Change an entry', 'memberships:write', MembershipPut),
  },
};

/** The OpenAPI 3.1 description, made from the schemas that the routes parse with. Public: it holds no data. */
export function getPublicOpenApi() {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Sangzi REST API',
      version: '1',
      description:
        'Over the same queries and commands as the pages: the scope of the unit and the rules of the fields are theirs. ' +
        'Tokens are made under /my/tokens; times are Asia/Shanghai; amounts are decimal text in 万元.',
    },
    servers: [{ url: `${env.publicUrl}${env.basePath}/api/v1` }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Personal access token (sz_…) with scopes: ${tokenScopes.join(', ')}`,
        },
      },
    },
    paths,
  });
}
