import { JobProgress, type JobAnswer } from './job-progress';
import { useJobTexts } from './job-texts';

/** A job that runs, asked for each second, with the words of its phases; `note` says what one may do meanwhile. */
export function JobRunning({
  state,
  first,
  url,
  phases,
  note,
}: {
  state: string;
  first: JobAnswer;
  /** with the sub-path of the site */
  url: string;
  phases: Readonly<Record<string, string>>;
  note: string;
}) {
  const texts = useJobTexts(phases);
  return (
    <>
      <JobProgress key={state} first={first} url={url} texts={texts} />
      <p className="hint">{note}</p>
    </>
  );
}
