'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { changeCalendarDays, loadCalendarYear } from './commands';
import { CalendarDaysInput, CalendarYearInput } from './schema';

const page = (year: number): string => `/desk/system/calendar?year=${year}`;

/** Loads a year from the lines of its notice. */
export async function loadCalendarYearAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CalendarYearInput, async (actor, input) => ({
    redirectTo: page((await loadCalendarYear(actor, input)).year),
  }));
}

/** Changes some days of a loaded year. */
export async function changeCalendarDaysAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CalendarDaysInput, async (actor, input) => ({
    redirectTo: page((await changeCalendarDays(actor, input)).year),
  }));
}
