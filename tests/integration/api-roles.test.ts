import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GET as listChambers, POST as createChamber } from '@/app/api/v1/chambers/route';
import { GET as getChamber, PUT as putChamber } from '@/app/api/v1/chambers/[id]/route';
import { GET as listCompanies, POST as createCompany } from '@/app/api/v1/companies/route';
import { GET as getCompany, PUT as putCompany } from '@/app/api/v1/companies/[id]/route';
import { GET as listInteractions, POST as logInteraction } from '@/app/api/v1/interactions/route';
import { GET as getInteraction, PUT as putInteraction } from '@/app/api/v1/interactions/[id]/route';
import { GET as listMemberships, POST as createMembership } from '@/app/api/v1/memberships/route';
import { GET as getMembership, PUT as putMembership } from '@/app/api/v1/memberships/[id]/route';
import { GET as listMerchants, POST as createMerchant } from '@/app/api/v1/merchants/route';
import { GET as getMerchant, PUT as putMerchant } from '@/app/api/v1/merchants/[id]/route';
import { GET as listOffers } from '@/app/api/v1/offers/route';
import { GET as listProjects } from '@/app/api/v1/projects/route';
import { GET as unknownGet, POST as unknownPost } from '@/app/api/v1/[...path]/route';
import { getPublicOpenApi } from '@/lib/api/queries-openapi';
import * as chambers from '@/lib/chambers/queries/list-chambers';
import { getChamber as readChamber } from '@/lib/chambers/queries/get-chamber';
import { getMember, listMembers } from '@/lib/chambers/queries/members';
import { ChamberPage, MemberPage } from '@/lib/chambers/search-params';
import { createCompanies } from '@/lib/companies/commands/write-companies';
import * as companies from '@/lib/companies/queries/list-companies';
import { getCompany as readCompany } from '@/lib/companies/queries/get-company';
import { CompanyInput } from '@/lib/companies/schema';
import { CompanyPage } from '@/lib/companies/search-params';
import * as interactions from '@/lib/interactions/queries/list-interactions';
import { getInteraction as readInteraction } from '@/lib/interactions/queries/get-interaction';
import { InteractionPage } from '@/lib/interactions/search-params';
import * as merchants from '@/lib/merchants/queries/list-merchants';
import { getMerchant as readMerchant } from '@/lib/merchants/queries/get-merchant';
import { MerchantPage } from '@/lib/merchants/search-params';
import * as offers from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { recordBasis } from '@/lib/privacy/commands';
import { BasisInput } from '@/lib/privacy/schema';
import * as projects from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';
import type { PersonActor, Role } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { createToken } from '@/lib/users/commands/change-tokens';
import { canHaveTokens } from '@/lib/users/policy';
import { tokenScopes } from '@/lib/users/schema';
import { seedInteraction } from '@/tests/factories/interactions';
import { seedMember } from '@/tests/factories/chambers';
import { makeWorld, roles, type World } from '@/tests/support/world';

const ask = (path: string, token: string, init: RequestInit = {}) =>
  new Request(`http://localhost/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${token}` } });
const at = (id: string) => ({ params: Promise.resolve({ id }) });
const Listed = z.object({ data: z.array(z.looseObject({ id: z.string() })) });

type Row = Record<string, unknown>;
type List = {
  path: string;
  api: (request: Request) => Promise<Response>;
  page: (actor: PersonActor) => Promise<{ rows: readonly Row[] }>;
};

/** Every list of the API with the query of the page that shows the same. */
const LISTS: readonly List[] = [
  { path: '/merchants', api: listMerchants, page: (a) => merchants.listMerchants(a, MerchantPage.parse({})) },
  { path: '/companies', api: listCompanies, page: (a) => companies.listCompanies(a, CompanyPage.parse({})) },
  {
    path: '/interactions',
    api: listInteractions,
    page: (a) => interactions.listInteractions(a, InteractionPage.parse({})),
  },
  { path: '/projects', api: listProjects, page: (a) => projects.listProjects(a, ProjectPage.parse({})) },
  { path: '/offers', api: listOffers, page: (a) => offers.listOffers(a, OfferPage.parse({})) },
  { path: '/chambers', api: listChambers, page: (a) => chambers.listChambers(a, ChamberPage.parse({})) },
];

const isEmpty = (value: unknown): boolean =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

/** What the API says more, or otherwise, than the page; withheld values may be empty in the API alone. */
function saysMore(answered: Row, shown: Row): string[] {
  return Object.entries(answered).flatMap(([field, value]) => {
    if (isEmpty(value)) return [];
    const page = shown[field];
    if (!Array.isArray(value)) return page === value || field === 'inFull' ? [] : [field];
    // parts of a record: named columns of them only
    return Array.isArray(page) && page.length === value.length ? [] : [field];
  });
}

/** The status that the same read or write has on the pages. */
async function statusOf(work: () => Promise<unknown>, done = 200): Promise<number> {
  try {
    await work();
    return done;
  } catch (error) {
    if (error instanceof ForbiddenError) return 403;
    if (error instanceof NotFoundError) return 404;
    throw error;
  }
}

describe('every call of the API as every role', () => {
  let world: World;
  let firms: { own: string; other: string };
  let contacts: { own: string; other: string };
  let members: { own: string; other: string };
  const holders = new Map<Role, { actor: PersonActor; token: string }>();

  beforeAll(async () => {
    world = await makeWorld();
    const firm = async (ownerUnitId: string, name: string) => {
      const made = await createCompanies(systemActor('test'), [CompanyInput.parse({ name, ownerUnitId })]);
      return made.ids[0] ?? '';
    };
    firms = {
      own: await firm(world.own.countyId, '示例甲县机绣有限公司'),
      other: await firm(world.other.countyId, '示例乙县机绣有限公司'),
    };
    const contact = async (side: 'own' | 'other') => {
      const { countyId, merchantId } = world[side];
      return (await seedInteraction(countyId, { merchantId, nextOn: '2099-01-01' })).id;
    };
    contacts = { own: await contact('own'), other: await contact('other') };
    members = { own: await seedMember(world.own.chamberId), other: await seedMember(world.other.chamberId) };
    // a basis on each side, so that what a role may read is not withheld from all alike
    for (const side of [world.own, world.other])
      await recordBasis(
        systemActor('test'),
        BasisInput.parse({
          merchantId: side.merchantId,
          kind: 'consent',
          evidence: '登记表（示例）',
          purposes: ['contact'],
        }),
      );
    for (const role of roles) {
      const actor = await world.actor(role);
      if (!canHaveTokens(actor)) continue;
      const { token } = await createToken(actor, { name: '示例', scopes: [...tokenScopes], days: 1 });
      holders.set(role, { actor, token });
    }
  });

  it('some roles hold tokens, among them one with a scope of its own', () => {
    expect([...holders.keys()]).toEqual(expect.arrayContaining(['clerk', 'filler', 'leader']));
  });

  it('lists the same records as the page, and no field more', async () => {
    for (const [role, { actor, token }] of holders)
      for (const { path, api, page } of LISTS) {
        const where = `${role} ${path}`;
        const answer = await api(ask(path, token));
        const expected = await statusOf(() => page(actor));
        expect(answer.status, where).toBe(expected);
        if (expected !== 200) continue;
        const { data } = Listed.parse(await answer.json());
        const { rows } = await page(actor);
        expect(
          data.map((row) => row.id),
          where,
        ).toEqual(rows.map((row) => row['id']));
        for (const [index, row] of data.entries())
          expect(saysMore(row, rows[index] ?? {}), where).toEqual([]);
      }
  });

  it('reads and refuses the same records as the page, and no field more', async () => {
    for (const [role, { actor, token }] of holders)
      for (const side of ['own', 'other'] as const) {
        const calls = [
          { api: getMerchant, id: world[side].merchantId, read: readMerchant },
          { api: getCompany, id: firms[side], read: readCompany },
          { api: getInteraction, id: contacts[side], read: readInteraction },
          { api: getChamber, id: world[side].chamberId, read: readChamber },
          { api: getMembership, id: members[side], read: getMember },
        ];
        for (const { api, id, read } of calls) {
          const answer = await api(ask(`/x/${id}`, token), at(id));
          const where = `${role} ${side} ${read.name}`;
          expect(answer.status, where).toBe(await statusOf(() => read(actor, id)));
          if (answer.status !== 200) continue;
          const body = z.record(z.string(), z.unknown()).parse(await answer.json());
          expect(saysMore(body, await read(actor, id)), where).toEqual([]);
        }
      }
  });

  it('lists the rosters that the page lists, and answers 404 for another chamber’s', async () => {
    for (const [role, { actor, token }] of holders)
      for (const side of ['own', 'other'] as const) {
        const { chamberId } = world[side];
        const where = `${role} ${side}`;
        const answer = await listMemberships(ask(`/memberships?chamber=${chamberId}`, token));
        const read = () => listMembers(actor, chamberId, MemberPage.parse({}));
        expect(answer.status, where).toBe(await statusOf(read));
        if (answer.status !== 200) continue;
        const { data } = Listed.parse(await answer.json());
        const { rows } = await read();
        expect(data.map((row) => row.id)).toEqual(rows.map((row) => row.id));
        for (const [index, row] of data.entries())
          expect(saysMore(row, rows[index] ?? {}), where).toEqual([]);
      }
    const officer = holders.get('chamber_officer')?.token ?? '';
    const foreign = await listMemberships(ask(`/memberships?chamber=${world.other.chamberId}`, officer));
    expect(foreign.status).toBe(404);
    expect((await getMembership(ask('/x', officer), at(members.other))).status).toBe(404);
    expect((await getChamber(ask('/x', officer), at(world.other.chamberId))).status).toBe(404);
    expect((await listMemberships(ask('/memberships', officer))).status).toBe(422);
  });

  it('enters and changes chambers and members where the desk lets the role, never over a newer version', async () => {
    const post = (token: string, body: unknown) =>
      ask('/x', token, { method: 'POST', body: JSON.stringify(body) });
    const put = (token: string, body: unknown) =>
      ask('/x', token, { method: 'PUT', body: JSON.stringify(body) });
    for (const [role, { token }] of holders) {
      const bureau = role === 'clerk' || role === 'chief';
      const keeps = bureau || role === 'chamber_officer';
      const chamber = { name: `示例接口商会${role}`, kind: 'own', status: 'preparing' };
      expect((await createChamber(post(token, chamber))).status, role).toBe(bureau ? 201 : 403);
      expect(await db.chamber.count({ where: { name: chamber.name } }), role).toBe(bureau ? 1 : 0);
      const entry = { chamberId: world.own.chamberId, entryName: `示例接口会员${role}` };
      const made = await createMembership(post(token, entry));
      expect(made.status === 201, `${role} ${made.status}`).toBe(keeps);
      if (!keeps) expect([403, 404], role).toContain(made.status);
      const foreign = await putMembership(
        put(token, { entryName: '示例改名', version: 1 }),
        at(members.other),
      );
      if (!bureau) expect([403, 404], role).toContain(foreign.status);
      const other = { name: '示例改名商会', kind: 'own', version: 1 };
      if (!bureau)
        expect([403, 404], role).toContain(
          (await putChamber(put(token, other), at(world.other.chamberId))).status,
        );
    }
    const officer = holders.get('chamber_officer')?.token ?? '';
    const change = (version: number) =>
      putMembership(put(officer, { entryName: '示例接口改名', version }), at(members.own));
    expect((await change(1)).status).toBe(200);
    expect((await change(1)).status).toBe(409);
    const clerk = holders.get('clerk')?.token ?? '';
    const facts = (version: number) =>
      putChamber(
        put(clerk, {
          name: '示例接口改名商会',
          kind: 'own',
          registryNo: '51610000MJ',
          aliases: '示例别称',
          version,
        }),
        at(world.own.chamberId),
      );
    expect((await facts(1)).status).toBe(200);
    expect((await facts(1)).status).toBe(409);
    expect(await readChamber(systemActor('test'), world.own.chamberId)).toMatchObject({
      name: '示例接口改名商会',
      aliases: ['示例别称'],
    });
  });

  it('enters and changes exactly where the role may, and leaves everything else as it was', async () => {
    const writers = new Set<Role>();
    for (const [role, { token }] of holders) {
      const person = await createMerchant(
        ask('/merchants', token, { method: 'POST', body: JSON.stringify({ name: `示例接口${role}` }) }),
      );
      const firm = await createCompany(
        ask('/companies', token, { method: 'POST', body: JSON.stringify({ name: `示例接口公司${role}` }) }),
      );
      expect([201, 403], role).toContain(person.status);
      if (person.status === 201) writers.add(role);
      expect(firm.status, role).toBe(person.status);
      expect(await db.merchant.count({ where: { name: `示例接口${role}` } })).toBe(writers.has(role) ? 1 : 0);
      expect(await db.company.count({ where: { name: `示例接口公司${role}` } })).toBe(
        writers.has(role) ? 1 : 0,
      );
      // the other county's records: out of a filler's sight; nobody without the right moves a version
      for (const [put, id, table] of [
        [putMerchant, world.other.merchantId, db.merchant],
        [putCompany, firms.other, db.company],
      ] as const) {
        // cast: the two tables share what is asked here
        const version = async () =>
          (
            await (table as typeof db.merchant).findUniqueOrThrow({
              where: { id },
              select: { version: true },
            })
          ).version;
        const before = await version();
        const answer = await put(
          ask(`/x/${id}`, token, {
            method: 'PUT',
            body: JSON.stringify({ name: '示例乙县新名', version: before }),
          }),
          at(id),
        );
        const may = role === 'clerk' || role === 'chief';
        expect(answer.status === 200, `${role} ${answer.status}`).toBe(may);
        if (!may) expect([403, 404]).toContain(answer.status);
        expect(await version()).toBe(may ? before + 1 : before);
      }
    }
    expect([...writers].sort()).toEqual(['chief', 'clerk', 'filler']);
  });

  it('logs and corrects contacts where the role may, once per key, and never over a newer version', async () => {
    const { merchantId } = world.own;
    const body = {
      channel: 'phone',
      happenedOn: '2024-05-20',
      merchantIds: [merchantId],
      summary: '接口登记',
    };
    const send = (token: string, headers: Record<string, string> = {}) =>
      logInteraction(
        new Request('http://localhost/api/v1/interactions', {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { authorization: `Bearer ${token}`, ...headers },
        }),
      );
    const made = new Map<Role, number>();
    for (const [role, { token }] of holders) made.set(role, (await send(token)).status);
    const loggers = [...made].flatMap(([role, status]) => (status === 201 ? [role] : []));
    expect(loggers.sort()).toEqual(['chief', 'clerk', 'filler', 'leader']);
    expect([...made.values()].filter((status) => status !== 201 && status !== 403 && status !== 404)).toEqual(
      [],
    );

    const token = holders.get('filler')?.token ?? '';
    const Made = z.object({ id: z.uuid() });
    const key = { 'idempotency-key': 'contact-0001' };
    const { id } = Made.parse(await (await send(token, key)).json());
    expect(Made.parse(await (await send(token, key)).json()).id).toBe(id);
    const put = (more: object) =>
      putInteraction(
        ask(`/interactions/${id}`, token, { method: 'PUT', body: JSON.stringify({ ...body, ...more }) }),
        at(id),
      );
    expect((await put({ version: 1, summary: '接口更正' })).status).toBe(200);
    const late = await put({ version: 1, summary: '晚了' });
    expect([late.status, late.headers.get('content-type')]).toEqual([
      409,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await put({ version: 2, nextOn: '2024-05-20' })).status).toBe(422);
    expect((await readInteraction(systemActor('test'), id)).summary).toBe('接口更正');
  });

  it('refuses a filter that it does not know, or whose value is none, instead of answering with everything', async () => {
    const token = holders.get('clerk')?.token ?? '';
    for (const query of ['hometwon=1', 'hometown=汉中', 'order=salary', 'key=yes']) {
      const answer = await listMerchants(ask(`/merchants?${query}`, token));
      expect(answer.status, query).toBe(422);
    }
    expect((await listMerchants(ask('/merchants?key=1&order=name', token))).status).toBe(200);
  });

  it('a changed credit code needs its reason, a wrong one is told with its check digit', async () => {
    const token = holders.get('clerk')?.token ?? '';
    const send = (body: unknown) =>
      createCompany(ask('/companies', token, { method: 'POST', body: JSON.stringify(body) }));
    const wrong = await send({ name: '示例校验公司', creditCode: '91350100M000100Y44' });
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(await wrong.json())).toContain('校验位应为 3');
    const made = await send({ name: '示例校验公司', creditCode: '91350100M000100Y43' });
    expect(made.status).toBe(201);
    const { id } = z.object({ id: z.uuid() }).parse(await made.json());
    const put = await putCompany(
      ask(`/companies/${id}`, token, {
        method: 'PUT',
        body: JSON.stringify({ name: '示例校验公司', creditCode: '12341700686863395A', version: 1 }),
      }),
      at(id),
    );
    expect(put.status).toBe(422);
    expect(Object.keys(z.object({ fields: z.looseObject({}) }).parse(await put.json()).fields)).toEqual([
      'codeReason',
    ]);
  });
});

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    // cast: the validator takes plain JSON
    const document = JSON.parse(JSON.stringify(getPublicOpenApi())) as Record<string, unknown>;
    const result = await new Validator().validate(document);
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
  });

  it('an address that does not exist answers 404 as problem+json, by any method', async () => {
    for (const call of [unknownGet, unknownPost]) {
      const answer = await call(new Request('http://localhost/api/v1/merchant'));
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });
});
