'use client';

import type { HTMLInputAutoCompleteAttribute } from 'react';
import { Field, type FieldProps } from './field';
import { useField } from './form';

type TextFieldProps = FieldProps & {
  type?: 'text' | 'tel' | 'email' | 'url' | 'password' | 'search';
  /** Stands beside the field: 亩, ㎡, %. */
  unit?: string;
  /** Digits only on a phone's keyboard. */
  numeric?: boolean;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  defaultValue?: string;
  placeholder?: string;
  maxLength?: number;
  readOnly?: boolean;
  short?: boolean;
};

/** One line of text. Never comes back with a password. */
export function TextField({
  type = 'text',
  unit,
  numeric,
  defaultValue,
  short,
  autoComplete,
  placeholder,
  maxLength,
  readOnly,
  ...field
}: TextFieldProps) {
  const { value, answered, renewal } = useField(field.name);
  const shown = type === 'password' ? undefined : answered ? value : (value ?? defaultValue);
  return (
    <Field {...field} required={field.required ?? readOnly} short={short ?? unit !== undefined}>
      {(control) => (
        <div className="field-line">
          <input
            key={renewal}
            {...control}
            className={numeric ? 'input input-number' : 'input'}
            type={type}
            inputMode={numeric ? 'decimal' : undefined}
            defaultValue={shown}
            autoComplete={autoComplete}
            placeholder={placeholder}
            maxLength={maxLength}
            readOnly={readOnly}
          />
          {unit ? <span className="unit">{unit}</span> : null}
        </div>
      )}
    </Field>
  );
}

/** An amount in 万元 (or another unit given); takes “约500”, “0.5亿元” too when the schema reads quantities. */
export function MoneyField({ unit, ...field }: FieldProps & { unit: string; defaultValue?: string }) {
  return <TextField {...field} unit={unit} numeric short />;
}

/** A date that may be partial: 2024, 2024-07 or 2024-07-04. The hint says so; pass the text of `ui.form.dateHint`. */
export function DateField({ hint, ...field }: FieldProps & { defaultValue?: string }) {
  return (
    <TextField
      {...field}
      hint={hint}
      placeholder="2024-07-04"
      numeric={false}
      maxLength={20}
      autoComplete="off"
      short
    />
  );
}

/** A whole day, with the device's own calendar; sends YYYY-MM-DD. */
export function DayField({ defaultValue, ...field }: FieldProps & { defaultValue?: string }) {
  const { value, answered, renewal } = useField(field.name);
  return (
    <Field {...field} short>
      {(control) => (
        <div className="field-line">
          <input
            key={renewal}
            {...control}
            className="input"
            type="date"
            defaultValue={answered ? value : (value ?? defaultValue)}
          />
        </div>
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea({
  rows = 5,
  defaultValue,
  maxLength,
  ...field
}: FieldProps & { rows?: number; defaultValue?: string; maxLength?: number }) {
  const { value, answered, renewal } = useField(field.name);
  return (
    <Field {...field}>
      {(control) => (
        <textarea
          key={renewal}
          {...control}
          className="input"
          rows={rows}
          maxLength={maxLength}
          defaultValue={answered ? value : (value ?? defaultValue)}
        />
      )}
    </Field>
  );
}
