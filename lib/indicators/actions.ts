'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { queryText } from '@/lib/shared/search-query';
import { lockMonth } from './commands/lock-month';
import { MonthLockInput } from './schema';

/** Locks a month; the page shows it locked. */
export async function lockMonthAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MonthLockInput, async (actor, input) => {
    await lockMonth(actor, input);
    return {
      redirectTo: `/desk/indicators/months${queryText({ unit: input.unit, month: input.month })}`,
    };
  });
}
