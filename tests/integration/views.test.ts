import { beforeAll, describe, expect, it } from 'vitest';
import { listMerchantCells, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import {
  chooseColumns,
  chooseDefaultView,
  deleteView,
  moveView,
  saveView,
  updateView,
} from '@/lib/views/commands';
import { getLedgerViews, type LedgerViews } from '@/lib/views/queries';
import { ColumnsInput, ViewChange, ViewInput } from '@/lib/views/schema';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

const TIER = '01890a5d-ac96-774b-bcce-b302099a8057';
let world: World;
let filler: PersonActor;
let colleague: PersonActor;
let foreign: PersonActor;
let countyChief: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  filler = await world.actor('filler');
  const of = async (role: 'filler' | 'chief', unitId: string) => {
    const made = await makeUser({ role, unitId });
    return signedIn(made.userId, made.grantId);
  };
  colleague = await of('filler', world.own.countyId);
  foreign = await of('filler', world.other.countyId);
  countyChief = await of('chief', world.own.countyId);
});

const keep = (actor: Actor, name: string, more: Record<string, string> = {}) =>
  saveView(actor, ViewInput.parse({ noun: 'merchants', name, query: 'key=1', ...more }));
const seen = (actor: Actor, text = ''): Promise<LedgerViews> => getLedgerViews(actor, 'merchants', { text });
const names = async (actor: Actor) => (await seen(actor)).views.map((view) => view.name);
const change = (id: string, more: Record<string, string> = {}) =>
  ViewChange.parse({ id, version: '1', name: '改名（示例）', ...more });

describe('a saved view', () => {
  it('is its author’s own until it is shared; then the unit opens it, another unit never', async () => {
    const { id } = await keep(filler, '重点（示例）');
    expect(await names(filler)).toContain('重点（示例）');
    expect(await names(colleague)).not.toContain('重点（示例）');
    await updateView(filler, change(id, { name: '重点（示例）', shared: 'on' }));
    expect((await seen(colleague)).views.find((view) => view.id === id)).toMatchObject({
      isOwn: false,
      isShared: true,
      can: { change: false },
    });
    expect(await names(foreign)).not.toContain('重点（示例）');
    for (const act of [
      () => updateView(foreign, change(id, { version: '2' })),
      () => deleteView(foreign, id),
      () => moveView(foreign, { id, to: 'later' }),
      () => chooseDefaultView(foreign, { noun: 'merchants', view: id }),
    ]) {
      await expect(act()).rejects.toThrow(NotFoundError);
    }
    await expect(deleteView(colleague, id)).rejects.toThrow(ForbiddenError);
  });

  it('keeps filters of the ledger only, in order, with the columns', async () => {
    const { id, href } = await keep(filler, '夹带（示例）', {
      query: 'key=1&evil=1&after=x&kind=nobody',
      columns: 'unit,name,secret',
    });
    const row = await db.savedView.findUniqueOrThrow({ where: { id } });
    expect([row.query, row.columns]).toEqual(['key=1', ['name', 'unit']]);
    expect(href).toBe(`/desk/merchants?key=1&view=${id}`);
    const opened = await getLedgerViews(filler, 'merchants', { text: 'key=1', view: id });
    expect(opened).toMatchObject({ columns: ['name', 'unit'], cols: undefined, isChanged: false });
    const wider = await getLedgerViews(filler, 'merchants', {
      text: 'key=1',
      view: id,
      cols: 'name,unit,note',
    });
    expect(wider).toMatchObject({ cols: 'name,unit,note', isChanged: true });
    await db.savedView.update({ where: { id }, data: { query: 'key=1&smuggled=1&strength=x' } });
    expect((await seen(filler)).views.find((view) => view.id === id)?.query).toBe('key=1');
  });

  it('that filters by a field which the role may not read is neither kept nor offered', async () => {
    const supervisor = await world.actor('supervisor');
    await expect(keep(supervisor, '评定（示例）', { query: `strength=${TIER}` })).rejects.toThrow(
      ForbiddenError,
    );
    const own = await keep(supervisor, '可读（示例）');
    await db.savedView.update({ where: { id: own.id }, data: { query: `strength=${TIER}` } });
    expect(await names(supervisor)).not.toContain('可读（示例）');
  });

  it('has one name per person and ledger; another person may use it too', async () => {
    await keep(filler, '同名（示例）');
    await expect(keep(filler, '同名（示例）')).rejects.toThrow(FieldErrors);
    await expect(keep(colleague, '同名（示例）')).resolves.toBeDefined();
  });

  it('is renamed by its author and the unit’s chief, with the version that was read; the audit log knows', async () => {
    const { id } = await keep(filler, '待改（示例）', { shared: 'on' });
    await updateView(countyChief, change(id, { name: '科室共用（示例）', shared: 'on' }));
    await expect(updateView(filler, change(id, { shared: 'on' }))).rejects.toThrow(AppError);
    const verbs = await db.change.findMany({ where: { recordId: id }, orderBy: { id: 'asc' } });
    expect(verbs.map((one) => one.verb)).toEqual(['create', 'update']);
    expect((await db.savedView.findUniqueOrThrow({ where: { id } })).name).toBe('科室共用（示例）');
  });

  it('opens the ledger for who chose so, until the unit loses it', async () => {
    const { id } = await keep(filler, '默认（示例）', { shared: 'on' });
    await chooseDefaultView(colleague, { noun: 'merchants', view: id });
    expect((await seen(colleague)).defaultHref).toBe(`/desk/merchants?key=1&view=${id}`);
    expect((await seen(filler)).defaultHref).toBeNull();
    await updateView(filler, change(id, { name: '默认（示例）' }));
    expect((await seen(colleague)).defaultHref).toBeNull();
    await chooseDefaultView(filler, { noun: 'merchants', view: id });
    await deleteView(filler, id);
    expect((await seen(filler)).defaultHref).toBeNull();
  });

  it('moves among the own ones', async () => {
    const user = await makeUser({ role: 'clerk', unitId: world.sectionId });
    const clerk = await signedIn(user.userId, user.grantId);
    for (const name of ['一（示例）', '二（示例）', '三（示例）']) await keep(clerk, name);
    const [first] = (await seen(clerk)).views;
    await moveView(clerk, { id: first?.id ?? '', to: 'later' });
    expect(await names(clerk)).toEqual(['二（示例）', '一（示例）', '三（示例）']);
  });

  it('is in force when the address names it or asks exactly the same; a differing address can be kept', async () => {
    const user = await makeUser({ role: 'clerk', unitId: world.sectionId });
    const clerk = await signedIn(user.userId, user.grantId);
    const { id } = await keep(clerk, '企业主（示例）', { query: 'kind=business_owner' });
    const same = await seen(clerk, 'kind=business_owner');
    expect([same.current?.id, same.isChanged]).toEqual([id, false]);
    const differs = await getLedgerViews(clerk, 'merchants', { text: 'kind=expert', view: id });
    expect([differs.current?.id, differs.isChanged]).toEqual([id, true]);
    const plain = await seen(clerk);
    expect([plain.current, plain.isChanged]).toEqual([null, false]);
  });
});

describe('chosen columns', () => {
  it('are remembered per person and ledger; the address names them only when they differ', async () => {
    const choose = (columns: string, more = {}) =>
      chooseColumns(colleague, ColumnsInput.parse({ noun: 'merchants', columns, ...more }));
    await choose('note,name,unit');
    expect(await seen(colleague)).toMatchObject({ columns: ['name', 'note', 'unit'], cols: undefined });
    expect((await seen(filler)).columns).toContain('hometown');
    const named = await getLedgerViews(colleague, 'merchants', { text: '', cols: 'unit' });
    expect(named).toMatchObject({ columns: ['name', 'unit'], cols: 'name,unit' });
    await choose('name,note,unit', { move: 'later:note' });
    expect((await seen(colleague)).columns).toEqual(['name', 'unit', 'note']);
    await choose('name,note', { usual: 'on' });
    expect((await seen(colleague)).columns).toContain('hometown');
  });

  it('that the rows do not carry are read under the same field rules as a sheet', async () => {
    await seedMerchant(world.own.countyId, { name: '列示例甲', note: '只给经办看' }, null);
    await seedMerchant(world.own.countyId, { name: '列示例乙', honours: '示例荣誉' });
    const read = async (actor: Actor) => {
      const { rows } = await listMerchants(actor, MerchantPage.parse({ q: '列示例' }));
      const cells = await listMerchantCells(
        actor,
        rows.map((row) => row.id),
        ['name', 'note', 'honours', 'unit'],
      );
      return Object.fromEntries(rows.map((row) => [row.name, cells.get(row.id)]));
    };
    const own = await read(filler);
    expect(own['列示例甲']?.['note']).toBe('只给经办看');
    expect(own['列示例乙']?.['honours']).toBe('示例荣誉');
    // the bureau has no lawful basis to read the first in full
    expect((await read(await world.actor('clerk')))['列示例甲']?.['note']).toBe('');
    expect((await read(await world.actor('supervisor')))['列示例乙']?.['note']).toBe('');
  });
});
