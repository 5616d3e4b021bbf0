import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GET as listMerchants, POST as createMerchant } from '@/app/api/v1/merchants/route';
import { GET as getMerchant, PUT as putMerchant } from '@/app/api/v1/merchants/[id]/route';
import { GET as listProjects } from '@/app/api/v1/projects/route';
import { getPublicOpenApi } from '@/lib/api/queries-openapi';
import { recordBasis } from '@/lib/privacy/commands';
import { BasisInput } from '@/lib/privacy/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { blockUser } from '@/lib/users/commands/change-account';
import { revokeGrant } from '@/lib/users/commands/change-grants';
import { createToken, revokeToken } from '@/lib/users/commands/change-tokens';
import type { TokenScope } from '@/lib/users/schema';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

const Created = z.object({ id: z.uuid() });
const Listed = z.object({ data: z.array(z.object({ id: z.string(), phone: z.string().nullish() }).loose()) });
const Refused = z.object({ status: z.number(), code: z.string(), requestId: z.string() }).loose();

function ask(path: string, token: string | null, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  headers.set('accept-language', 'en');
  return new Request(`http://localhost/api/v1${path}`, { ...init, headers });
}
const at = (id: string) => ({ params: Promise.resolve({ id }) });
const send = (token: string, body: unknown, headers: Record<string, string> = {}) =>
  createMerchant(ask('/merchants', token, { method: 'POST', body: JSON.stringify(body), headers }));

const giveBasis = (merchantId: string) =>
  recordBasis(
    systemActor('test'),
    BasisInput.parse({ merchantId, kind: 'consent', evidence: '登记表（示例）', purposes: ['contact'] }),
  );

describe('the REST API', () => {
  let world: World;
  let number = 0;
  /** A filler of the own county with a token of these scopes. */
  async function tokenOf(...scopes: TokenScope[]) {
    const user = await makeUser({ role: 'filler', unitId: world.own.countyId }, `api-${(number += 1)}`);
    const actor = await signedIn(user.userId, user.grantId);
    const { id, token } = await createToken(actor, { name: '示例', scopes, days: 1 });
    return { ...user, actor, id, token };
  }
  beforeAll(async () => {
    world = await makeWorld();
  });

  it('answers 401 as problem+json without a token, with a wrong one, and says how to sign in', async () => {
    for (const token of [null, 'sz_wrong-wrong-wrong-wrong-wrong']) {
      const answer = await listMerchants(ask('/merchants', token));
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(Refused.parse(await answer.json()).status).toBe(401);
    }
  });

  it('lists what the unit keeps and nothing else, phones masked', async () => {
    const { token } = await tokenOf('merchants:read', 'merchants:write');
    const made = await send(token, {
      name: '示例接口人',
      contactPoints: [{ kind: 'mobile', value: '13812345678' }],
    });
    expect(made.status).toBe(201);
    const { id } = Created.parse(await made.json());
    const answer = await listMerchants(ask('/merchants', token));
    expect(answer.status).toBe(200);
    const text = await answer.clone().text();
    const { data } = Listed.parse(await answer.json());
    expect(data.map((row) => row.id)).toContain(id);
    expect(data.map((row) => row.id)).not.toContain(world.other.merchantId);
    expect(text).not.toContain('13812345678');
    // no lawful basis yet: the minimum, also for the keeper's own system
    expect(data.find((row) => row.id === id)?.phone).toBeNull();
    await giveBasis(id);
    const second = Listed.parse(await (await listMerchants(ask('/merchants', token))).json());
    expect(second.data.find((row) => row.id === id)?.phone).toBe('138****5678');
  });

  it('a record of another county does not exist', async () => {
    const { token } = await tokenOf('merchants:read');
    const path = `/merchants/${world.other.merchantId}`;
    expect((await getMerchant(ask(path, token), at(world.other.merchantId))).status).toBe(404);
    expect((await getMerchant(ask('/merchants/x', token), at('x'))).status).toBe(404);
    const own = await getMerchant(ask('/merchants/own', token), at(world.own.merchantId));
    expect(own.status).toBe(200);
  });

  it('a token does no more than its scopes', async () => {
    const { token } = await tokenOf('merchants:read');
    expect((await send(token, { name: '示例' })).status).toBe(403);
    expect((await listProjects(ask('/projects', token))).status).toBe(403);
  });

  it('stops with the token, the grant and the account', async () => {
    const works = async (token: string) => (await listMerchants(ask('/merchants', token))).status;
    const first = await tokenOf('merchants:read');
    expect(await works(first.token)).toBe(200);
    await revokeToken(first.actor, { id: first.id });
    expect(await works(first.token)).toBe(401);
    const second = await tokenOf('merchants:read');
    await revokeGrant(await world.actor('secadmin'), { grantId: second.grantId, reason: '示例' });
    expect(await works(second.token)).toBe(401);
    const third = await tokenOf('merchants:read');
    await blockUser(await world.actor('sysadmin'), { id: third.userId, reason: '示例' });
    expect(await works(third.token)).toBe(401);
    const fourth = await tokenOf('merchants:read');
    await db.accessToken.update({ where: { id: fourth.id }, data: { expiresAt: new Date(0) } });
    expect(await works(fourth.token)).toBe(401);
  });

  it('says which fields are wrong and writes nothing', async () => {
    const { token } = await tokenOf('merchants:write');
    const before = await db.merchant.count();
    const answer = await send(token, { name: '', contactPoints: [{ kind: 'mobile', value: '12' }] });
    expect(answer.status).toBe(422);
    const { fields } = z
      .object({ fields: z.record(z.string(), z.array(z.string())) })
      .parse(await answer.json());
    expect(Object.keys(fields)).toContain('name');
    expect((await send(token, 'no object')).status).toBe(422);
    expect(await db.merchant.count()).toBe(before);
  });

  it('an update needs the version that stands; a stale one answers 409 with what stands', async () => {
    const { token } = await tokenOf('merchants:read', 'merchants:write');
    const { id } = Created.parse(await (await send(token, { name: '示例改名' })).json());
    const put = (version: number, name: string) =>
      putMerchant(
        ask(`/merchants/${id}`, token, { method: 'PUT', body: JSON.stringify({ name, version }) }),
        at(id),
      );
    // what is withheld is not overwritten either
    expect((await put(1, '示例甲')).status).toBe(403);
    await giveBasis(id);
    expect((await put(1, '示例甲')).status).toBe(200);
    const stale = await put(1, '示例乙');
    expect(stale.status).toBe(409);
    expect(Refused.parse(await stale.json())).toHaveProperty('detail.name');
    const row = await db.merchant.findUniqueOrThrow({ where: { id }, select: { name: true } });
    expect(row.name).toBe('示例甲');
  });

  it('a repeated write with one Idempotency-Key happens once; another body under it is refused', async () => {
    const { token } = await tokenOf('merchants:write');
    const key = { 'idempotency-key': 'order-0001' };
    const answers = await Promise.all([
      send(token, { name: '示例一次' }, key),
      send(token, { name: '示例一次' }, key),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toContain(201);
    const again = await send(token, { name: '示例一次' }, key);
    expect(again.status).toBe(201);
    expect(await db.merchant.count({ where: { name: '示例一次' } })).toBe(1);
    expect((await send(token, { name: '示例两次' }, key)).status).toBe(409);
  });

  it('tokens are stored as hashes only', async () => {
    const { id, token } = await tokenOf('merchants:read');
    const row = await db.accessToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token.slice(3));
    expect(Buffer.from(row.tokenHash)).toHaveLength(32);
  });

  it('describes itself as OpenAPI 3.1, every path with its scope', () => {
    const document = getPublicOpenApi();
    expect(document.openapi).toMatch(/^3\.1/);
    const acts = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path as Record<string, { security?: unknown }>),
    );
    expect(acts.length).toBeGreaterThanOrEqual(10);
    expect(acts.filter((act) => act.security === undefined)).toEqual([]);
    expect(JSON.stringify(document)).toContain('"MerchantInput"');
  });
});
