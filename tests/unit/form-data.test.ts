import { describe, expect, it } from 'vitest';
import { formToObject, standingValues, typedValues } from '@/lib/shared/form-data';

describe('a record as a form names its fields', () => {
  it('prints ticks, lists, days and empty fields as the form sends them', () => {
    expect(
      standingValues({
        name: '示例',
        isKey: true,
        isReturn: false,
        kinds: ['expert', 'official'],
        receivedOn: new Date('2024-07-04T00:00:00Z'),
        jobs: 0,
        note: null,
      }),
    ).toEqual({
      name: '示例',
      isKey: 'on',
      isReturn: '',
      kinds: 'expert\nofficial',
      receivedOn: '2024-07-04',
      jobs: '0',
      note: '',
    });
  });

  it('is what the same form would send, so that equal values never look different', () => {
    const form = new FormData();
    form.append('kinds', 'expert');
    form.append('kinds', 'official');
    form.append('isKey', 'on');
    expect(standingValues({ kinds: ['expert', 'official'], isKey: true })).toEqual(typedValues(form));
    expect(formToObject(form)).toEqual({ kinds: ['expert', 'official'], isKey: 'on' });
  });
});
