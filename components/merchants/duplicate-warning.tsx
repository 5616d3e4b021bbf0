'use client';

import Link from 'next/link';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useField } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { TextField } from '@/components/forms/text-field';
import { useText } from '@/components/ui/texts';

type Match = {
  id: string;
  name: string;
  fileNo: string;
  hometown: string | null;
  unit: string | null;
  reasons: string[];
  withheld: boolean;
};
type Found = { matches: Match[]; elsewhere: boolean; isLimited: boolean };

/** Fields that the comparison looks at; nothing else leaves the form before it is sent. */
const COMPARED =
  /^(?:id|name|namePinyin|sex|birthText|hometownId|hometownText|post\.(?:companyId|employerText)|contactPoints\.\d+\.(?:kind|value))$/;
// messages: merchants.desk.duplicates.typing.* merchants.desk.duplicates.reason.*
// messages: merchants.desk.duplicates.withheld
const WORDS = 'merchants.desk.duplicates';
const waitMs = 600;

/** The compared part of a form; null when it says too little to ask about. */
function draftOf(form: HTMLFormElement): FormData | null {
  const draft = new FormData();
  for (const [name, value] of new FormData(form).entries()) {
    if (COMPARED.test(name) && typeof value === 'string') draft.append(name, value);
  }
  const filled = (name: string) => String(draft.get(name) ?? '').trim() !== '';
  const phones = [...draft.entries()].some(
    ([name, value]) => name.endsWith('.value') && String(value).length >= 7,
  );
  const beside = ['hometownId', 'hometownText', 'post.companyId', 'post.employerText'].some(filled);
  return phones || (filled('name') && beside) ? draft : null;
}

type Props = {
  check: FormActionFn;
  /** a new record may be refused until a reason is given */ isNew: boolean;
};

/**
 * Who may be the person that is being typed: asked while one types, at rest for a moment. Without script the same
 * question comes back with the form, as a problem of the reason's field.
 */
export function DuplicateWarning({ check, isNew }: Props) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const { problems } = useField('duplicateReason');
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const form = box.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked = '';
    let latest = 0;
    const ask = () => {
      const draft = draftOf(form);
      const text = draft ? JSON.stringify([...draft.entries()]) : '';
      if (text === asked) return;
      asked = text;
      latest += 1;
      const mine = latest;
      if (!draft) return setFound(null);
      startTransition(async () => {
        const answer = await check(null, draft).catch(() => null);
        const json = answer?.ok ? answer.data?.['found'] : undefined;
        // cast: our own action's answer
        if (mine === latest) setFound(json ? (JSON.parse(json) as Found) : null);
      });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, waitMs);
    };
    const events = ['input', 'change', 'focusout'] as const;
    events.forEach((event) => form.addEventListener(event, later));
    return () => {
      clearTimeout(timer);
      events.forEach((event) => form.removeEventListener(event, later));
    };
  }, [check]);
  const isKnown = found !== null && (found.matches.length > 0 || found.elsewhere);
  const asksReason = isNew && (isKnown || problems.length > 0);
  return (
    <div ref={box} className="grid gap-3">
      <div role="status">
        {isKnown ? (
          <div className="notice notice-warn">
            <b>{t(`${WORDS}.typing.title`)}</b>
            <ul className="plain-list">
              {found.matches.map((match) => (
                <MatchLine key={match.id} match={match} />
              ))}
              {found.elsewhere ? <li>{t(`${WORDS}.typing.elsewhere`)}</li> : null}
            </ul>
          </div>
        ) : null}
        {found?.isLimited ? <p className="note">{t(`${WORDS}.typing.limited`)}</p> : null}
      </div>
      {asksReason ? (
        <TextField
          name="duplicateReason"
          label={t(`${WORDS}.typing.reason`)}
          hint={t(`${WORDS}.typing.reasonHint`)}
          maxLength={200}
        />
      ) : null}
    </div>
  );
}

function MatchLine({ match }: { match: Match }) {
  const t = useText();
  const reasons = [
    ...match.reasons.map((reason) => t(`${WORDS}.reason.${reason}`)),
    ...(match.withheld ? [t(`${WORDS}.withheld`)] : []),
  ];
  return (
    <li>
      <Link href={`/desk/merchants/${match.id}`} target="_blank" className="quiet-link">
        {match.name}
      </Link>{' '}
      {[match.fileNo, match.hometown, match.unit].filter(Boolean).join(' · ')}
      <span className="note">（{reasons.join('、')}）</span>
    </li>
  );
}
