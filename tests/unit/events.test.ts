import { describe, expect, it } from 'vitest';
import { endOfSignUp, instantOf, phaseOf, signUpEnds, stateAfter } from '@/lib/events/rules';
import { EventInput } from '@/lib/events/schema';

const at = (text: string) => new Date(`${text}+08:00`);
const event = {
  state: 'published' as const,
  startsAt: at('2026-05-01T09:00:00'),
  endsAt: at('2026-05-02T17:00:00'),
};

const input = (values: Record<string, unknown> = {}) =>
  EventInput.safeParse({
    title: '广州推介会',
    kind: 'promotion',
    ...{ startsOn: '2026-05-01', startsAt: '9：00', endsOn: '2026-05-01', endsAt: '11:30' },
    ownerUnitId: '018f0000-0000-7000-8000-000000000001',
    ...values,
  });
const problems = (values: Record<string, unknown>) =>
  input(values).error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];

describe('where an event stands', () => {
  it('follows the clock once it is published, and its own word otherwise', () => {
    expect(phaseOf(event, at('2026-05-01T08:59:59'))).toBe('upcoming');
    expect(phaseOf(event, at('2026-05-01T09:00:00'))).toBe('ongoing');
    expect(phaseOf(event, at('2026-05-02T17:00:00'))).toBe('ongoing');
    expect(phaseOf(event, at('2026-05-02T17:00:01'))).toBe('over');
    expect(phaseOf({ ...event, state: 'draft' }, at('2027-01-01T00:00:00'))).toBe('draft');
    expect(phaseOf({ ...event, state: 'ended' }, at('2026-05-01T10:00:00'))).toBe('ended');
  });

  it('a draft can’t be closed, an ended one neither published again nor cancelled', () => {
    expect(stateAfter('close', 'draft')).toBeNull();
    expect(stateAfter('publish', 'ended')).toBeNull();
    expect(stateAfter('cancel', 'ended')).toBeNull();
    expect(stateAfter('close', 'ended')).toBe('ended');
    expect(stateAfter('publish', 'cancelled')).toBeNull();
  });

  it('times are those of Shanghai; signing up ends with its day, at the latest when the event begins', () => {
    expect(instantOf('2026-05-01', '09:00').toISOString()).toBe('2026-05-01T01:00:00.000Z');
    expect(endOfSignUp('2026-04-30').toISOString()).toBe('2026-04-30T15:59:59.000Z');
    expect(signUpEnds({ ...event, signUpUntil: null })).toEqual(event.startsAt);
    expect(signUpEnds({ ...event, signUpUntil: endOfSignUp('2026-04-30') })).toEqual(
      endOfSignUp('2026-04-30'),
    );
    expect(signUpEnds({ ...event, signUpUntil: endOfSignUp('2026-05-01') })).toEqual(event.startsAt);
  });
});

describe('what is typed', () => {
  it('takes a full-width colon and a single digit hour', () => {
    expect(input().data).toMatchObject({ startsAt: '09:00', signUp: 'invited', chamberIds: [] });
  });

  it('refuses an end before the beginning, a late deadline, a foreign scheme', () => {
    expect(problems({ endsAt: '09:00' })).toEqual(['endsOn: ends_before_start']);
    expect(problems({ signUpUntil: '2026-05-02' })).toEqual(['signUpUntil: after_start']);
    expect(problems({ onlineUrl: 'javascript:alert(1)' })).toEqual(['onlineUrl: web_address']);
  });

  it('a track names what it counts', () => {
    expect(problems({ track: 'city' })).toEqual(['placeId: track_needs_city']);
    expect(problems({ track: 'chamber' })).toEqual(['chamberIds: track_needs_chamber']);
    expect(problems({ track: 'circle' })).toEqual(['circle: track_needs_circle']);
    expect(problems({ track: 'circle', circle: '在陕金融圈' })).toEqual([]);
  });
});
