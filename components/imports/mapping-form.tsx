'use client';

import { Select, type Option } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { Badge } from '@/components/ui/badge';

/** A column as the form shows it; `value` is the proposal, empty when a person has to decide. */
export type MappingColumn = {
  column: number;
  header: string;
  samples: readonly string[];
  value: string;
  badge: { text: string; tone: 'good' | 'warn' } | null;
  /** what its content looks like, as a sentence */
  warning: string | null;
};

export type MappingTexts = {
  target: string;
  undecided: string;
  submit: string;
  all: string;
  samples: string;
};

type Props = {
  action: FormActionFn;
  id: string;
  columns: readonly MappingColumn[];
  options: readonly Option[];
  texts: MappingTexts;
};

/** Second step: each column of the sheet with what it holds, and where it shall go. */
export function MappingForm({ action, id, columns, options, texts }: Props) {
  const labels = Object.fromEntries([
    ['columns', texts.all],
    ...columns.map((column) => [`columns.${column.column}`, column.header]),
  ]);
  return (
    <Form action={action} labels={labels}>
      <input type="hidden" name="id" value={id} />
      <ol className="mapping-list">
        {columns.map((column) => (
          <li key={column.column}>
            <div className="mapping-samples">
              <span className="sr-only">{texts.samples}</span>
              {column.samples.map((sample) => (
                <span key={sample}>{sample}</span>
              ))}
            </div>
            <div className="mapping-target">
              <Select
                name={`columns.${column.column}`}
                label={column.header}
                {...(column.warning ? { hint: column.warning } : {})}
                options={options}
                emptyText={texts.undecided}
                defaultValue={column.value}
                required
              />
              {column.badge ? <Badge tone={column.badge.tone}>{column.badge.text}</Badge> : null}
            </div>
          </li>
        ))}
      </ol>
      <FormActs>
        <SubmitButton>{texts.submit}</SubmitButton>
      </FormActs>
    </Form>
  );
}
