import { z } from 'zod';
import { isMonthKey } from '@/lib/shared/dates';
import { addressField } from '@/lib/shared/zod-fields';

const month = addressField(z.string().refine((text) => isMonthKey(text)));

/** Which unit and months a figure is asked for; a broken or missing part falls back to the reader's own. */
export const FigureQuestion = z.object({
  unit: addressField(z.uuid()),
  from: month,
  to: month,
  /** group whose lines are shown, when there are too many for one page */
  group: addressField(z.uuid()),
});
export type FigureQuestion = z.output<typeof FigureQuestion>;

/** Which unit's months are shown, and which one is open. */
export const MonthQuestion = z.object({ unit: addressField(z.uuid()), month });
export type MonthQuestion = z.output<typeof MonthQuestion>;

/** The contribution of chambers: of one year, or of all time. */
export const ContributionPage = z.object({
  year: addressField(z.coerce.number().int().min(2000).max(2100)),
});
export type ContributionPage = z.output<typeof ContributionPage>;
