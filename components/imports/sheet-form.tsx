'use client';

import { Select, type Option } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';

type Props = {
  action: FormActionFn;
  id: string;
  sheets: readonly Option[];
  current: string;
  texts: { sheet: string; headerRow: string; headerRowHint: string; submit: string };
};

/** Another sheet of the workbook, or the row where a person sees the header. */
export function SheetForm({ action, id, sheets, current, texts }: Props) {
  return (
    <Form action={action} labels={{ sheet: texts.sheet, headerRow: texts.headerRow }}>
      <input type="hidden" name="id" value={id} />
      <Select name="sheet" label={texts.sheet} options={sheets} defaultValue={current} required />
      <TextField
        name="headerRow"
        label={texts.headerRow}
        hint={texts.headerRowHint}
        numeric
        short
        maxLength={3}
      />
      <FormActs>
        <SubmitButton look="line">{texts.submit}</SubmitButton>
      </FormActs>
    </Form>
  );
}
