'use client';

import { useRef, useState } from 'react';
import { useText } from '../ui/texts';
import { Picker, type ComboOption } from './combobox';
import { Field, type FieldProps } from './field';
import { useField } from './form';

type Props = FieldProps & {
  /** GET address answering `{ options: ComboOption[] }` for `?q=`. */
  searchUrl: string;
  /** What is chosen from the start. */
  chosen?: readonly ComboOption[];
  placeholder?: string;
  most?: number;
  onChange?: (chosen: readonly ComboOption[]) => void;
};

/** Picks several records by searching the server; the form sends each id under `name`. What was picked stays when the form comes back. */
export function MultiCombobox({ searchUrl, chosen = [], placeholder, most = 60, onChange, ...field }: Props) {
  const t = useText();
  const [list, setList] = useState<readonly ComboOption[]>(chosen);
  const { renewal } = useField(field.name);
  const box = useRef<HTMLDivElement>(null);
  const change = (next: readonly ComboOption[]) => {
    setList(next);
    onChange?.(next);
  };
  const remove = (value: string) => {
    change(list.filter((one) => one.value !== value));
    // the button that had the focus is gone with its line
    box.current?.querySelector<HTMLInputElement>('input[role=combobox]')?.focus();
  };
  return (
    <Field {...field}>
      {(control) => (
        <div ref={box} className="multi-combo">
          {list.length > 0 ? (
            <ul>
              {list.map((one) => (
                <li key={one.value}>
                  <input type="hidden" name={field.name} value={one.value} />
                  <span>
                    {one.text}
                    {one.hint ? <span className="hint"> {one.hint}</span> : null}
                  </span>
                  <button
                    type="button"
                    aria-label={t('ui.removeFile', { name: one.text })}
                    onClick={() => remove(one.value)}
                  >
                    ×
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          {list.length < most ? (
            <Picker
              key={`${renewal}-${list.length}`}
              control={{ ...control, name: '' }}
              searchUrl={searchUrl}
              picked={undefined}
              onPick={(option) => {
                if (option && !list.some((one) => one.value === option.value)) change([...list, option]);
              }}
              placeholder={placeholder}
              label={field.label}
            />
          ) : null}
        </div>
      )}
    </Field>
  );
}
