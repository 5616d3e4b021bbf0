import { z } from 'zod';
import {
  interactionChannels,
  InteractionInput,
  interactionOutcomes,
  interactionStates,
} from '@/lib/interactions/schema';
import { ListQuery } from './schema-query';

/** What the REST API answers of the log of contacts; the rest of the answers stands in schema.ts. */
const text = z.string();
const maybe = z.string().nullable();
const day = z.string().nullable().meta({ description: 'YYYY-MM-DD' });

const contact = {
  id: z.uuid(),
  channel: z.enum(interactionChannels),
  state: z.enum(interactionStates),
  happenedOn: text.meta({ description: 'YYYY-MM-DD' }),
  happenedAt: maybe.meta({ description: 'HH:MM' }),
  others: z.int().meta({ description: 'People outside the scope of the token: counted, not named.' }),
  subject: maybe,
  summary: maybe,
  outcome: z.enum(interactionOutcomes).nullable().meta({
    description: 'not_reached is an attempt and counts as no contact',
  }),
  difficulty: maybe,
  difficultyState: z.enum(['open', 'settled']).nullable(),
  nextOn: day,
  nextText: maybe,
  nextDoneOn: day,
  unit: maybe,
  isSample: z.boolean(),
};

export const ApiInteraction = z
  .object({
    ...contact,
    persons: z.array(z.object({ id: z.uuid(), name: text })).meta({ description: 'At most four' }),
    companyId: maybe,
    company: maybe,
    officers: z.array(z.object({ id: z.uuid(), name: text, unit: text })),
  })
  .meta({ id: 'Interaction', description: 'A contact with people or a firm (联系记录) in the log.' });

export const ApiInteractionDetail = z
  .object({
    ...contact,
    version: z.int(),
    place: maybe,
    persons: z.array(z.object({ id: z.uuid(), name: text, firm: maybe })),
    officers: z.array(z.object({ id: z.uuid(), name: text, unitId: z.uuid(), unit: text })),
    company: z.object({ id: z.uuid(), name: text }).nullable(),
    project: z.object({ id: z.uuid(), name: text }).nullable(),
    chamber: z.object({ id: z.uuid(), name: text }).nullable(),
    amountWan: maybe.meta({ description: 'Decimal text in 万元 (10,000 CNY)' }),
    leaderText: maybe,
    attendeesText: maybe,
    difficultyNote: maybe,
    difficultySettledOn: day,
    nextUser: z
      .object({ id: z.uuid(), name: text })
      .nullable()
      .meta({ description: 'Who has in hand what stands open' }),
    answersRequest: z.boolean(),
    requestReason: maybe,
    archivedOn: day,
    archivedReason: maybe,
  })
  .meta({
    id: 'InteractionDetail',
    description: 'A contact with its people, officers, next step and difficulty.',
  });

/** A whole contact with the version that was read; a newer one answers 409. */
export const InteractionPut = InteractionInput.safeExtend({ version: z.int() }).meta({
  id: 'InteractionPut',
  description:
    'The whole contact: fields left out are cleared. People, firm and project outside the scope of the token stay. A complete contact stays complete.',
});

/** Query of the list; what a page would ignore is refused (ListQuery). */
export const InteractionQuery = ListQuery.extend({
  q: z.string().max(60).optional().meta({ description: 'Person, firm, subject, summary or place' }),
  channel: z.enum(interactionChannels).optional(),
  state: z.enum(interactionStates).optional(),
  merchant: z.uuid().optional(),
  company: z.uuid().optional(),
  project: z.uuid().optional(),
  chamber: z.uuid().optional().meta({ description: 'The chamber that was called on' }),
  unit: z.uuid().optional().meta({ description: 'The unit that made the record, with those below it' }),
  officer: z.uuid().optional(),
  from: z.string().optional().meta({ description: 'YYYY-MM-DD' }),
  to: z.string().optional().meta({ description: 'YYYY-MM-DD' }),
  next: z.enum(['open', 'due', 'late']).optional(),
  difficulty: z.enum(['open', 'settled']).optional(),
});
