import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { projectStages, projectStatuses } from './schema';

/** Orders that the list offers: a closed list, each with its index. */
export const projectOrders = ['updated', 'number'] as const;
export type ProjectOrder = (typeof projectOrders)[number];

/** Filters as they stand in the address. Unknown or broken values are ignored, never an error. */
export const ProjectFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  stage: addressField(z.enum(projectStages)),
  status: addressField(z.enum(projectStatuses)),
  unit: addressField(z.uuid()),
  chain: addressField(z.uuid()),
  park: addressField(z.uuid()),
  return: addressField(z.enum(['1', '0'])),
  order: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.enum(projectOrders).catch('updated'),
  ),
});
export type ProjectFilters = z.output<typeof ProjectFilters>;

/** The whole page state: filters, cursor and the opened side panel. */
export const ProjectPage = ProjectFilters.extend({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
  open: addressField(z.uuid()),
});
export type ProjectPage = z.output<typeof ProjectPage>;

/** Facets that the list counts under the other filters. */
export const ProjectFacetName = z.enum(['stage', 'status', 'unit', 'chain', 'park', 'return']);
export type ProjectFacetName = z.output<typeof ProjectFacetName>;

/** The form of a new project: the lead that becomes it. */
export const NewProjectPage = z.object({ lead: addressField(z.uuid()) });
