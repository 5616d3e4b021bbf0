import { z } from 'zod';
import {
  checkboxField,
  dayField,
  idField,
  quantityField,
  requiredText,
  textField,
} from '@/lib/shared/zod-fields';

const idList = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(idField).max(30, { error: 'too_many' }),
);

export const parkLevels = ['national', 'province', 'prefecture', 'county'] as const;

/**
 * A park as staff write it (C12): land in 亩, plants in ㎡, guiding rent in 元/㎡·月, land price in 万元/亩, floor load in
 * kg/㎡, power in kVA. Facts carry the day on which they were true.
 */
export const ParkInput = z
  .object({
    name: requiredText(60, 2),
    summary: textField(600),
    level: z.enum(parkLevels, { error: 'not_in_list' }).optional(),
    countyName: textField(30),
    areaMu: quantityField.optional(),
    availableMu: quantityField.optional(),
    plantSqm: quantityField.optional(),
    rentYuan: quantityField.optional(),
    landPriceWan: quantityField.optional(),
    floorLoadKg: quantityField.optional(),
    powerKva: quantityField.optional(),
    factsOn: dayField.optional(),
    chainIds: idList,
    sourceQuote: textField(400),
    ownerUnitId: idField,
    isPublic: checkboxField,
  })
  .superRefine((input, context) => {
    const facts = [
      input.availableMu,
      input.plantSqm,
      input.rentYuan,
      input.landPriceWan,
      input.floorLoadKg,
      input.powerKva,
    ];
    if (facts.some((fact) => fact !== undefined) && !input.factsOn) {
      context.addIssue({ code: 'custom', path: ['factsOn'], message: 'required' });
    }
    if (input.areaMu && input.availableMu && Number(input.availableMu) > Number(input.areaMu)) {
      context.addIssue({ code: 'custom', path: ['availableMu'], message: 'available_over_area' });
    }
  });
export type ParkInput = z.output<typeof ParkInput>;

/** An edit: the park and the version that was read. */
export const ParkChange = ParkInput.safeExtend({ id: z.uuid(), version: z.coerce.number().int() });
export type ParkChange = z.output<typeof ParkChange>;
