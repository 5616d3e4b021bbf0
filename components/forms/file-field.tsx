'use client';

import { Field, type FieldProps } from './field';

/** Files. `hint` must name the kinds and the largest size; a browser can't put a chosen file back after an error. */
export function FileField({
  accept,
  multiple,
  ...field
}: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field {...field}>
      {(control) => <input {...control} className="input" type="file" accept={accept} multiple={multiple} />}
    </Field>
  );
}
