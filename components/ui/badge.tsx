import type { ReactNode } from 'react';

export type Tone = 'plain' | 'good' | 'warn' | 'late' | 'info' | 'muted' | 'gold';

/** Class that colours text; the words must say the same without colour. */
export function toneClass(tone: Tone | undefined): string {
  return tone && tone !== 'plain' ? `tone-${tone}` : '';
}

/** A state in one or two words. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge ${toneClass(tone)}`}>{children}</span>;
}

/** Strength or influence tier: the mark is the letter or character, rank 1 is strongest. `label` is read out. */
export function TierMark({ mark, rank, label }: { mark: string; rank: number; label?: string }) {
  return (
    <span className={`tier tier-${Math.min(3, Math.max(1, rank))}`} title={label}>
      {mark}
      {label ? <span className="sr-only">{`（${label}）`}</span> : null}
    </span>
  );
}

/** 示例 beside anything invented; the word comes from `ui.example`. */
export function ExampleMark({ text }: { text: string }) {
  return <span className="example-mark">{text}</span>;
}
