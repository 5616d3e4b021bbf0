'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Progress } from './progress';

/** What the progress address of a job answers. */
export type JobAnswer = {
  state: string;
  running: boolean;
  phase: string | null;
  done: number;
  total: number;
  cancelAsked: boolean;
  share: number | null;
  perSecond: number | null;
  secondsLeft: number | null;
};

export type ProgressTexts = {
  phases: Readonly<Record<string, string>>;
  waiting: string;
  facts: string;
  factsOpen: string;
  rate: string;
  left: string;
  seconds: string;
  minutes: string;
  cancelling: string;
};

const EVERY_MS = 1_000;

/** How far a running job is; asks every second, and has the page drawn anew when the work is done. */
export function JobProgress({ first, url, texts }: { first: JobAnswer; url: string; texts: ProgressTexts }) {
  const [answer, setAnswer] = useState(first);
  const router = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const response = await fetch(url, { headers: { 'x-sangzi-passive': '1' }, signal: stop.signal });
        if (response.ok) {
          const next: JobAnswer = await response.json();
          setAnswer(next);
          if (!next.running || next.state !== first.state) return router.refresh();
        } else if (response.status === 401 || response.status === 404) return router.refresh();
      } catch {
        // the network is away for a moment: ask again
      }
      if (!stop.signal.aborted) timer = setTimeout(() => void ask(), EVERY_MS);
    };
    timer = setTimeout(() => void ask(), EVERY_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [url, first.state, router]);
  const phase = answer.cancelAsked ? texts.cancelling : (texts.phases[answer.phase ?? ''] ?? texts.waiting);
  return <Progress phase={phase} share={answer.share} facts={factsOf(answer, texts)} />;
}

function factsOf(answer: JobAnswer, texts: ProgressTexts): string {
  const number = (value: number): string => value.toLocaleString('zh-CN');
  const parts: string[] = [];
  if (answer.done > 0 || answer.total > 0) {
    const text = answer.total > 0 ? texts.facts : texts.factsOpen;
    parts.push(text.replace('{done}', number(answer.done)).replace('{total}', number(answer.total)));
  }
  if (answer.perSecond !== null) parts.push(texts.rate.replace('{rate}', number(answer.perSecond)));
  if (answer.secondsLeft !== null) {
    const minutes = Math.ceil(answer.secondsLeft / 60);
    const time =
      answer.secondsLeft < 60
        ? texts.seconds.replace('{count}', String(answer.secondsLeft))
        : texts.minutes.replace('{count}', String(minutes));
    parts.push(texts.left.replace('{time}', time));
  }
  return parts.join(' · ');
}
