'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import type { PersonActor } from '@/lib/server/actor';
import { formAction, type FormState } from '@/lib/server/form-action';
import { applyRosterImport, mapRosterImport, startRosterImport } from './commands/import-roster';
import { leaveOutRow, proposeRosterImport, refuseRosterImport } from './commands/propose-import';
import { discardRosterImport, undoRosterImport } from './commands/undo-roster-import';
import {
  RosterImportAct,
  RosterImportInput,
  RosterImportRefusal,
  RosterMappingInput,
  RosterRowChoice,
} from './schema';

/** Officers work at /chamber, staff on the desk. */
function importsPath(actor: PersonActor, locale: string): string {
  return actor.role === 'chamber_officer'
    ? localePath(toLocale(locale), '/chamber/import')
    : '/desk/chambers/imports';
}

/** An uploaded roster → the import's own page. */
export async function startRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportInput, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await startRosterImport(actor, input)).id}`,
  }));
}

/** Columns confirmed → preview. */
export async function mapRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterMappingInput, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await mapRosterImport(actor, input)).id}`,
  }));
}

/** The preview becomes the roster. */
export async function applyRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportAct, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await applyRosterImport(actor, input)).id}`,
  }));
}

/** The preview goes to the bureau as one proposal. */
export async function proposeRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportAct, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await proposeRosterImport(actor, input)).id}`,
  }));
}

/** The bureau refuses a proposed sheet. */
export async function refuseRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportRefusal, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await refuseRosterImport(actor, input)).id}`,
  }));
}

/** One row left out, or taken in again; stays on the same rows. */
export async function leaveOutRowAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterRowChoice, async (actor, input) => {
    await leaveOutRow(actor, input);
    return { redirectTo: backTo };
  });
}

/** Back, as far as nobody has worked on it since. */
export async function undoRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportAct, async (actor, input) => ({
    redirectTo: `${importsPath(actor, locale)}/${(await undoRosterImport(actor, input)).id}`,
  }));
}

/** Given up before it was written. */
export async function discardRosterImportAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RosterImportAct, async (actor, input) => {
    await discardRosterImport(actor, input);
    return { redirectTo: importsPath(actor, locale) };
  });
}
