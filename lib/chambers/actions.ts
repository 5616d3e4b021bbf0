'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import type { PersonActor } from '@/lib/server/actor';
import { formAction, type FormState } from '@/lib/server/form-action';
import { changeChamberStatus } from './commands/change-status';
import { joinAlliance, leaveAlliance } from './commands/link-alliance';
import { linkMember } from './commands/link-member';
import { revealMemberPhone } from './commands/reveal-member';
import { createChambers, updateChamber } from './commands/write-chambers';
import { addMembers, endMembership, updateMember } from './commands/write-members';
import { saveTerm } from './commands/write-terms';
import {
  AllianceInput,
  ChamberChange,
  ChamberInput,
  MemberChange,
  MemberEndInput,
  MemberInput,
  MemberLinkInput,
  MemberRevealInput,
  StatusStepInput,
  TermInput,
} from './schema';

const recordPath = (id: string): string => `/desk/chambers/${id}`;

/** Officers go back to their own desk, staff to the chamber's record. */
function memberPath(actor: PersonActor, locale: string, member: { id: string; chamberId: string }): string {
  return actor.role === 'chamber_officer'
    ? localePath(toLocale(locale), `/chamber/members/${member.id}`)
    : `${recordPath(member.chamberId)}?member=${member.id}`;
}

/** New chamber from the form; opens the record. */
export async function createChamberAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChamberInput, async (actor, input) => ({
    redirectTo: recordPath((await createChambers(actor, [input])).ids[0] ?? ''),
  }));
}

/** Changed facts from the form; a newer version shows both sides. */
export async function updateChamberAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChamberChange, async (actor, input) => ({
    redirectTo: recordPath((await updateChamber(actor, input)).id),
  }));
}

/** A step of the status, with day and reason. */
export async function changeChamberStatusAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, StatusStepInput, async (actor, input) => ({
    redirectTo: recordPath((await changeChamberStatus(actor, input)).id),
  }));
}

/** A term with its offices. */
export async function saveTermAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TermInput, async (actor, input) => ({
    redirectTo: recordPath((await saveTerm(actor, input)).id),
  }));
}

/** Into an alliance; stays on the record from which it was done. */
export async function joinAllianceAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, AllianceInput, async (actor, input) => {
    await joinAlliance(actor, input);
    return { redirectTo: recordPath(backTo) };
  });
}

/** Out of an alliance. */
export async function leaveAllianceAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, AllianceInput, async (actor, input) => {
    await leaveAlliance(actor, input);
    return { redirectTo: recordPath(backTo) };
  });
}

/** New member, entered by the officer or the bureau. */
export async function addMemberAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MemberInput, async (actor, input) => {
    const { ids } = await addMembers(actor, input.chamberId, [input]);
    return { redirectTo: memberPath(actor, locale, { id: ids[0] ?? '', chamberId: input.chamberId }) };
  });
}

/** Changed entry. */
export async function updateMemberAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MemberChange, async (actor, input) => ({
    redirectTo: memberPath(actor, locale, await updateMember(actor, input)),
  }));
}

/** The end of a membership, with day and reason. */
export async function endMembershipAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MemberEndInput, async (actor, input) => ({
    redirectTo: memberPath(actor, locale, await endMembership(actor, input)),
  }));
}

/** The bureau's link of an entry to the ledger. */
export async function linkMemberAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MemberLinkInput, async (actor, input) => ({
    redirectTo: memberPath(actor, 'zh-CN', await linkMember(actor, input)),
  }));
}

/** One full phone number, after its audit row is written. */
export async function revealMemberAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MemberRevealInput, async (actor, input) => ({
    data: { value: (await revealMemberPhone(actor, input)).value },
  }));
}
