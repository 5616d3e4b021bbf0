'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import {
  createIndustryTag,
  createTier,
  retireIndustryTag,
  retireTier,
  updateIndustryTag,
  updateTier,
} from './commands';
import { setExportLimit } from './commands-limits';
import { ExportLimitInput } from './schema-limits';
import { IndustryTagChange, IndustryTagInput, RetirementInput, TierChange, TierInput } from './schema-tags';

const tagOf = ({ id }: { id: string }) => ({ redirectTo: `/desk/system?tag=${id}#tags` });
const tierOf = ({ id }: { id: string }) => ({ redirectTo: `/desk/system?tier=${id}#tiers` });

/** New industry tag from the system page. */
export async function createIndustryTagAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, IndustryTagInput, async (actor, input) =>
    tagOf(await createIndustryTag(actor, input)),
  );
}

/** Changed industry tag from the system page. */
export async function updateIndustryTagAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, IndustryTagChange, async (actor, input) =>
    tagOf(await updateIndustryTag(actor, input)),
  );
}

/** A tag out of use, or back. */
export async function retireIndustryTagAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RetirementInput, async (actor, input) =>
    tagOf(await retireIndustryTag(actor, input)),
  );
}

/** New step of strength or influence. */
export async function createTierAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TierInput, async (actor, input) => tierOf(await createTier(actor, input)));
}

/** Changed step. */
export async function updateTierAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TierChange, async (actor, input) => tierOf(await updateTier(actor, input)));
}

/** A step out of use, or back. */
export async function retireTierAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RetirementInput, async (actor, input) => tierOf(await retireTier(actor, input)));
}

/** How many persons leave the house without a second person. */
export async function setExportLimitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ExportLimitInput, async (actor, input) => {
    await setExportLimit(actor, input);
    return { redirectTo: '/desk/system#limits' };
  });
}
