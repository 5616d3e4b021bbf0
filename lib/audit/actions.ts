'use server';

import { z } from 'zod';
import { formAction, type FormState } from '@/lib/server/form-action';
import { verifySeals } from './commands-seals';

/** Walks the chain now; the result stands on the page and in the log. */
export async function verifySealsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, z.object({}), async (actor) => {
    await verifySeals(actor);
    return { redirectTo: '/desk/audit?tab=verification' };
  });
}
