'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { attachProjectPapers, detachProjectPaper } from './commands/attach-papers';
import { convertLead } from './commands/convert-lead';
import { createProjects } from './commands/create-projects';
import { moveStage, setProjectStatus } from './commands/move-stage';
import { setCreditShares } from './commands/set-shares';
import { updateProject } from './commands/update-project';
import {
  PaperRemoval,
  PapersInput,
  ProjectChange,
  ProjectInput,
  ProjectOfLead,
  SharesInput,
  StageMove,
  StatusChange,
} from './schema';

const recordOf = ({ id }: { id: string }) => ({ redirectTo: `/desk/projects/${id}` });

/** New project from the form; opens the record. */
export async function createProjectAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ProjectInput, async (actor, input) => {
    const { ids } = await createProjects(actor, [input]);
    return { redirectTo: `/desk/projects/${ids[0]}` };
  });
}

/** New project out of a lead, which is converted by it; opens the record. */
export async function convertLeadAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ProjectOfLead, async (actor, input) => recordOf(await convertLead(actor, input)));
}

/** Changed project from the form; a newer version shows both sides. */
export async function updateProjectAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ProjectChange, async (actor, input) => recordOf(await updateProject(actor, input)));
}

/** To another stage. */
export async function moveStageAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StageMove, async (actor, input) => recordOf(await moveStage(actor, input)));
}

/** Another status. */
export async function setStatusAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StatusChange, async (actor, input) =>
    recordOf(await setProjectStatus(actor, input)),
  );
}

/** Credit split over units from a day on. */
export async function setSharesAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, SharesInput, async (actor, input) => recordOf(await setCreditShares(actor, input)));
}

/** Papers of a role. */
export async function attachPapersAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PapersInput, async (actor, input) =>
    recordOf(await attachProjectPapers(actor, input)),
  );
}

/** One paper off. */
export async function detachPaperAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PaperRemoval, async (actor, input) =>
    recordOf(await detachProjectPaper(actor, input)),
  );
}
