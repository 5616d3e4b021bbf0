import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';

export type ButtonLook = 'line' | 'primary' | 'danger' | 'plain';

type Common = {
  look?: ButtonLook;
  /** Public pages: tall and square. */
  large?: boolean;
  /** Key that does the same, shown inside the button. */
  hotkey?: string;
  children: ReactNode;
};

function classOf(look: ButtonLook, large: boolean | undefined, more: string | undefined): string {
  return ['btn', look === 'line' ? '' : `btn-${look}`, large ? 'btn-large' : '', more ?? '']
    .filter(Boolean)
    .join(' ');
}

/** Something happens here and now. `type` is "button" unless said. */
export function Button({
  look = 'line',
  large,
  hotkey,
  children,
  className,
  ...rest
}: Common & ComponentProps<'button'>) {
  return (
    <button type="button" {...rest} className={classOf(look, large, className)} aria-keyshortcuts={hotkey}>
      {children}
      {hotkey ? (
        <kbd className="kbd" aria-hidden="true">
          {hotkey}
        </kbd>
      ) : null}
    </button>
  );
}

/** Goes somewhere: a link that looks like a button. */
export function LinkButton({
  look = 'line',
  large,
  hotkey,
  children,
  className,
  ...rest
}: Common & ComponentProps<typeof Link>) {
  return (
    <Link {...rest} className={classOf(look, large, className)} aria-keyshortcuts={hotkey}>
      {children}
      {hotkey ? (
        <kbd className="kbd" aria-hidden="true">
          {hotkey}
        </kbd>
      ) : null}
    </Link>
  );
}
