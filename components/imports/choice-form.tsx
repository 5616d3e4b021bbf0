'use client';

import { useActionState, useId } from 'react';
import type { FormActionFn } from '@/components/forms/form-state';

type Props = {
  action: FormActionFn;
  id: string;
  /** one row, or null for all possible duplicates */
  rowNo: number | null;
  label: string;
  options: ReadonlyArray<{ value: string; text: string }>;
  value: string;
  save: string;
};

/** What becomes of one possible duplicate, or of all of them. */
export function ChoiceForm({ action, id, rowNo, label, options, value, save }: Props) {
  const [state, run, pending] = useActionState(action, null);
  const field = useId();
  return (
    <form action={run} className="choice-form">
      <input type="hidden" name="id" value={id} />
      {rowNo === null ? (
        <input type="hidden" name="all" value="on" />
      ) : (
        <input type="hidden" name="rows" value={rowNo} />
      )}
      <label htmlFor={field} className={rowNo === null ? undefined : 'sr-only'}>
        {label}
      </label>
      <select key={value} id={field} className="input" name="choice" defaultValue={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <button type="submit" className="btn" aria-disabled={pending || undefined}>
        {save}
      </button>
      {state && !state.ok ? (
        <p className="problem" role="alert">
          {state.formError ?? Object.values(state.fieldErrors).flat().join('；')}
        </p>
      ) : null}
    </form>
  );
}
