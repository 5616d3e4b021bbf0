import { describe, expect, it } from 'vitest';
import { bulkStates } from '@/lib/bulks/rules';
import { holderOf, stopping, undoing } from '@/lib/bulks/rules-run';

const by = { userId: 'u2', grantId: 'g2' };

describe('the life of a job that is stopped and taken back', () => {
  it('ends a waiting one at once, asks a running one, stops no other', () => {
    expect(stopping('queued')).toMatchObject({ state: 'cancelled', endedAt: expect.any(Date) as Date });
    expect(stopping('running')).toEqual({ cancelAsked: true });
    for (const state of bulkStates.filter((one) => one !== 'queued' && one !== 'running'))
      expect(() => stopping(state), state).toThrow('not_in_this_state');
  });

  it('takes back what has ended and done something, under the rights of whoever asks', () => {
    for (const state of ['done', 'cancelled', 'failed'] as const)
      expect(undoing(state, 3, by)).toMatchObject({
        state: 'undoing',
        total: 3,
        undoneBy: 'u2',
        undoGrantId: 'g2',
      });
    expect(() => undoing('done', 0, by)).toThrow('not_in_this_state');
    for (const state of ['queued', 'running', 'undoing', 'undone'] as const)
      expect(() => undoing(state, 3, by), state).toThrow('not_in_this_state');
  });

  it('goes on for whoever asked, and when it is taken back for whoever takes it back', () => {
    const job = { createdBy: 'u1', grantId: 'g1', undoneBy: 'u2', undoGrantId: 'g2' };
    expect(holderOf({ ...job, state: 'running' })).toEqual({ createdBy: 'u1', grantId: 'g1' });
    expect(holderOf({ ...job, state: 'undoing' })).toEqual({ createdBy: 'u2', grantId: 'g2' });
    expect(holderOf({ ...job, state: 'undoing', undoneBy: null, undoGrantId: null })).toEqual({
      createdBy: 'u1',
      grantId: 'g1',
    });
  });
});
