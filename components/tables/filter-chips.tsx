import Link from 'next/link';
import type { ReactNode } from 'react';
import { Menu } from '../ui/menu';

type Hidden = ReadonlyArray<readonly [name: string, value: string]>;

export type FilterChip = {
  /** Field in the address. */
  name: string;
  /** “现居” */
  label: string;
  /** “广东省”; null prints `anyText`. */
  value: string | null;
  /** This page without the condition. */
  clearHref?: string;
  input:
    | {
        kind: 'one' | 'many';
        options: ReadonlyArray<{ value: string; text: string; count?: string; on?: boolean }>;
      }
    | { kind: 'text'; value?: string; placeholder?: string }
    | { kind: 'range'; from?: string; to?: string; unit?: string; fromName: string; toName: string }
    | { kind: 'custom'; body: ReactNode };
};

export type FilterTexts = {
  /** 不限 */ any: string;
  /** 应用 */ apply: string;
  /** 清除条件：{label} */ clear: string;
  /** 从 / 到, read out */ from: string;
  to: string;
  /** 筛选条件 */ label: string;
};

type FilterChipsProps = {
  chips: readonly FilterChip[];
  texts: FilterTexts;
  /** The page's own path; forms go there by GET. */
  action: string;
  /** All other conditions of the address, kept by each form. The cursor is left out on purpose. */
  keep: Hidden;
  /** Count, order and column menus at the end of the line. */
  aside?: ReactNode;
};

/** Conditions as a sentence of chips; each opens a small form that works by GET, with or without script. */
export function FilterChips({ chips, texts, action, keep, aside }: FilterChipsProps) {
  return (
    <div className="chips" role="group" aria-label={texts.label}>
      {chips.map((chip) => (
        <span key={chip.name} className="chip" data-on={chip.value === null ? undefined : ''}>
          <Menu
            summaryClass=""
            caret={chip.value === null}
            summary={
              <>
                {chip.label} {chip.value === null ? texts.any : <b>{chip.value}</b>}
              </>
            }
          >
            <form className="chip-form" method="get" action={action}>
              {keep
                .filter(([name]) => !ownNames(chip).includes(name))
                .map(([name, value]) => (
                  <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
                ))}
              <ChipInput chip={chip} texts={texts} />
              <button type="submit" className="btn btn-primary">
                {texts.apply}
              </button>
            </form>
          </Menu>
          {chip.value !== null && chip.clearHref ? (
            <Link
              className="off"
              href={chip.clearHref}
              scroll={false}
              aria-label={texts.clear.replace('{label}', chip.label)}
            >
              ×
            </Link>
          ) : null}
        </span>
      ))}
      {aside ? <div className="aside">{aside}</div> : null}
    </div>
  );
}

function ownNames(chip: FilterChip): string[] {
  return chip.input.kind === 'range' ? [chip.input.fromName, chip.input.toName] : [chip.name];
}

function ChipInput({ chip, texts }: { chip: FilterChip; texts: FilterTexts }) {
  const { input } = chip;
  if (input.kind === 'custom') return input.body;
  if (input.kind === 'text') {
    return (
      <input
        className="input"
        name={chip.name}
        defaultValue={input.value}
        placeholder={input.placeholder}
        aria-label={chip.label}
      />
    );
  }
  if (input.kind === 'range') {
    return (
      <div className="range">
        <input
          className="input"
          name={input.fromName}
          defaultValue={input.from}
          inputMode="decimal"
          aria-label={`${chip.label} ${texts.from}`}
        />
        <span aria-hidden="true">—</span>
        <input
          className="input"
          name={input.toName}
          defaultValue={input.to}
          inputMode="decimal"
          aria-label={`${chip.label} ${texts.to}`}
        />
        <span>{input.unit}</span>
      </div>
    );
  }
  const type = input.kind === 'one' ? 'radio' : 'checkbox';
  return (
    <fieldset className="options">
      <legend className="sr-only">{chip.label}</legend>
      {input.options.map((option) => (
        <label key={option.value}>
          <input
            className="check"
            type={type}
            name={chip.name}
            value={option.value}
            defaultChecked={option.on}
          />
          {option.text}
          {option.count ? <span className="count">{option.count}</span> : null}
        </label>
      ))}
    </fieldset>
  );
}
