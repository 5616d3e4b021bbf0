import type { ReactNode } from 'react';
import { Kbd } from '../ui/hint';

type LedgerPageProps = {
  /** PageHead, then Tabs of saved views, then FilterChips. */
  head: ReactNode;
  /** DataTable. */
  table: ReactNode;
  /** SidePanel when the address names a row, else null. */
  panel?: ReactNode;
  /** Pager. */
  pager: ReactNode;
  /** Keys of the table with what they do: [['J','K'],'上下']. */
  keys?: ReadonlyArray<readonly [keys: readonly string[], text: string]>;
};

/** Frame of every ledger of the desk: head, list with the record beside it, foot. Fills the window. */
export function LedgerPage({ head, table, panel, pager, keys = [] }: LedgerPageProps) {
  return (
    <div className="ledger">
      <div className="ledger-head">{head}</div>
      <div className="ledger-body">
        <div className="ledger-list">{table}</div>
        {panel}
      </div>
      <div className="ledger-foot">
        <span className="keys">
          {keys.map(([names, text]) => (
            <span key={text}>
              {names.map((name) => (
                <Kbd key={name}>{name}</Kbd>
              ))}
              {text}
            </span>
          ))}
        </span>
        {pager}
      </div>
    </div>
  );
}
