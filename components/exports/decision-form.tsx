'use client';

import { RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';

type Props = {
  action: FormActionFn;
  id: string;
  texts: {
    decision: string;
    approve: string;
    refuse: string;
    reason: string;
    reasonHint: string;
    submit: string;
  };
};

/** The second person's decision with its reason. */
export function DecisionForm({ action, id, texts }: Props) {
  return (
    <Form action={action} labels={{ decision: texts.decision, reason: texts.reason }} label={texts.decision}>
      <input type="hidden" name="id" value={id} />
      <RadioGroup
        name="decision"
        label={texts.decision}
        required
        inline
        options={[
          { value: 'approve', text: texts.approve },
          { value: 'refuse', text: texts.refuse },
        ]}
      />
      <TextField name="reason" label={texts.reason} hint={texts.reasonHint} required maxLength={200} />
      <FormActs>
        <SubmitButton>{texts.submit}</SubmitButton>
      </FormActs>
    </Form>
  );
}
