'use client';

import { useText } from '../ui/texts';
import { fieldId } from './form-state';

type ConflictPanelProps = {
  /** The record as it stands now, by field name. */
  theirs: Readonly<Record<string, string>>;
  mine: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
};

/** Puts a value into a field of the form that stands on the page. */
function take(name: string, value: string) {
  const control = document.getElementById(fieldId(name));
  if (
    control instanceof HTMLInputElement ||
    control instanceof HTMLTextAreaElement ||
    control instanceof HTMLSelectElement
  ) {
    control.value = value;
    control.focus();
  }
}

/** Somebody saved first: their value beside mine, field by field; sending again saves what the form shows. */
export function ConflictPanel({ theirs, mine, labels }: ConflictPanelProps) {
  const t = useText();
  const differing = Object.keys(labels).filter(
    (name) => name in theirs && (theirs[name] ?? '') !== (mine[name] ?? ''),
  );
  return (
    <section className="conflict" aria-label={t('ui.conflict.title')}>
      <h2>{t('ui.conflict.title')}</h2>
      <p>{t('ui.conflict.explain')}</p>
      {differing.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('ui.conflict.field')}</th>
              <th scope="col">{t('ui.conflict.theirs')}</th>
              <th scope="col">{t('ui.conflict.mine')}</th>
              <th scope="col">
                <span className="sr-only">{t('ui.conflict.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {differing.map((name) => (
              <tr key={name}>
                <td>{labels[name]}</td>
                <td>{theirs[name] || '—'}</td>
                <td>{mine[name] || '—'}</td>
                <td>
                  <button
                    type="button"
                    className="btn btn-plain"
                    onClick={() => take(name, theirs[name] ?? '')}
                  >
                    {t('ui.conflict.takeTheirs')}
                    <span className="sr-only">{labels[name]}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
