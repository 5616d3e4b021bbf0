import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import type { FormActionFn } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';

type Props = {
  action: FormActionFn;
  isRefused: boolean;
  texts: { refuse: string; welcome: string; note: string };
};

/** One press: no more greetings by this way, or welcome after all. Works without script. */
export function RefusalForm({ action, isRefused, texts }: Props) {
  return (
    <div className="mt-4">
      <Form action={action} labels={{}} label={isRefused ? texts.welcome : texts.refuse}>
        <input type="hidden" name="wanted" value={isRefused ? '1' : '0'} />
        <FormActs note={texts.note}>
          <SubmitButton {...(isRefused ? { look: 'line' as const } : {})}>
            {isRefused ? texts.welcome : texts.refuse}
          </SubmitButton>
        </FormActs>
      </Form>
    </div>
  );
}
