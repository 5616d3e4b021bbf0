/** What a form gets back from its action; the same shape as lib/server/form-action.ts. */
export type FormState =
  | { ok: true; message?: string; data?: Record<string, string> }
  | {
      ok: false;
      fieldErrors: Record<string, string[]>;
      formError?: string;
      conflict?: Record<string, string>;
      values: Record<string, string>;
    };

export type FormActionFn = (state: FormState | null, form: FormData) => Promise<FormState>;

/** Id of a field's control; the error summary links to it. `form` tells the forms of one page apart. */
export function fieldId(name: string, form = ''): string {
  return `f-${name}${form ? `-${form}` : ''}`.replace(/[^\w-]/g, '-');
}

/** Sent to a field that keeps its choice in script (the combobox), with `{ value, text }` to take over. */
export const TAKE_EVENT = 'sangzi:take';
