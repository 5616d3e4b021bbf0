import { z } from 'zod';
import { checkboxField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { parseLinkLines } from './rules';

/** A chain as staff write it (C12). `linkText` holds one link per line, “缺 精密铸件”. */
export const ChainInput = z
  .object({
    name: requiredText(40, 2),
    summary: textField(600),
    leadUnitId: idField.optional(),
    chiefText: textField(60),
    industryTagId: idField.optional(),
    linkText: textField(1600),
    sourceQuote: textField(400),
    isPublic: checkboxField,
  })
  .superRefine((input, context) => {
    if (parseLinkLines(input.linkText ?? '').badLine !== null) {
      context.addIssue({ code: 'custom', path: ['linkText'], message: 'too_many' });
    }
  });
export type ChainInput = z.output<typeof ChainInput>;

/** An edit: the chain and the version that was read. */
export const ChainChange = ChainInput.safeExtend({ id: z.uuid(), version: z.coerce.number().int() });
export type ChainChange = z.output<typeof ChainChange>;
