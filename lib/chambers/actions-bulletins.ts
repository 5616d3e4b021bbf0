'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { formAction, type FormState } from '@/lib/server/form-action';
import {
  archiveBulletin,
  postToChambers,
  readBulletin,
  removeBulletinPaper,
  updateBulletin,
  writeBulletin,
} from './commands/write-bulletins';
import {
  BulletinAct,
  BulletinArchive,
  BulletinChange,
  BulletinInput,
  BulletinPaper,
  ChamberPostInput,
} from './schema-bulletins';

/** A chamber's notice to its members. */
export async function writeBulletinAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, BulletinInput, async (actor, input) => {
    const { id } = await writeBulletin(actor, input);
    return { redirectTo: localePath(toLocale(locale), `/chamber/bulletin/${id}`) };
  });
}

/** The unit's notice to chambers. */
export async function postToChambersAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChamberPostInput, async (actor, input) => {
    const { id } = await postToChambers(actor, input);
    return { redirectTo: `/desk/chambers/bulletins/${id}` };
  });
}

/** Changed words or days; stays on the page that it was changed on. */
export async function updateBulletinAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, BulletinChange, async (actor, input) => {
    await updateBulletin(actor, input);
    return { redirectTo: backTo };
  });
}

/** Taken off; back to the list. */
export async function archiveBulletinAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, BulletinArchive, async (actor, input) => {
    await archiveBulletin(actor, input);
    return { redirectTo: backTo };
  });
}

/** One paper less. */
export async function removeBulletinPaperAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, BulletinPaper, async (actor, input) => {
    await removeBulletinPaper(actor, input);
    return { redirectTo: backTo };
  });
}

/** 已阅. */
export async function readBulletinAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, BulletinAct, async (actor, input) => {
    await readBulletin(actor, input);
    return { redirectTo: backTo };
  });
}
