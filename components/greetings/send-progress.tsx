import { useTranslations } from 'next-intl';
import { JobProgress } from '@/components/ui/job-progress';
import { useJobTexts } from '@/components/ui/job-texts';

/** How far the messages are; the page is drawn anew when the last one is out. */
export function SendProgress({ greetingId, basePath }: { greetingId: string; basePath: string }) {
  const t = useTranslations('greetings.desk.send');
  const first = {
    state: 'running',
    running: true,
    phase: 'sending',
    done: 0,
    total: 0,
    cancelAsked: false,
    share: null,
    perSecond: null,
    secondsLeft: null,
  };
  return (
    <JobProgress
      first={first}
      url={`${basePath}/api/greetings/${greetingId}/progress`}
      texts={useJobTexts({ sending: t('sending') })}
    />
  );
}
