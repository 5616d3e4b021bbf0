'use client';

import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useText } from '../ui/texts';
import { Field, type FieldProps } from './field';
import { useField } from './form';
import { TAKE_EVENT } from './form-state';

export type ComboOption = { value: string; text: string; hint?: string };

type ComboboxProps = FieldProps & {
  /** GET address answering `{ options: ComboOption[] }` for `?q=`. */
  searchUrl: string;
  /** What is chosen now. */
  chosen?: ComboOption;
  placeholder?: string;
};

const waitMs = 180;

/** Searches the server while one types; ask with `?q=`. The last question wins, an aborted one is forgotten. */
function useSearch(searchUrl: string, query: string | null) {
  const [found, setFound] = useState<{
    query: string;
    options: readonly ComboOption[];
    failed: boolean;
  } | null>(null);
  useEffect(() => {
    if (query === null || query.trim() === '') return;
    const stop = new AbortController();
    const ask = async () => {
      try {
        const url = `${searchUrl}${searchUrl.includes('?') ? '&' : '?'}q=${encodeURIComponent(query)}`;
        const answer = await fetch(url, { signal: stop.signal, headers: { accept: 'application/json' } });
        if (!answer.ok) throw new Error(String(answer.status));
        const body: unknown = await answer.json();
        setFound({ query, options: readOptions(body), failed: false });
      } catch {
        if (!stop.signal.aborted) setFound({ query, options: [], failed: true });
      }
    };
    const timer = setTimeout(() => void ask(), waitMs);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [searchUrl, query]);
  return found;
}

export function readOptions(body: unknown): ComboOption[] {
  if (typeof body !== 'object' || body === null || !('options' in body) || !Array.isArray(body.options))
    return [];
  return body.options.filter(
    (one: unknown): one is ComboOption =>
      typeof one === 'object' &&
      one !== null &&
      'value' in one &&
      'text' in one &&
      typeof one.text === 'string',
  );
}

/** Picks a record by searching the server; the form sends its id under `name`. */
export function Combobox({ searchUrl, chosen, placeholder, ...field }: ComboboxProps) {
  // held here and not in the picker, which an answer renews: what was picked stays when the form comes back with errors
  const [picked, setPicked] = useState(chosen);
  const { renewal } = useField(field.name);
  return (
    <Field {...field}>
      {(control) => (
        <Picker
          key={renewal}
          control={control}
          searchUrl={searchUrl}
          picked={picked}
          onPick={setPicked}
          placeholder={placeholder}
          label={field.label}
        />
      )}
    </Field>
  );
}

type PickerProps = {
  /** without a name nothing is sent by the box itself */
  control: Record<string, unknown> & { id: string; name: string };
  searchUrl: string;
  picked: ComboOption | undefined;
  onPick: (option: ComboOption | undefined) => void;
  placeholder: string | undefined;
  label: string;
};

/** The box with its list; `MultiCombobox` puts what is picked into a list of its own. */
export function Picker({ control, searchUrl, picked, onPick, placeholder, label }: PickerProps) {
  const { name, ...rest } = control;
  const t = useText();
  const listId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const found = useSearch(searchUrl, typed);
  const options = typed !== null && found ? found.options : [];
  const open = typed !== null && typed.trim() !== '';

  // the conflict panel hands over the other side's choice
  useEffect(() => {
    const element = box.current;
    const onTake = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const [option] = readOptions({ options: [event.detail] });
      onPick(option?.value ? option : undefined);
      setTyped(null);
    };
    element?.addEventListener(TAKE_EVENT, onTake);
    return () => element?.removeEventListener(TAKE_EVENT, onTake);
  }, [onPick]);

  const pick = (option: ComboOption | undefined) => {
    onPick(option);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || !open) return;
    if (event.key === 'ArrowDown') setActive((at) => Math.min(options.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter' && options[active]) pick(options[active]);
    else if (event.key === 'Escape') setTyped(null);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={box}
      className="combo"
      onBlur={(event) => {
        if (!box.current?.contains(event.relatedTarget)) setTyped(null);
      }}
    >
      <input type="hidden" name={name} value={picked?.value ?? ''} />
      <input
        {...rest}
        className="input"
        role="combobox"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && options[active] ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        value={typed ?? picked?.text ?? ''}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          if (event.target.value === '') onPick(undefined);
        }}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <ComboList
          id={listId}
          label={label}
          options={options}
          active={active}
          onPick={pick}
          status={
            found?.query !== typed
              ? t('ui.searching')
              : found.failed
                ? t('ui.searchFailed')
                : options.length === 0
                  ? t('ui.nothingFound')
                  : t('ui.resultCount', { count: options.length })
          }
        />
      ) : null}
    </div>
  );
}

type ComboListProps = {
  id: string;
  label: string;
  options: readonly ComboOption[];
  active: number;
  status: string;
  onPick: (option: ComboOption) => void;
};

function ComboList({ id, label, options, active, status, onPick }: ComboListProps) {
  return (
    <div className="combo-list">
      <div id={id} role="listbox" aria-label={label}>
        {options.map((option, index) => (
          <div
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className="combo-option"
            onPointerDown={(event) => {
              event.preventDefault();
              onPick(option);
            }}
          >
            {option.text}
            {option.hint ? <span className="hint">{option.hint}</span> : null}
          </div>
        ))}
      </div>
      <p className="combo-status" role="status">
        {status}
      </p>
    </div>
  );
}
