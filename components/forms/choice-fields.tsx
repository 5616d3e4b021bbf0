'use client';

import { Field, Problems, type FieldProps } from './field';
import { useField } from './form';

export type Option = { value: string; text: string; hint?: string; disabled?: boolean };

/** A closed list, about eight options and more; fewer read better as RadioGroup. */
export function Select({
  options,
  emptyText,
  defaultValue,
  ...field
}: FieldProps & { options: readonly Option[]; emptyText?: string; defaultValue?: string }) {
  const { value, answered, renewal } = useField(field.name);
  return (
    <Field {...field} short>
      {(control) => (
        <div className="field-line">
          <select
            key={renewal}
            {...control}
            className="input"
            defaultValue={(answered ? value : (value ?? defaultValue)) ?? ''}
          >
            {emptyText === undefined ? null : <option value="">{emptyText}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.text}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  );
}

type GroupProps = FieldProps & { options: readonly Option[]; inline?: boolean; defaultValue?: string };

/** One of a few. */
export function RadioGroup(props: GroupProps) {
  return <ChoiceGroup {...props} type="radio" />;
}

/** Any of a few; values come as a repeated field, defaults joined by a line break. */
export function CheckboxGroup(props: GroupProps) {
  return <ChoiceGroup {...props} type="checkbox" />;
}

function ChoiceGroup({
  name,
  label,
  hint,
  required,
  options,
  inline,
  defaultValue,
  type,
}: GroupProps & { type: 'radio' | 'checkbox' }) {
  const { id, problems, value, answered, renewal } = useField(name);
  const chosen = ((answered ? value : (value ?? defaultValue)) ?? '').split('\n');
  const described = [hint ? `${id}-hint` : '', problems.length > 0 ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      className="field"
      aria-describedby={described || undefined}
      role={type === 'radio' ? 'radiogroup' : undefined}
      aria-required={type === 'radio' && required ? true : undefined}
    >
      <legend>{label}</legend>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div className={inline ? 'choices choices-inline' : 'choices'} key={renewal}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              id={index === 0 ? id : undefined}
              className="check"
              type={type}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              disabled={option.disabled}
            />
            <span>
              {option.text}
              {option.hint ? <span className="hint">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      <Problems id={id} problems={problems} />
    </fieldset>
  );
}

/** One yes/no. Sends “on” when ticked, nothing when not. The label may hold links (consent text). */
export function Checkbox({
  name,
  label,
  hint,
  required,
  defaultChecked,
}: Omit<FieldProps, 'label'> & { label: React.ReactNode; defaultChecked?: boolean }) {
  const { id, problems, value, answered, renewal } = useField(name);
  const described = [hint ? `${id}-hint` : '', problems.length > 0 ? `${id}-problem` : '']
    .filter(Boolean)
    .join(' ');
  return (
    <div className="field">
      <div className="choice">
        <input
          key={renewal}
          id={id}
          className="check"
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={answered ? value === 'on' : value === undefined ? defaultChecked : value === 'on'}
          aria-invalid={problems.length > 0 ? true : undefined}
          aria-describedby={described || undefined}
          aria-required={required ? true : undefined}
        />
        <label htmlFor={id}>
          {label}
          {hint ? (
            <span className="hint" id={`${id}-hint`}>
              {hint}
            </span>
          ) : null}
        </label>
      </div>
      <Problems id={id} problems={problems} />
    </div>
  );
}
