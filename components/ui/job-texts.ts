import { useTranslations } from 'next-intl';
import type { ProgressTexts } from './job-progress';

/** The words of a job's progress, for server components; the phases are the job's own. */
export function useJobTexts(phases: Readonly<Record<string, string>>): ProgressTexts {
  const t = useTranslations('ui.desk.job');
  return {
    phases,
    waiting: t('waiting'),
    facts: String(t.raw('facts')),
    factsOpen: String(t.raw('factsOpen')),
    rate: String(t.raw('rate')),
    left: String(t.raw('left')),
    seconds: String(t.raw('seconds')),
    minutes: String(t.raw('minutes')),
    cancelling: t('cancelling'),
  };
}
