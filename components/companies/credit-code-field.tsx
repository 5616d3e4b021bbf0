'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { Field } from '@/components/forms/field';
import { useField } from '@/components/forms/form';

export type CreditCodeTexts = Readonly<Record<string, string>>;
type Props = {
  name: string;
  label: string;
  hint: string;
  /** GET address answering what is known of a code for `?q=`. */
  lookUpUrl: string;
  texts: CreditCodeTexts;
};

type Answer = {
  state: 'invalid' | 'free' | 'known' | 'elsewhere';
  id?: string;
  name?: string;
  maskedName?: string;
  isFormer?: boolean;
  check?: Record<string, string | number>;
};

const waitMs = 250;
const shortest = 15;

const filled = (text: string | undefined, values: Record<string, string | number>): string =>
  (text ?? '').replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''));

/** What to say of an answer, and whether it is a warning. */
function remark(answer: Answer, texts: CreditCodeTexts): { text: string; warn: boolean } {
  if (answer.state === 'invalid') {
    const check = answer.check ?? {};
    return { text: filled(texts[String(check['problem'])], check), warn: true };
  }
  if (answer.state === 'free') return { text: texts['free'] ?? '', warn: false };
  const key = answer.isFormer ? `${answer.state}Former` : answer.state;
  return { text: filled(texts[key], { name: answer.name ?? answer.maskedName ?? '' }), warn: true };
}

/** A credit code that is checked and looked up while it is typed; the server checks again when the form is sent. */
export function CreditCodeField({ name, label, hint, lookUpUrl, texts }: Props) {
  const { value, renewal } = useField(name);
  const [typed, setTyped] = useState<string | null>(null);
  const [found, setFound] = useState<{ typed: string; answer: Answer | null } | null>(null);
  useEffect(() => {
    const text = typed?.trim() ?? '';
    if (text.length < shortest) return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const url = `${lookUpUrl}${lookUpUrl.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`;
        const response = await fetch(url, { signal: stop.signal, headers: { accept: 'application/json' } });
        if (!response.ok) throw new Error(String(response.status));
        const answer = (await response.json()) as Answer; // cast: our own endpoint's answer
        setFound({ typed: text, answer });
      } catch {
        if (!stop.signal.aborted) setFound({ typed: text, answer: null });
      }
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [lookUpUrl, typed]);
  const text = typed?.trim() ?? '';
  const isCurrent = found?.typed === text;
  const said = isCurrent && found.answer ? remark(found.answer, texts) : null;
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <>
          <div className="field-line">
            <input
              key={renewal}
              {...control}
              className="input figures"
              defaultValue={value}
              autoComplete="off"
              maxLength={30}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <p className={said?.warn ? 'problem' : 'hint'} role="status">
            {text.length < shortest
              ? null
              : isCurrent
                ? found.answer
                  ? said?.text
                  : texts['failed']
                : texts['checking']}{' '}
            {isCurrent && found.answer?.id ? (
              <Link href={`/desk/companies/${found.answer.id}`} target="_blank">
                {texts['open']}
              </Link>
            ) : null}
          </p>
        </>
      )}
    </Field>
  );
}
