'use client';

import { useSyncExternalStore } from 'react';
import { useText } from '../ui/texts';
import { controlsOf, takeValue, textOfValue } from './form-controls';

type ConflictPanelProps = {
  /** The record as it stands now, by field name; `<field>:text` names a value that is an id. */
  theirs: Readonly<Record<string, string>>;
  mine: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
};

const never = () => () => undefined;
const lines = (text: string | undefined): string => (text ?? '').replace(/\r\n/g, '\n');

/** Somebody saved first: their value beside mine, field by field; sending again saves what the form shows. */
export function ConflictPanel({ theirs, mine, labels }: ConflictPanelProps) {
  const t = useText();
  // the words of lists and ticks stand in the form itself, which the server cannot read
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const differing = Object.keys(labels).filter(
    (name) => name in theirs && lines(theirs[name]) !== lines(mine[name]),
  );
  const shown = (name: string, value: string | undefined): string =>
    value && inBrowser ? textOfValue(name, value, t('ui.conflict.ticked')) : (value ?? '');
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
                <td>{theirs[`${name}:text`] ?? (shown(name, theirs[name]) || '—')}</td>
                <td>{shown(name, mine[name]) || '—'}</td>
                <td>
                  <button
                    type="button"
                    className="btn btn-plain"
                    onClick={() => {
                      takeValue(name, theirs[name] ?? '', theirs[`${name}:text`] ?? '');
                      controlsOf(name)[0]?.focus();
                    }}
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
