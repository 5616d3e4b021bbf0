'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { publishMember, setContactPublic, unpublishMember } from './commands/publish-officers';
import { ContactPublicInput, PublicationEnd, PublicationInput } from './schema-publication';

/** A member's consent to be named in public. */
export async function publishMemberAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, PublicationInput, async (actor, input) => {
    await publishMember(actor, input);
    return { redirectTo: backTo };
  });
}

/** That consent taken back. */
export async function unpublishMemberAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, PublicationEnd, async (actor, input) => {
    await unpublishMember(actor, input);
    return { redirectTo: backTo };
  });
}

/** The secretariat's telephone and address on the public page, or not. */
export async function setContactPublicAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ContactPublicInput, async (actor, input) => {
    await setContactPublic(actor, input);
    return { redirectTo: backTo };
  });
}
