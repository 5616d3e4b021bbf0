type Props = {
  /** the page that answers, with the sub-path of the site; may end in a #fragment */
  action: string;
  /** the word that was asked for */
  q: string | undefined;
  label: string;
  /** the label is read, not seen */
  hideLabel?: boolean;
  hint: string;
  button: string;
  look?: 'line' | 'primary';
  maxLength?: number;
  /** other conditions of the page that stay */
  keep?: Readonly<Record<string, string | undefined>>;
  className?: string;
};

/** One word to look for on the page where it stands: a plain GET form, so it works without script. */
export function SearchForm({ action, q, label, hint, button, keep = {}, ...rest }: Props) {
  const { hideLabel = false, look = 'line', maxLength = 60, className = 'my-4' } = rest;
  const field = (
    <input
      name="q"
      type="search"
      className="input w-full"
      defaultValue={q}
      placeholder={hint}
      maxLength={maxLength}
      {...(hideLabel ? { 'aria-label': label } : {})}
    />
  );
  return (
    <form
      className={`no-print flex flex-wrap items-end gap-3 ${className}`}
      method="get"
      role="search"
      aria-label={label}
      action={action}
    >
      {Object.entries(keep).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {hideLabel ? (
        <div className="min-w-0 flex-1">{field}</div>
      ) : (
        <label className="grid min-w-0 flex-1 gap-1 text-sm">
          {label}
          {field}
        </label>
      )}
      <button type="submit" className={`btn min-h-11 shrink-0 ${look === 'primary' ? 'btn-primary' : ''}`}>
        {button}
      </button>
    </form>
  );
}
