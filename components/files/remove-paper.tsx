import { Form } from '@/components/forms/form';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';

/** Takes one paper off a record; the log keeps that it was there. Stands outside other forms. */
export function RemovePaper({
  action,
  id,
  version,
  attachmentId,
  text,
  label,
}: {
  action: FormActionFn;
  id: string;
  version?: number;
  attachmentId: string;
  text: string;
  /** read out: 移除进账单.pdf */
  label: string;
}) {
  return (
    <Form action={action} labels={{}} label={label} {...(version === undefined ? {} : { version })}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="attachmentId" value={attachmentId} />
      <SubmitButton look="line">{text}</SubmitButton>
    </Form>
  );
}
