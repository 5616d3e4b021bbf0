'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { safeNextPath } from '@/lib/server/safe-path';
import { endBasis, giveConsent, recordBasis } from './commands';
import { removeCare, saveBirthday, saveFamily } from './commands-care';
import { freezePerson, proposeErasure } from './commands-erase';
import {
  askForOneself,
  cancelRequest,
  changeTerm,
  decideRequest,
  recordRequest,
  verifyRequest,
} from './commands-requests';
import {
  CancelRequestInput,
  DecideRequestInput,
  FreezeInput,
  OwnRequestInput,
  ProposeErasureInput,
  RecordRequestInput,
  TermInput,
  VerifyRequestInput,
} from './schema-requests';
import { BasisInput, ConsentInput, EndBasisInput } from './schema';
import { BirthdayInput, FamilyInput, RemoveCareInput } from './schema-care';

/** Records a consent and returns to the page named by `back` (a person or a story). */
export async function giveConsentAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ConsentInput, async (actor, input) => {
    await giveConsent(actor, input);
    return { redirectTo: safeNextPath(back, '/desk') };
  });
}

/** Records a lawful basis and returns to the person's record. */
export async function recordBasisAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BasisInput, async (actor, input) => {
    await recordBasis(actor, input);
    return { redirectTo: `/desk/merchants/${input.merchantId}` };
  });
}

/** Ends a lawful basis, with a reason. */
export async function endBasisAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EndBasisInput, async (actor, input) => {
    const { merchantId } = await endBasis(actor, input);
    return { redirectTo: `/desk/merchants/${merchantId}` };
  });
}

const requestPath = (id: string): string => `/desk/privacy/requests/${id}`;

/** The person's own request; returns to the own requests named by `back`. */
export async function askForOneselfAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, OwnRequestInput, async (actor, input) => {
    const { number } = await askForOneself(actor, input);
    return { redirectTo: `${safeNextPath(back, '/my/requests')}?done=${number}` };
  });
}

/** The person takes the own request back. */
export async function cancelRequestAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, CancelRequestInput, async (actor, input) => {
    await cancelRequest(actor, input);
    return { redirectTo: safeNextPath(back, '/my/requests') };
  });
}

/** A request that reached the desk; opens it. */
export async function recordRequestAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RecordRequestInput, async (actor, input) => ({
    redirectTo: requestPath((await recordRequest(actor, input)).id),
  }));
}

/** How it was made sure who asked. */
export async function verifyRequestAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, VerifyRequestInput, async (actor, input) => ({
    redirectTo: requestPath((await verifyRequest(actor, input)).id),
  }));
}

/** The answer with reason and letter. */
export async function decideRequestAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, DecideRequestInput, async (actor, input) => ({
    redirectTo: requestPath((await decideRequest(actor, input)).id),
  }));
}

/** A term of keeping or answering. */
export async function changeTermAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TermInput, async (actor, input) => {
    await changeTerm(actor, input);
    return { redirectTo: '/desk/privacy/retention' };
  });
}

/** Sets a record aside. */
export async function freezePersonAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, FreezeInput, async (actor, input) => ({
    redirectTo: `/desk/merchants/${(await freezePerson(actor, input)).id}`,
  }));
}

/** Takes it back into use. */
export async function thawPersonAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, FreezeInput, async (actor, input) => ({
    redirectTo: `/desk/merchants/${(await freezePerson(actor, input, true)).id}`,
  }));
}

/** Proposes to erase a person. */
export async function proposeErasureAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ProposeErasureInput, async (actor, input) => {
    await proposeErasure(actor, input);
    return { redirectTo: `/desk/merchants/${input.merchantId}` };
  });
}

const carePath = (merchantId: string): string => `/desk/merchants/${merchantId}`;

/** A birthday that the person told. */
export async function saveBirthdayAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BirthdayInput, async (actor, input) => ({
    redirectTo: carePath((await saveBirthday(actor, input)).merchantId),
  }));
}

/** What the person told of the family. */
export async function saveFamilyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, FamilyInput, async (actor, input) => ({
    redirectTo: carePath((await saveFamily(actor, input)).merchantId),
  }));
}

/** Takes it out again. */
export async function removeCareAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RemoveCareInput, async (actor, input) => ({
    redirectTo: carePath((await removeCare(actor, input)).merchantId),
  }));
}
