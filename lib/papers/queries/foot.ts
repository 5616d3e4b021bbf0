import { deskWords, type DeskWords } from '@/lib/i18n/desk-words';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { formatInstant } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canMakeBriefs } from '../policy';

/** What every paper carries: its texts, who takes it when and for what, the unit, the programme. */
export type PaperFrame = { words: DeskWords; footer: string; author: string; unit: string | null };

/** The line at the foot names the person, the unit, the moment and the occasion. */
export async function getPaperFrame(actor: PersonActor, reason: string): Promise<PaperFrame> {
  if (!canMakeBriefs(actor)) throw new ForbiddenError('papers.make');
  const [words, { profile }, unit] = await Promise.all([
    deskWords(),
    readPublicProgramme(),
    actor.unitId
      ? db.unit.findUnique({ where: { id: actor.unitId }, select: { name: true, shortName: true } })
      : null,
  ]);
  const who = [unit?.shortName, actor.userName].filter(Boolean).join(' ');
  return {
    words,
    footer: words('papers.desk.footer', { who, at: formatInstant(new Date()), reason }),
    author: profile.nameLong['zh-CN'],
    unit: unit?.name ?? null,
  };
}
