'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { endChamberAgreement, saveChamberAgreement } from './commands/keep-agreements';
import { attachChamberPapers, detachChamberPaper } from './commands/keep-papers';
import { removeChamberSupport, saveChamberSupport } from './commands/keep-supports';
import {
  ChamberAgreementEnd,
  ChamberAgreementInput,
  ChamberPaperRemoval,
  ChamberPapersInput,
  ChamberSupportInput,
  ChamberSupportRemoval,
} from './schema-partners';

const at = (id: string, part: string): { redirectTo: string } => ({
  redirectTo: `/desk/chambers/${id}#${part}`,
});

/** Papers under the role that says what they prove. */
export async function attachChamberPapersAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ChamberPapersInput, async (actor, input) =>
    at((await attachChamberPapers(actor, input)).id, 'steps'),
  );
}

/** A paper comes off; stays at the part of the record where it hung. */
export async function detachChamberPaperAction(
  part: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ChamberPaperRemoval, async (actor, input) =>
    at((await detachChamberPaper(actor, input)).id, part),
  );
}

/** An agreement, new or changed. */
export async function saveChamberAgreementAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ChamberAgreementInput, async (actor, input) =>
    at((await saveChamberAgreement(actor, input)).chamberId, 'agreements'),
  );
}

/** The end of an agreement, with day and reason. */
export async function endChamberAgreementAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ChamberAgreementEnd, async (actor, input) =>
    at((await endChamberAgreement(actor, input)).chamberId, 'agreements'),
  );
}

/** What a chamber was given, new or changed. */
export async function saveChamberSupportAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChamberSupportInput, async (actor, input) =>
    at((await saveChamberSupport(actor, input)).chamberId, 'supports'),
  );
}

/** A measure that was entered by mistake. */
export async function removeChamberSupportAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ChamberSupportRemoval, async (actor, input) =>
    at((await removeChamberSupport(actor, input)).chamberId, 'supports'),
  );
}
