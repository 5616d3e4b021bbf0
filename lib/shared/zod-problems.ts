import type { z } from 'zod';
import type { FieldProblem } from './errors';

const BY_CODE: Record<string, string> = {
  invalid_type: 'invalid',
  invalid_format: 'invalid_format',
  invalid_value: 'not_in_list',
  not_multiple_of: 'invalid',
  unrecognized_keys: 'unknown_field',
  invalid_union: 'invalid',
};

/**
 * zod's issues as problems per field (dotted path; `_form` for the whole).
 * A schema names its own code as the `error` text (`z.string({ error: 'required' })`); the rest is mapped here.
 */
export function problemsOf(error: z.ZodError): Record<string, FieldProblem[]> {
  const fields: Record<string, FieldProblem[]> = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || '_form';
    (fields[path] ??= []).push(problemOf(issue));
  }
  return fields;
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (/^[a-z][a-z0-9_]*$/.test(issue.message)) return { code: issue.message, ...valuesOf(issue) };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { code: 'required' };
  if (issue.code === 'too_small')
    return { code: issue.origin === 'string' ? 'too_short' : 'too_small', ...valuesOf(issue) };
  if (issue.code === 'too_big')
    return { code: issue.origin === 'string' ? 'too_long' : 'too_big', ...valuesOf(issue) };
  return { code: BY_CODE[issue.code] ?? 'invalid' };
}

function valuesOf(issue: z.core.$ZodIssue): { values?: FieldProblem['values'] } {
  if (issue.code === 'too_small') return { values: { minimum: String(issue.minimum) } };
  if (issue.code === 'too_big') return { values: { maximum: String(issue.maximum) } };
  if (issue.code === 'custom' && issue.params) {
    const values: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(issue.params)) {
      if (typeof value === 'string' || typeof value === 'number') values[key] = value;
    }
    return { values };
  }
  return {};
}
