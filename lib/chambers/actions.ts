'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import type { PersonActor } from '@/lib/server/actor';
import { formAction, type FormState } from '@/lib/server/form-action';
import { attestRoster } from './commands/attest-roster';
import { changeChamberStatus } from './commands/change-status';
import { raiseDues, recordDuesPaid, saveDuesRules, waiveDues } from './commands/keep-dues';
import { joinAlliance, leaveAlliance } from './commands/link-alliance';
import { linkMember } from './commands/link-member';
import {
  acceptProposal,
  proposeRosterChange,
  refuseProposal,
  setRosterMode,
  withdrawProposal,
} from './commands/propose-roster';
import { revealMemberPhone } from './commands/reveal-member';
import { createChambers, updateChamber } from './commands/write-chambers';
import { addMembers, endMembership, updateMember } from './commands/write-members';
import { saveTerm } from './commands/write-terms';
import { getChamber } from './queries/get-chamber';
import { getMember } from './queries/members';
import {
  AllianceInput,
  AttestInput,
  ChamberChange,
  ChamberInput,
  DuesPaidInput,
  DuesRaiseInput,
  DuesRulesInput,
  DuesWaiveInput,
  MemberChange,
  MemberEndInput,
  MemberInput,
  MemberLinkInput,
  MemberRevealInput,
  ProposalAct,
  ProposalRefusal,
  RosterModeInput,
  StatusStepInput,
  TermInput,
  type RosterProposalInput,
} from './schema';

const recordPath = (id: string): string => `/desk/chambers/${id}`;

/** Officers go back to their own desk, staff to the chamber's record. */
function memberPath(actor: PersonActor, locale: string, member: { id: string; chamberId: string }): string {
  return actor.role === 'chamber_officer'
    ? localePath(toLocale(locale), `/chamber/members/${member.id}`)
    : `${recordPath(member.chamberId)}?member=${member.id}`;
}

/** Where the bureau keeps the roster, an officer's form becomes a proposal. */
async function propose(
  actor: PersonActor,
  locale: string,
  input: RosterProposalInput,
): Promise<{ redirectTo: string }> {
  await proposeRosterChange(actor, input);
  return { redirectTo: localePath(toLocale(locale), '/chamber/proposals') };
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
    if ((await getChamber(actor, input.chamberId)).can.proposeRoster)
      return propose(actor, locale, { kind: 'add', entry: input });
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
  return formAction(form, MemberChange, async (actor, input) =>
    (await getMember(actor, input.id)).can.propose
      ? propose(actor, locale, { kind: 'change', entry: input })
      : { redirectTo: memberPath(actor, locale, await updateMember(actor, input)) },
  );
}

/** The end of a membership, with day and reason. */
export async function endMembershipAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MemberEndInput, async (actor, input) =>
    (await getMember(actor, input.id)).can.propose
      ? propose(actor, locale, { kind: 'end', entry: input })
      : { redirectTo: memberPath(actor, locale, await endMembership(actor, input)) },
  );
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

/** What the chamber asks of its members, from a day on. */
export async function saveDuesRulesAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, DuesRulesInput, async (actor, input) => {
    await saveDuesRules(actor, input);
    return { redirectTo: backTo };
  });
}

/** Lines of the dues ledger for all present members. */
export async function raiseDuesAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, DuesRaiseInput, async (actor, input) => {
    const { added } = await raiseDues(actor, input);
    return { redirectTo: `${backTo}?raised=${added}` };
  });
}

/** What has been paid on a line. */
export async function recordDuesPaidAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, DuesPaidInput, async (actor, input) => ({
    redirectTo: memberPath(actor, locale, await recordDuesPaid(actor, input)),
  }));
}

/** A line that is not asked for. */
export async function waiveDuesAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, DuesWaiveInput, async (actor, input) => ({
    redirectTo: memberPath(actor, locale, await waiveDues(actor, input)),
  }));
}

/** The bureau accepts what an officer proposed; stays on the page that it was decided on. */
export async function acceptProposalAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ProposalAct, async (actor, input) => {
    await acceptProposal(actor, input);
    return { redirectTo: backTo };
  });
}

/** The bureau refuses it, with the reason. */
export async function refuseProposalAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ProposalRefusal, async (actor, input) => {
    await refuseProposal(actor, input);
    return { redirectTo: backTo };
  });
}

/** The officer takes it back. */
export async function withdrawProposalAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ProposalAct, async (actor, input) => {
    await withdrawProposal(actor, input);
    return { redirectTo: backTo };
  });
}

/** How the roster is kept. */
export async function setRosterModeAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RosterModeInput, async (actor, input) => ({
    redirectTo: recordPath((await setRosterMode(actor, input)).id),
  }));
}

/** 已核对, under seal. */
export async function attestRosterAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, AttestInput, async (actor, input) => {
    await attestRoster(actor, input);
    return { redirectTo: backTo };
  });
}
