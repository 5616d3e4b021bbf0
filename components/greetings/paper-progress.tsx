import { useTranslations } from 'next-intl';
import { JobProgress } from '@/components/ui/job-progress';
import { useJobTexts } from '@/components/ui/job-texts';

/** How far the files are; the page is drawn anew when they are done. */
export function PaperProgress({
  paperId,
  total,
  basePath,
}: {
  paperId: string;
  total: number;
  basePath: string;
}) {
  const t = useTranslations('greetings.desk.papers');
  const first = {
    state: 'running',
    running: true,
    phase: null,
    done: 0,
    total,
    cancelAsked: false,
    share: null,
    perSecond: null,
    secondsLeft: null,
  };
  return (
    <JobProgress
      first={first}
      url={`${basePath}/api/exports/greetings/${paperId}/progress`}
      texts={useJobTexts({ writing: t('writing') })}
    />
  );
}
