import type { PersonActor } from '@/lib/server/actor';
import type { Paper } from '@/lib/server/paper/paper';
import { today } from '@/lib/shared/dates';
import { briefPaper, ROOMY_CUT } from '../rules-brief';
import { getBrief } from './brief';
import { getPaperFrame } from './foot';

/** The brief of a person as its page shows it: as much of every part as a paper ever has. Refuses as `getBrief`. */
export async function getBriefPaper(
  actor: PersonActor,
  merchantId: string,
): Promise<{ name: string; paper: Paper }> {
  const [brief, frame] = await Promise.all([getBrief(actor, merchantId), getPaperFrame(actor, '')]);
  return {
    name: brief.merchant.name,
    paper: briefPaper(brief, frame.words, { ...frame, cut: ROOMY_CUT, on: today() }),
  };
}
