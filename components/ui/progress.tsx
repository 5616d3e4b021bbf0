export type ProgressProps = {
  /** Phase in words: “解析第 3 张表”. */
  phase: string;
  /** 0–1, or null while the whole is not known. */
  share: number | null;
  /** “12,400 / 253,500 行 · 2,100 行/秒 · 约剩 2 分钟”. */
  facts?: string;
  state?: 'running' | 'done' | 'failed';
};

/** A long job: phase, count, rate and remaining time in words; the bar only illustrates. */
export function Progress({ phase, share, facts, state = 'running' }: ProgressProps) {
  const percent = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="progress" data-state={state}>
      <p className="progress-line">
        <span>{phase}</span>
        {facts ? <span className="facts">{facts}</span> : null}
      </p>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={phase}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <span style={{ width: `${percent ?? 30}%` }} />
      </div>
    </div>
  );
}
