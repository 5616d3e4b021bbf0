import { beforeAll, describe, expect, it } from 'vitest';
import { cancelEvent, closeEvent, publishEvent, showEvent } from '@/lib/events/commands/move-event';
import { createEvent, updateEvent } from '@/lib/events/commands/write-event';
import { getBoard } from '@/lib/events/queries/board';
import { getEvent } from '@/lib/events/queries/get-event';
import { countEvents, listEvents } from '@/lib/events/queries/list-events';
import { EventChange } from '@/lib/events/schema';
import { EventPage } from '@/lib/events/search-params';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { eventInput, seedEvent } from '@/tests/factories/events';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const titles = async (actor: Actor, query: Record<string, string>) =>
  (await listEvents(actor, EventPage.parse(query))).rows.map((row) => row.title);
const step = async (actor: Actor, id: string) => ({ id, version: (await getEvent(actor, id)).version });

describe('who knows of an event', () => {
  it('a draft is the holding units’ own; once published the whole desk reads it, and only they work on it', async () => {
    const filler = await world.actor('filler');
    const supervisor = await world.actor('supervisor');
    const { id } = await createEvent(
      filler,
      eventInput({ ownerUnitId: world.own.countyId, title: '甲县恳谈会' }),
    );
    await expect(getEvent(supervisor, id)).rejects.toBeInstanceOf(NotFoundError);
    await publishEvent(filler, await step(filler, id));
    expect((await getEvent(supervisor, id)).can).toMatchObject({ update: false, publish: false });

    const foreign = await seedEvent(world.other.countyId, { title: '乙县恳谈会' });
    expect(await titles(filler, { q: '恳谈会' })).toEqual(
      expect.arrayContaining(['甲县恳谈会', '乙县恳谈会']),
    );
    await expect(cancelEvent(filler, { ...foreign, reason: '不是我的' })).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });

  it('a unit that holds it with the organiser works on it like the organiser', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedEvent(world.rootId, { coUnitIds: [world.own.countyId], state: 'draft' });
    expect((await getEvent(filler, id)).can).toMatchObject({ update: true, publish: true });
    await publishEvent(filler, await step(filler, id));
    expect((await getEvent(filler, id)).phase).toBe('upcoming');
  });
});

describe('the public site', () => {
  it('shows an event only after a chief has read it who did not write it, and an edit takes it off again', async () => {
    const chief = await world.actor('chief');
    const clerk = await world.actor('clerk');
    const mine = await createEvent(chief, eventInput({ ownerUnitId: world.rootId }));
    await publishEvent(chief, await step(chief, mine.id));
    await expect(showEvent(chief, await step(chief, mine.id))).rejects.toMatchObject({
      code: 'needs_second_person',
    });
    const { id } = await createEvent(clerk, eventInput({ ownerUnitId: world.rootId }));
    await publishEvent(clerk, await step(clerk, id));
    await expect(showEvent(clerk, await step(clerk, id))).rejects.toBeInstanceOf(ForbiddenError);
    await showEvent(chief, await step(chief, id));
    expect((await getEvent(clerk, id)).isPublic).toBe(true);
    await updateEvent(
      clerk,
      EventChange.parse({
        ...eventInput({ ownerUnitId: world.rootId, title: '改了名称的恳谈会' }),
        ...(await step(clerk, id)),
      }),
    );
    expect(await getEvent(clerk, id)).toMatchObject({ isPublic: false, title: '改了名称的恳谈会' });
  });
});

describe('steps', () => {
  it('what has not begun is not closed, and a step on what was changed meanwhile is a conflict', async () => {
    const clerk = await world.actor('clerk');
    const coming = await seedEvent(world.rootId);
    await expect(closeEvent(clerk, { ...coming, headcount: 3, summary: '还没开' })).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
    const draft = await seedEvent(world.rootId, { state: 'draft' });
    const twice = await Promise.allSettled([publishEvent(clerk, draft), publishEvent(clerk, draft)]);
    expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('writes what came of it down, and every step stands in the history', async () => {
    const clerk = await world.actor('clerk');
    const past = await seedEvent(world.rootId, {
      startsOn: '2026-01-05',
      endsOn: '2026-01-05',
      title: '已开的会',
    });
    expect((await getEvent(clerk, past.id)).phase).toBe('over');
    await closeEvent(clerk, { ...past, headcount: 46, summary: '达成两项意向' });
    expect(await getEvent(clerk, past.id)).toMatchObject({
      phase: 'ended',
      headcount: 46,
      summary: '达成两项意向',
    });
    const verbs = await db.change.findMany({
      where: { noun: 'events', recordId: past.id },
      select: { verb: true },
      orderBy: { at: 'asc' },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(['create', 'close']);
    await expect(
      cancelEvent(clerk, { ...(await step(clerk, past.id)), reason: '晚了' }),
    ).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
  });
});

describe('the list', () => {
  it('finds by period, unit and phase; an event of two days stands in both', async () => {
    const clerk = await world.actor('clerk');
    await seedEvent(world.other.parkId, {
      ...{ title: '跨月展会', startsOn: '2098-01-31', endsOn: '2098-02-01', kind: 'fair' },
    });
    for (const period of [
      { from: '2098-01-31', to: '2098-01-31' },
      { from: '2098-02-01', to: '2098-02-28' },
    ]) {
      expect(await titles(clerk, period)).toEqual(['跨月展会']);
    }
    expect(await titles(clerk, { from: '2098-02-02', to: '2098-02-28' })).toEqual([]);
    // a county holds what its park holds
    expect(await titles(clerk, { unit: world.other.countyId, kind: 'fair' })).toEqual(['跨月展会']);
    expect(await titles(clerk, { unit: world.own.countyId, kind: 'fair' })).toEqual([]);
    const counts = await countEvents(clerk, { kind: 'fair' });
    expect(counts).toMatchObject({ all: 1, upcoming: 1, draft: 0 });
  });

  it('百城 counts the city: a place in a district is one of its city, a province alone is none', async () => {
    const place = async (code: string, level: 'province' | 'prefecture' | 'county', parents: string[]) =>
      db.place.create({
        data: { code, level, nameZh: code, fullName: code, ancestorIds: parents },
        select: { id: true },
      });
    const province = await place('440000', 'province', []);
    const city = await place('440100', 'prefecture', [province.id]);
    const district = await place('440106', 'county', [province.id, city.id]);
    const beijing = await place('110000', 'province', []);
    const haidian = await place('110108', 'county', [beijing.id]);
    const clerk = await world.actor('clerk');
    const enter = (placeId: string) =>
      createEvent(clerk, eventInput({ ownerUnitId: world.rootId, track: 'city', placeId }));
    const cityOf = async (id: string) =>
      (await db.event.findUniqueOrThrow({ where: { id }, select: { cityId: true } })).cityId;
    expect(await cityOf((await enter(district.id)).id)).toBe(city.id);
    expect(await cityOf((await enter(haidian.id)).id)).toBe(beijing.id);
    await expect(enter(province.id)).rejects.toMatchObject({
      fields: { placeId: [{ code: 'track_needs_city' }] },
    });
  });
});

describe('the board of 三百行动', () => {
  it('counts each city, chamber and circle once, ended events only, and every number opens to its events', async () => {
    const clerk = await world.actor('clerk');
    const city = await db.place.create({
      data: { code: '330100', level: 'prefecture', nameZh: '示例城', fullName: '示例城' },
      select: { id: true },
    });
    const held = { state: 'ended' as const, startsOn: '2026-01-05', endsOn: '2026-01-05' };
    await seedEvent(world.rootId, { ...held, track: 'city', placeId: city.id });
    await seedEvent(world.rootId, { ...held, track: 'city', placeId: city.id });
    // not held yet, called off, or of no track
    await seedEvent(world.rootId, { track: 'circle', circle: '还没办的圈' });
    await seedEvent(world.rootId, { state: 'cancelled', track: 'circle', circle: '取消的圈' });
    await seedEvent(world.rootId, { ...held, placeId: city.id });
    await seedEvent(world.rootId, { ...held, track: 'circle', circle: '金融圈' });
    await seedEvent(world.rootId, { ...held, track: 'circle', circle: '金融 圈' });
    await seedEvent(world.rootId, {
      ...{ ...held, track: 'chamber', chamberIds: [world.own.chamberId, world.other.chamberId] },
    });
    const board = await getBoard(clerk);
    expect(board.map(({ track, lines, events }) => [track, lines.length, events])).toEqual([
      ['city', 1, 2],
      ['chamber', 2, 1],
      ['circle', 1, 2],
    ]);
    for (const { track, lines, events } of board) {
      const page = EventPage.parse({ counted: '1', track });
      expect((await listEvents(clerk, page)).rows.length).toBe(events);
      for (const line of lines) {
        const own = await listEvents(clerk, EventPage.parse({ counted: '1', track, [track]: line.id }));
        expect(own.rows.length).toBe(line.events);
      }
    }
  });
});
