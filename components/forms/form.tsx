'use client';

import {
  createContext,
  useActionState,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react';
import { useText } from '../ui/texts';
import { ConflictPanel } from './conflict-panel';
import { fieldId, type FormActionFn, type FormState } from './form-state';

type FormContextValue = {
  /** part of the fields' ids; empty in the one form of a page, whose fields are linked to from elsewhere */
  form: string;
  state: FormState | null;
  values: Readonly<Record<string, string>>;
  pending: boolean;
};

const FormContext = createContext<FormContextValue>({ form: '', state: null, values: {}, pending: false });

type FormProps = {
  action: FormActionFn;
  /** Values of the record being edited, by field name; several values of one name are joined by a line break. */
  values?: Readonly<Record<string, string | null | undefined>>;
  /** Field names to their labels: the error summary and the conflict panel speak of labels. */
  labels: Readonly<Record<string, string>>;
  /** Name read out; needed when the page holds more than one form, and then sets the ids of its fields apart. */
  label?: string;
  /** Version of the record, for conflict protection. */
  version?: number;
  children: ReactNode;
};

function stored(values: FormProps['values']): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [name, value] of Object.entries(values ?? {})) if (value) out[name] = value;
  return out;
}

/**
 * A form over a server action. Keeps what was typed when the action answers with errors, lists them on top with
 * links to the fields and moves focus there, shows both sides of a version conflict. Works without script too.
 */
export function Form({ action, values, labels, label, version, children }: FormProps) {
  const [state, run, pending] = useActionState(action, null);
  const summary = useRef<HTMLDivElement>(null);
  const own = useId();
  const form = label === undefined ? '' : own;
  useEffect(() => {
    if (state && !state.ok) summary.current?.focus();
  }, [state]);

  const given = useMemo(() => stored(values), [values]);
  const context = useMemo(
    () => ({ form, state, pending, values: state && !state.ok ? state.values : given }),
    [form, state, pending, given],
  );
  const conflict = state && !state.ok ? state.conflict : undefined;
  const currentVersion = conflict?.['version'] ?? version;

  return (
    <FormContext.Provider value={context}>
      <form className="form" action={run} aria-label={label} noValidate>
        {state && !state.ok ? <ErrorSummary ref={summary} form={form} state={state} labels={labels} /> : null}
        {state?.ok && state.message ? (
          <div className="notice notice-good" role="status">
            {state.message}
          </div>
        ) : null}
        {conflict && state && !state.ok ? (
          <ConflictPanel theirs={conflict} mine={state.values} labels={labels} />
        ) : null}
        {currentVersion === undefined ? null : (
          <input
            key={String(currentVersion)}
            type="hidden"
            name="version"
            defaultValue={String(currentVersion)}
          />
        )}
        {/* React empties uncontrolled fields after an action; a new key per answer puts the typed values back. */}
        <FieldScope stateKey={state}>{children}</FieldScope>
      </form>
    </FormContext.Provider>
  );
}

const ScopeKey = createContext(0);

function FieldScope({ stateKey, children }: { stateKey: FormState | null; children: ReactNode }) {
  const [seen, setSeen] = useState({ state: stateKey, count: 0 });
  if (seen.state !== stateKey) setSeen({ state: stateKey, count: seen.count + 1 });
  return <ScopeKey.Provider value={seen.count}>{children}</ScopeKey.Provider>;
}

function ErrorSummary({
  ref,
  form,
  state,
  labels,
}: {
  ref: RefObject<HTMLDivElement | null>;
  form: string;
  state: Extract<FormState, { ok: false }>;
  labels: Readonly<Record<string, string>>;
}) {
  const t = useText();
  const fields = Object.entries(state.fieldErrors).filter(([name]) => name !== '_form');
  const general = [...(state.formError ? [state.formError] : []), ...(state.fieldErrors['_form'] ?? [])];
  return (
    <div ref={ref} className="error-summary" role="alert" tabIndex={-1}>
      <h2>{fields.length > 0 ? t('ui.form.problems', { count: fields.length }) : t('ui.form.refused')}</h2>
      {general.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <ul>
        {fields.map(([name, problems]) => (
          <li key={name}>
            <a href={`#${fieldId(name, form)}`}>
              {[labels[name] ?? labels[name.split('.')[0] ?? ''], problems.join('；')]
                .filter(Boolean)
                .join('：')}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a field needs from its form: id, problems, the value to show, and a key that renews it after an answer. */
export function useField(name: string) {
  const { form, state, values } = useContext(FormContext);
  const renewal = useContext(ScopeKey);
  const problems = state && !state.ok ? (state.fieldErrors[name] ?? []) : [];
  return {
    id: fieldId(name, form),
    problems,
    value: values[name],
    answered: state !== null && !state.ok,
    renewal,
  };
}
