import { beforeAll, describe, expect, it } from 'vitest';
import { everyKeptLink } from '@/lib/api/links';
import { inviteMerchants, keepAttendee, markAllInvited } from '@/lib/events/commands/keep-attendees';
import { answerOwn, signUpMembers, withdrawMember } from '@/lib/events/commands/sign-up';
import { countAttendees, listAttendees } from '@/lib/events/queries/attendees';
import { getChamberEvent, listChamberEvents, listMembersToSignUp } from '@/lib/events/queries/chamber-events';
import { listEventsOfMerchant } from '@/lib/events/queries/events-of';
import { previewInvitees } from '@/lib/events/queries/invitees';
import { listOwnEvents } from '@/lib/events/queries/own-events';
import { AttendeePage } from '@/lib/events/search-params';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { recordAttendance } from '@/lib/interactions/commands/record-attendance';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';
import {
  listInteractionsOfEvent,
  listInteractionsOfMerchant,
} from '@/lib/interactions/queries/list-interactions';
import { questionOf } from '@/lib/merchants/schema-question';
import { eraseRows } from '@/lib/privacy/commands-erase-rows';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedMember } from '@/tests/factories/chambers';
import { seedAttendee, seedEvent } from '@/tests/factories/events';
import { interactionInput } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const people = async (actor: Actor, id: string) =>
  (await listAttendees(actor, id, AttendeePage.parse({}))).rows;
const byHand = (id: string, merchantIds: string[]) => ({ id, query: '', ids: '', merchantIds });
const signUp = (id: string, memberIds: string[]) => ({ id, memberIds, isTold: true });
const full = { fields: { _form: [{ code: 'event_full' }] } };

describe('who is put on the list', () => {
  it('never whoever asked not to be contacted or has no lawful basis, and the preview says how many and why', async () => {
    const clerk = await world.actor('clerk');
    const event = await seedEvent(world.rootId, { signUp: 'invited' });
    const [free, listed, unwilling, baseless] = await Promise.all([
      seedMerchant(world.own.countyId, { name: '名单甲' }),
      seedMerchant(world.own.countyId, { name: '名单乙' }),
      seedMerchant(world.own.countyId, { name: '名单丙', doNotContact: true }),
      seedMerchant(world.own.countyId, { name: '名单丁' }, null),
    ]);
    await inviteMerchants(clerk, byHand(event.id, [listed.id]));
    // a question that asks for what a record without a basis withholds does not find it: by id it does
    const ids = [free, listed, unwilling, baseless].map(({ id }) => id).join(',');
    expect(await previewInvitees(clerk, event.id, questionOf({ query: '', ids }))).toEqual({
      ...{ asked: 4, isTooMany: false, ready: 1 },
      leftOut: [
        { reason: 'listed', count: 1 },
        { reason: 'do_not_contact', count: 1 },
        { reason: 'no_basis', count: 1 },
      ],
    });
    expect(await inviteMerchants(clerk, { id: event.id, query: '', ids, merchantIds: [] })).toMatchObject({
      ...{ added: 1, leftOut: 3 },
    });
    expect((await people(clerk, event.id)).map(({ name, state }) => [name, state])).toEqual([
      ['名单乙', 'planned'],
      ['名单甲', 'planned'],
    ]);
  });

  it('only people whom the actor may see, each once however often one is asked for', async () => {
    const filler = await world.actor('filler');
    const event = await seedEvent(world.own.countyId, { signUp: 'invited' });
    const mine = await seedMerchant(world.own.countyId, { name: '本县人' });
    const foreign = await seedMerchant(world.other.countyId, { name: '外县人' });
    const both = [mine.id, foreign.id];
    await Promise.all([
      inviteMerchants(filler, byHand(event.id, both)),
      inviteMerchants(filler, byHand(event.id, both)),
    ]);
    expect((await people(filler, event.id)).map((row) => row.name)).toEqual(['本县人']);
    await expect(people(filler, (await seedEvent(world.other.countyId)).id)).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });

  it('who is invited only learns of it when invited', async () => {
    const clerk = await world.actor('clerk');
    const merchant = await world.actor('merchant');
    const { id } = await seedEvent(world.rootId, { signUp: 'invited', title: '只邀请的会' });
    const mine = async () => (await listOwnEvents(merchant)).find((row) => row.id === id);
    await inviteMerchants(clerk, byHand(id, [world.own.merchantId]));
    expect(await mine()).toBeUndefined();
    await expect(answerOwn(merchant, { id, answer: 'sign_up' })).rejects.toBeInstanceOf(NotFoundError);
    await markAllInvited(clerk, { id });
    expect(await mine()).toMatchObject({ own: 'invited', can: { signUp: true, decline: true } });
    await answerOwn(merchant, { id, answer: 'decline' });
    expect(await mine()).toMatchObject({ own: 'declined' });
  });
});

describe('places', () => {
  it('two who sign up for the last place at once: one has it', async () => {
    const clerk = await world.actor('clerk');
    const officer = await world.actor('chamber_officer');
    const merchant = await world.actor('merchant');
    for (let round = 0; round < 5; round += 1) {
      const { id } = await seedEvent(world.rootId, { capacity: 1 });
      const member = await seedMember(world.own.chamberId);
      const results = await Promise.allSettled([
        signUpMembers(officer, signUp(id, [member])),
        answerOwn(merchant, { id, answer: 'sign_up' }),
      ]);
      expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await countAttendees(clerk, id)).signed_up).toBe(1);
    }
  });

  it('a chamber gets places for all it asks for or for none; one taken back is free again', async () => {
    const officer = await world.actor('chamber_officer');
    const merchant = await world.actor('merchant');
    const { id } = await seedEvent(world.rootId, { capacity: 2 });
    const members = await Promise.all([1, 2, 3].map(() => seedMember(world.own.chamberId)));
    await expect(signUpMembers(officer, signUp(id, members))).rejects.toMatchObject({
      fields: { memberIds: [{ code: 'event_places_left', values: { left: 2 } }] },
    });
    await signUpMembers(officer, signUp(id, members.slice(0, 2)));
    await expect(answerOwn(merchant, { id, answer: 'sign_up' })).rejects.toMatchObject(full);
    const [first] = (await getChamberEvent(officer, id)).own;
    await withdrawMember(officer, { id: first?.id ?? '' });
    await answerOwn(merchant, { id, answer: 'sign_up' });
    expect((await listOwnEvents(merchant)).find((row) => row.id === id)).toMatchObject({
      ...{ own: 'signed_up', can: { withdraw: true } },
    });
  });

  it('the deadline holds for signing up and for taking it back; the bureau still writes answers down', async () => {
    const clerk = await world.actor('clerk');
    const merchant = await world.actor('merchant');
    const { id } = await seedEvent(world.rootId, { capacity: 5 });
    await answerOwn(merchant, { id, answer: 'sign_up' });
    await db.event.update({
      where: { id },
      data: { signUpUntil: new Date(Date.now() - 60_000) },
      select: { id: true },
    });
    const over = { fields: { _form: [{ code: 'sign_up_over' }] } };
    await expect(answerOwn(merchant, { id, answer: 'withdraw' })).rejects.toMatchObject(over);
    const officer = await world.actor('chamber_officer');
    const member = await seedMember(world.own.chamberId);
    await expect(signUpMembers(officer, signUp(id, [member]))).rejects.toMatchObject(over);
    const [row] = await people(clerk, id);
    await keepAttendee(clerk, { id: row?.id ?? '', version: row?.version ?? 0, act: 'decline' });
    expect((await countAttendees(clerk, id)).declined).toBe(1);
  });
});

describe('what a chamber sees', () => {
  it('its own sign-ups and nobody else’s; a member of another chamber does not exist for it', async () => {
    const officer = await world.actor('chamber_officer');
    const { id } = await seedEvent(world.rootId, { signUp: 'chambers' });
    const mine = await seedMember(world.own.chamberId, { entryName: '本会会员' });
    const foreign = await seedMember(world.other.chamberId, { entryName: '外会会员' });
    await expect(signUpMembers(officer, signUp(id, [mine, foreign]))).rejects.toBeInstanceOf(NotFoundError);
    await signUpMembers(officer, signUp(id, [mine]));
    const row = await db.eventAttendee.create({
      data: {
        ...{ eventId: id, source: 'roster', membershipId: foreign, chamberId: world.other.chamberId },
        ...{ channel: 'chamber', state: 'signed_up' },
      },
      select: { id: true },
    });
    const seen = await getChamberEvent(officer, id);
    expect(seen.own.map((one) => one.name)).toEqual(['本会会员']);
    expect(seen.ownSignedUp).toBe(1);
    expect((await listMembersToSignUp(officer, id, '外会')).length).toBe(0);
    await expect(withdrawMember(officer, { id: row.id })).rejects.toBeInstanceOf(NotFoundError);
  });

  it('no event that names other chambers, is for invited people only, or is a draft', async () => {
    const officer = await world.actor('chamber_officer');
    const hidden = await Promise.all([
      seedEvent(world.rootId, { chamberIds: [world.other.chamberId], signUp: 'open' }),
      seedEvent(world.rootId, { signUp: 'invited' }),
      seedEvent(world.rootId, { state: 'draft' }),
    ]);
    const named = await seedEvent(world.rootId, { chamberIds: [world.own.chamberId], signUp: 'chambers' });
    const ids = (await listChamberEvents(officer)).map((row) => row.id);
    expect(ids).toContain(named.id);
    for (const { id } of hidden) {
      expect(ids).not.toContain(id);
      await expect(getChamberEvent(officer, id)).rejects.toBeInstanceOf(NotFoundError);
    }
  });

  it('a member who is in the ledger and invited by the bureau holds one place, not two', async () => {
    const clerk = await world.actor('clerk');
    const officer = await world.actor('chamber_officer');
    const { id } = await seedEvent(world.rootId, { signUp: 'open', capacity: 1 });
    const person = await seedMerchant(world.own.countyId, { name: '台账里的会员' });
    const member = await seedMember(world.own.chamberId, { entryName: '会员（名册写法）' });
    await db.membership.update({
      where: { id: member },
      data: { merchantId: person.id },
      select: { id: true },
    });
    await inviteMerchants(clerk, byHand(id, [person.id]));
    await signUpMembers(officer, signUp(id, [member]));
    expect((await signUpMembers(officer, signUp(id, [member]))).signedUp).toBe(0);
    // the bureau reads the ledger's name, the chamber its own
    expect((await people(clerk, id)).map(({ name, state }) => [name, state])).toEqual([
      ['台账里的会员', 'signed_up'],
    ]);
    expect((await getChamberEvent(officer, id)).own.map((row) => row.name)).toEqual(['会员（名册写法）']);
  });
});

describe('at the door', () => {
  it('nobody is checked in before the day; on the day each once, and a tick by mistake is taken back', async () => {
    const clerk = await world.actor('clerk');
    const officer = await world.actor('chamber_officer');
    const coming = await seedEvent(world.rootId);
    await signUpMembers(officer, signUp(coming.id, [await seedMember(world.own.chamberId)]));
    const [early] = await people(clerk, coming.id);
    expect(early?.acts).toEqual(['decline']);
    await expect(
      keepAttendee(clerk, { id: early?.id ?? '', version: early?.version ?? 0, act: 'attend' }),
    ).rejects.toMatchObject({ code: 'not_in_this_state' });

    await db.event.update({
      where: { id: coming.id },
      data: { startsAt: new Date(), endsAt: new Date(`${addDays(today(), 1)}T10:00:00Z`) },
      select: { id: true },
    });
    const [row] = await people(clerk, coming.id);
    const act = { id: row?.id ?? '', version: row?.version ?? 0 };
    const twice = await Promise.allSettled([
      keepAttendee(clerk, { ...act, act: 'attend' }),
      keepAttendee(clerk, { ...act, act: 'attend' }),
    ]);
    expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    await keepAttendee(clerk, { ...act, version: act.version + 1, act: 'reopen' });
    expect((await countAttendees(clerk, coming.id)).signed_up).toBe(1);
  });

  it('erasing a person takes the name out and leaves that somebody was there', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedEvent(world.rootId);
    const person = await seedMerchant(world.own.countyId, { name: '要求删除的人' });
    await inviteMerchants(clerk, byHand(id, [person.id]));
    await db.eventAttendee.updateMany({ where: { eventId: id }, data: { state: 'attended' } });
    expect((await people(clerk, id)).map((row) => row.name)).toEqual(['要求删除的人']);
    await inTransaction((tx) => eraseRows(tx, everyKeptLink, [person.id]));
    expect(await people(clerk, id)).toMatchObject([
      { name: null, merchantId: null, isErased: true, state: 'attended' },
    ]);
  });
});

describe('attendance as a contact', () => {
  it('is written for each person who came, once, and stands on the person’s record', async () => {
    const clerk = await world.actor('clerk');
    const filler = await world.actor('filler');
    const { id } = await seedEvent(world.rootId, {
      ...{ startsOn: '2026-01-06', endsOn: '2026-01-06', title: '记入联系的会', state: 'ended' },
    });
    const [came, unwilling, missing] = await Promise.all([
      seedMerchant(world.own.countyId, { name: '到场甲' }),
      seedMerchant(world.own.countyId, { name: '到场乙', doNotContact: true }),
      seedMerchant(world.own.countyId, { name: '未到丙' }),
    ]);
    await seedAttendee(id, came.id, 'attended');
    await seedAttendee(id, unwilling.id, 'attended');
    await seedAttendee(id, missing.id, 'absent');
    await expect(recordAttendance(filler, { id })).rejects.toBeInstanceOf(ForbiddenError);
    const both = await Promise.all([recordAttendance(clerk, { id }), recordAttendance(clerk, { id })]);
    expect(both.map((one) => one.recorded).sort()).toEqual([0, 2]);
    expect((await recordAttendance(clerk, { id })).recorded).toBe(0);
    const contacts = await listInteractionsOfMerchant(clerk, came.id);
    expect(contacts.rows).toMatchObject([{ channel: 'meeting', happenedOn: '2026-01-06' }]);
    expect((await listInteractionsOfMerchant(clerk, missing.id)).rows).toEqual([]);
    expect((await listInteractionsOfEvent(clerk, id)).rows.length).toBe(2);
    expect(await listEventsOfMerchant(clerk, came.id)).toMatchObject([
      { id, title: '记入联系的会', state: 'attended' },
    ]);
  });

  it('a contact names an event that its writer may know of, and no draft of others', async () => {
    const filler = await world.actor('filler');
    const draft = await seedEvent(world.other.countyId, { state: 'draft' });
    const published = await seedEvent(world.other.countyId, { title: '乙县公开的会' });
    const log = (eventId: string) =>
      createInteractions(filler, [interactionInput([world.own.merchantId], { eventId })]);
    await expect(log(draft.id)).rejects.toBeInstanceOf(NotFoundError);
    const { ids } = await log(published.id);
    expect((await getInteraction(filler, ids[0] ?? '')).event).toEqual({
      id: published.id,
      name: '乙县公开的会',
    });
  });
});
