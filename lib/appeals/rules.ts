import { addWorkdays, isYearNotLoaded, type WorkCalendar } from '@/lib/shared/workdays';

export const appealStates = ['registered', 'assigned', 'handling', 'answered', 'closed', 'returned'] as const;
export type AppealState = (typeof appealStates)[number];

export const appealActs = [
  'assign',
  'accept',
  'give_back',
  'answer',
  'redo',
  'close',
  'reopen',
  'note',
] as const;
export type AppealAct = (typeof appealActs)[number];

/** 满意度 as the call-back asks it; `not_said`: the asker could not be reached or gave no word. */
export const satisfactions = ['satisfied', 'basically', 'dissatisfied', 'not_said'] as const;
export type Satisfaction = (typeof satisfactions)[number];

const STEPS: Record<AppealAct, Partial<Record<AppealState, AppealState>>> = {
  assign: { registered: 'assigned', returned: 'assigned', assigned: 'assigned', handling: 'assigned' },
  accept: { registered: 'handling', assigned: 'handling' },
  give_back: { assigned: 'returned', handling: 'returned' },
  answer: { handling: 'answered' },
  redo: { answered: 'handling' },
  close: { answered: 'closed' },
  reopen: { closed: 'handling' },
  note: {
    ...{ registered: 'registered', assigned: 'assigned', handling: 'handling' },
    ...{ answered: 'answered', returned: 'returned' },
  },
};

/** Where an act leads, or null when the state does not allow it. */
export function stateAfter(act: AppealAct, state: AppealState): AppealState | null {
  return STEPS[act][state] ?? null;
}

/** Limits that are set by themselves; complex appeals have longer to be settled. */
export const limitSteps = ['accept', 'answer', 'close', 'close_complex'] as const;
export type LimitStep = (typeof limitSteps)[number];
export type StepLimits = Readonly<Record<LimitStep, number>>;

/** 接诉即办: taken on in one workday, answered in three, solved in fifteen, complex ones in thirty (domain.md 2.3). */
export const defaultLimits: StepLimits = { accept: 1, answer: 3, close: 15, close_complex: 30 };

/** The limits in force on a day: the newest that was set until then, else the defaults. Rows may come in any order. */
export function limitsOn(
  rows: readonly { step: string; workdays: number; validFrom: string }[],
  day: string,
): StepLimits {
  const inForce = rows
    .filter((row) => row.validFrom <= day)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  return { ...defaultLimits, ...Object.fromEntries(inForce.map(({ step, workdays }) => [step, workdays])) };
}

/** No step may be due before the one that comes first. */
export function limitsInOrder(limits: StepLimits): boolean {
  return limitSteps.every((step, at) => at === 0 || limits[step] >= limits[limitSteps[at - 1] ?? step]);
}

/** Workdays after the day of receipt within which each step is due (domain.md 2.3). */
export type AppealLimits = { accept: number; answer: number; close: number };

/** The last day of each step; null where the clock passes through a year whose calendar was not loaded. */
export type AppealClock = {
  acceptDueOn: string | null;
  answerDueOn: string | null;
  closeDueOn: string | null;
};

/** The clock from a day on; the day itself does not count. A year without a calendar is never guessed. */
export function clockFrom(calendar: WorkCalendar, from: string, limits: AppealLimits): AppealClock {
  const due = (workdays: number): string | null => {
    try {
      return addWorkdays(calendar, from, workdays);
    } catch (error) {
      if (isYearNotLoaded(error)) return null;
      throw error;
    }
  };
  return { acceptDueOn: due(limits.accept), answerDueOn: due(limits.answer), closeDueOn: due(limits.close) };
}

/** The day that counts now: of being taken on, of the answer, of the end. Closed ones have none. */
export function dueNow(state: AppealState, clock: AppealClock): string | null {
  if (state === 'closed') return null;
  if (state === 'handling') return clock.answerDueOn;
  return state === 'answered' ? clock.closeDueOn : clock.acceptDueOn;
}

/** What is due on that day, in the words of the three limits. */
export function dueStep(state: AppealState): 'accept' | 'answer' | 'close' | null {
  if (state === 'closed') return null;
  if (state === 'handling') return 'answer';
  return state === 'answered' ? 'close' : 'accept';
}

/** Late from the day after the last one. */
export function isLate(appeal: { state: AppealState; dueOn: string | null }, today: string): boolean {
  return appeal.state !== 'closed' && appeal.dueOn !== null && appeal.dueOn < today;
}

/** An asker who is not content gets the work done again; everybody else's word ends it. */
export function actOnWord(word: Satisfaction): 'redo' | 'close' {
  return word === 'dissatisfied' ? 'redo' : 'close';
}
