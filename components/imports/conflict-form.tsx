'use client';

import { useActionState } from 'react';
import type { FormActionFn } from '@/components/forms/form-state';

type Props = {
  /** null when nothing is to be decided any more */
  action: FormActionFn | null;
  id: string;
  rowNo: number;
  /** what has been decided so far */
  state: string | null;
  cells: ReadonlyArray<{
    field: string;
    label: string;
    base: string;
    now: string;
    mine: string;
    taken: boolean;
  }>;
  texts: Readonly<Record<'caption' | 'field' | 'base' | 'now' | 'mine' | 'take' | 'hint' | 'save', string>>;
};

const nothing: FormActionFn = () => Promise.resolve({ ok: true });

/** Both sides of the cells of a row that others have changed meanwhile too; a tick takes the sheet's. */
export function ConflictForm({ action, id, rowNo, state, cells, texts }: Props) {
  const [answer, run, pending] = useActionState(action ?? nothing, null);
  return (
    <form action={run} className="conflict-form">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="rows" value={rowNo} />
      <input type="hidden" name="choice" value="cells" />
      <div className="table-scroll" role="group" aria-label={texts.caption} tabIndex={0}>
        <table className="plain-table">
          <caption className="sr-only">{texts.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.field}</th>
              <th scope="col">{texts.base}</th>
              <th scope="col">{texts.now}</th>
              <th scope="col">{texts.mine}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.field}>
                <th scope="row">{cell.label}</th>
                <td className="tone-muted">{cell.base}</td>
                <td>{cell.now}</td>
                <td>
                  {action ? (
                    <label className="choice">
                      <input
                        key={String(cell.taken)}
                        className="check"
                        type="checkbox"
                        name="take"
                        value={cell.field}
                        defaultChecked={cell.taken}
                      />
                      <span className="sr-only">
                        {texts.take}：{cell.label}
                      </span>
                      {cell.mine}
                    </label>
                  ) : (
                    cell.mine
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {action ? (
        <p className="conflict-acts">
          <button type="submit" className="btn" aria-disabled={pending || undefined}>
            {texts.save}
          </button>
          <span className="hint">
            {state} {texts.hint}
          </span>
        </p>
      ) : null}
      {answer && !answer.ok ? (
        <p className="problem" role="alert">
          {answer.formError ?? Object.values(answer.fieldErrors).flat().join('；')}
        </p>
      ) : null}
    </form>
  );
}
