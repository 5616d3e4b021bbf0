import { Timeline } from '@/components/ui/timeline';
import type { HistoryRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';

type Props = {
  history: readonly HistoryRow[];
  label: string;
  /** when nothing is known */
  emptyText: string;
  verbText: (verb: string) => string;
  fieldText: (field: string) => string;
  /** a value as people read it (stage, state, day); undefined prints it as it is */
  valueText?: (field: string, value: unknown) => string | undefined;
};

const SHOWN_FIELDS = 8;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Who did what to a record, when and why, newest first; what changed in an edit or a move stands under it. */
export function RecordTimeline({ history, label, emptyText, verbText, fieldText, valueText }: Props) {
  if (history.length === 0) return <p className="note">{emptyText}</p>;
  const printed = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return '—';
    const own = valueText?.(field, value);
    if (own !== undefined) return own;
    if (Array.isArray(value)) return value.map((one) => printed(field, one)).join('、');
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return ID.test(text) ? '…' : text;
  };
  return (
    <Timeline
      label={label}
      items={history.map((row, index) => ({
        id: row.id,
        date: row.at.toISOString(),
        dateText: formatInstant(row.at),
        title: verbText(row.verb),
        ...(row.actorName ? { by: row.actorName } : {}),
        now: index === 0,
        body: (
          <>
            {row.verb === 'create' ? null : (
              <ul className="grid gap-0.5 text-sm">
                {Object.entries(row.changes ?? {})
                  .filter(([field]) => !/Id$|fileId|attachment|papers/.test(field))
                  .slice(0, SHOWN_FIELDS)
                  .map(([field, { before, after }]) => (
                    <li key={field}>
                      {fieldText(field)}：{before === undefined ? '' : `${printed(field, before)} → `}
                      {printed(field, after)}
                    </li>
                  ))}
              </ul>
            )}
            {row.reason ? <p className="note">{row.reason}</p> : null}
          </>
        ),
      }))}
    />
  );
}
