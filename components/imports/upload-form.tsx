'use client';

import { useRef, useState } from 'react';
import { CheckboxGroup, RadioGroup, Select, type Option } from '@/components/forms/choice-fields';
import { FormActs, FormSection } from '@/components/forms/form-layout';
import { Form } from '@/components/forms/form';
import { Field } from '@/components/forms/field';
import type { FormActionFn, FormState } from '@/components/forms/form-state';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextField } from '@/components/forms/text-field';
import { Progress } from '@/components/ui/progress';

export type UploadTexts = {
  file: string;
  fileHint: string;
  noun: string;
  unit: string;
  unitHint: string;
  source: string;
  sourceHint: string;
  basisTitle: string;
  basisNote: string;
  kind: string;
  noneHint: string;
  evidence: string;
  evidenceHint: string;
  purposes: string;
  expiresOn: string;
  expiresHint: string;
  submit: string;
  sending: string;
  sent: string;
  choose: string;
  kept: string;
  problem: { tooLarge: string; refused: string; offline: string; session: string; busy: string };
};

type Props = {
  action: FormActionFn;
  uploadUrl: string;
  nouns: readonly Option[];
  units: readonly Option[];
  kinds: readonly Option[];
  purposes: readonly Option[];
  texts: UploadTexts;
};

/** First step: the file goes up as a stream and shows how far it is; then the form is sent with the file's id. */
export function UploadForm({ action, uploadUrl, nouns, units, kinds, purposes, texts }: Props) {
  const [sent, setSent] = useState<number | null>(null);
  const [kept, setKept] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const uploaded = useRef<{ of: File; id: string } | null>(null);

  const send: FormActionFn = async (state, form) => {
    // React empties the field after a refusal; the file is up already
    const chosen = file.current?.files?.[0] ?? uploaded.current?.of;
    if (!chosen) return refused(form, { fileId: [texts.choose] });
    try {
      if (uploaded.current?.of !== chosen) {
        setSent(0);
        uploaded.current = { of: chosen, id: await upload(uploadUrl, chosen, setSent, texts.problem) };
        setKept(chosen.name);
      }
    } catch (error) {
      return refused(form, { fileId: [error instanceof Error ? error.message : texts.problem.offline] });
    } finally {
      setSent(null);
    }
    form.set('fileId', uploaded.current.id);
    form.set('fileName', chosen.name);
    return action(state, form);
  };

  const labels = {
    fileId: texts.file,
    unitId: texts.unit,
    source: texts.source,
    noun: texts.noun,
    'basis.kind': texts.kind,
    'basis.evidence': texts.evidence,
    'basis.purposes': texts.purposes,
    'basis.expiresOn': texts.expiresOn,
  };
  return (
    <Form action={send} labels={labels}>
      <Field name="fileId" label={texts.file} hint={texts.fileHint} required>
        {(control) => (
          <input
            {...control}
            name={undefined}
            ref={file}
            className="input"
            type="file"
            accept=".xlsx,.xls,.csv,.txt"
          />
        )}
      </Field>
      {kept === null || sent !== null ? null : (
        <p className="hint" role="status">
          {texts.kept.replace('{name}', kept)}
        </p>
      )}
      {sent === null ? null : (
        <Progress
          phase={texts.sending}
          share={sent}
          facts={texts.sent.replace('{percent}', String(Math.round(sent * 100)))}
        />
      )}
      <Select name="noun" label={texts.noun} options={nouns} defaultValue={nouns[0]?.value} required />
      <Select
        name="unitId"
        label={texts.unit}
        hint={texts.unitHint}
        options={units}
        defaultValue={units[0]?.value}
        required
      />
      <TextField name="source" label={texts.source} hint={texts.sourceHint} maxLength={120} required />
      <FormSection title={texts.basisTitle} note={texts.basisNote}>
        <RadioGroup name="basis.kind" label={texts.kind} hint={texts.noneHint} options={kinds} required />
        <TextField name="basis.evidence" label={texts.evidence} hint={texts.evidenceHint} maxLength={200} />
        <CheckboxGroup name="basis.purposes" label={texts.purposes} options={purposes} inline />
        <DateField name="basis.expiresOn" label={texts.expiresOn} hint={texts.expiresHint} />
      </FormSection>
      <FormActs>
        <SubmitButton>{texts.submit}</SubmitButton>
      </FormActs>
    </Form>
  );
}

function refused(form: FormData, fieldErrors: Record<string, string[]>): FormState {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || name.startsWith('$')) continue;
    values[name] = name in values ? `${values[name]}\n${value}` : value;
  }
  return { ok: false, fieldErrors, values };
}

/** Sends the file; XMLHttpRequest, because fetch cannot tell how much has gone up. */
function upload(
  url: string,
  file: File,
  onSent: (share: number) => void,
  problem: UploadTexts['problem'],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const body = new FormData();
    body.set('file', file);
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.upload.onprogress = (event) => onSent(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Error(problem.offline));
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 201 && typeof answer === 'object' && answer !== null && 'id' in answer)
        return resolve(String(answer.id));
      const texts: Record<number, string> = {
        401: problem.session,
        413: problem.tooLarge,
        415: problem.refused,
        429: problem.busy,
      };
      return reject(new Error(texts[request.status] ?? problem.offline));
    };
    request.send(body);
  });
}
