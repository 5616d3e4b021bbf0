'use client';

import { useEffect, useState } from 'react';
import type { ComboOption } from '@/components/forms/combobox';
import { MultiCombobox } from '@/components/forms/multi-combobox';
import { Notice } from '@/components/ui/notice';
import { useText } from '@/components/ui/texts';
import type { Etiquette } from '@/lib/interactions/queries/etiquette';
import { EtiquetteNotices } from './etiquette-notices';

type Props = {
  name: string;
  label: string;
  hint: string;
  searchUrl: string;
  etiquetteUrl: string;
  chosen: readonly ComboOption[];
  /** of those chosen from the start */
  known: readonly Etiquette[];
};

/** Whom the contact is with, and what to know of each before one calls: asked as soon as somebody is picked. */
export function PeopleField({ etiquetteUrl, chosen, known, ...field }: Props) {
  const t = useText();
  const [people, setPeople] = useState(chosen);
  const [rules, setRules] = useState<readonly Etiquette[]>(known);
  const ids = people.map((person) => person.value);
  const missing = ids.filter((id) => !rules.some((rule) => rule.id === id)).join(',');

  useEffect(() => {
    if (missing === '') return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const answer = await fetch(`${etiquetteUrl}?ids=${missing}`, { signal: stop.signal });
        if (!answer.ok) return;
        // cast: the answer of our own door
        const { people: found } = (await answer.json()) as { people: readonly Etiquette[] };
        setRules((before) => [...before, ...found]);
      } catch {
        // without an answer the form works as it is; the command refuses what must not be
      }
    };
    void ask();
    return () => stop.abort();
  }, [etiquetteUrl, missing]);

  const shown = rules.filter((rule) => ids.includes(rule.id));
  const steps = shown.flatMap((rule) => rule.open);
  return (
    <>
      <MultiCombobox {...field} required chosen={chosen} onChange={setPeople} />
      {shown.length > 0 ? (
        <div className="etiquette" role="status">
          <EtiquetteNotices people={shown} />
        </div>
      ) : null}
      {steps.length > 0 ? (
        <Notice>
          {steps.map((step) => (
            <label key={step.id} className="choice">
              <input className="check" type="checkbox" name="fulfils" value={step.id} defaultChecked />
              <span>
                {step.nextText
                  ? t('interactions.desk.etiquette.fulfilsWith', { date: step.nextOn, text: step.nextText })
                  : t('interactions.desk.etiquette.fulfils', { date: step.nextOn })}
              </span>
            </label>
          ))}
        </Notice>
      ) : null}
    </>
  );
}
