import Link from 'next/link';
import type { ReactNode } from 'react';
import { Menu } from '../ui/menu';
import { Seal } from '../ui/seal';
import { DeskPhoneBar, DeskRail, DeskTotal } from './desk-rail';
import type { DeskFrameData, DeskMe, DeskUnit } from './desk-types';
import { PaletteOpener } from './palette-opener';

export type DeskFrameTexts = {
  skip: string;
  demo: string;
  rail: string;
  phoneBar: string;
  units: string;
  todo: string;
  help: string;
  me: string;
  security: string;
  publicSite: string;
  toDark: string;
  toLight: string;
  signOut: string;
  signIn: string;
  oldBrowser: string;
};

type DeskFrameProps = DeskFrameData & {
  programme: { name: string; seal: string };
  theme: 'light' | 'dark';
  basePath: string;
  /** Manual page of this screen. */
  helpHref: string;
  demo: boolean;
  texts: DeskFrameTexts;
  /** Posts `grantId`; absent when there is one grant only. */
  switchUnitAction?: (form: FormData) => Promise<void>;
  signOutAction?: () => Promise<void>;
  children: ReactNode;
};

/** Frame of the desk: top bar, rail, main landmark, a phone's bottom bar. */
export function DeskFrame({
  programme,
  theme,
  basePath,
  helpHref,
  demo,
  texts,
  rail,
  phoneBar,
  me,
  units,
  due,
  switchUnitAction,
  signOutAction,
  children,
}: DeskFrameProps) {
  return (
    <div className="desk">
      <a className="skip-link" href="#main">
        {texts.skip}
      </a>
      {demo ? (
        <aside className="demo-banner" aria-label={texts.demo}>
          {texts.demo}
        </aside>
      ) : null}
      <header className="desk-top">
        <Link className="desk-name" href="/desk">
          <Seal text={programme.seal} size={28} />
          <b>{programme.name}</b>
        </Link>
        {units.length > 0 ? <UnitSwitcher units={units} texts={texts} action={switchUnitAction} /> : null}
        <PaletteOpener searchUrl={`${basePath}/api/desk/palette`} />
        <div className="desk-me">
          <Link href="/desk" prefetch={false}>
            {texts.todo}
            <DeskTotal due={due} />
          </Link>
          <Link className="help" href={helpHref} prefetch={false}>
            {texts.help}
          </Link>
          <MeMenu me={me} theme={theme} basePath={basePath} texts={texts} signOutAction={signOutAction} />
        </div>
      </header>
      <DeskRail groups={rail} label={texts.rail} due={due} />
      <main id="main" className="desk-main" tabIndex={-1}>
        <p className="desk-old">{texts.oldBrowser}</p>
        {children}
      </main>
      <DeskPhoneBar items={phoneBar} label={texts.phoneBar} due={due} />
    </div>
  );
}

type UnitSwitcherProps = {
  units: readonly DeskUnit[];
  texts: DeskFrameTexts;
  action: ((form: FormData) => Promise<void>) | undefined;
};

function UnitSwitcher({ units, texts, action }: UnitSwitcherProps) {
  const current = units.find((unit) => unit.current) ?? units[0];
  if (units.length === 1 || !action) {
    return (
      <div className="desk-units">
        <span className="one">{current?.text}</span>
      </div>
    );
  }
  return (
    <div className="desk-units">
      <Menu summaryClass="" summary={current?.text}>
        <p className="menu-label">{texts.units}</p>
        <form action={action}>
          {units.map((unit) => (
            <button
              key={unit.value}
              type="submit"
              className="menu-item"
              name="grantId"
              value={unit.value}
              aria-current={unit.current ? 'true' : undefined}
            >
              {unit.text}
            </button>
          ))}
        </form>
      </Menu>
    </div>
  );
}

type MeMenuProps = {
  me: DeskMe | null;
  theme: 'light' | 'dark';
  basePath: string;
  texts: DeskFrameTexts;
  signOutAction: (() => Promise<void>) | undefined;
};

function MeMenu({ me, theme, basePath, texts, signOutAction }: MeMenuProps) {
  return (
    <Menu
      end
      caret={false}
      summaryClass=""
      label={me ? `${texts.me}：${me.name}` : texts.me}
      summary={<Seal text={me?.name.slice(0, 1) ?? '·'} size={28} variant="line" />}
    >
      {me ? (
        <>
          <p className="menu-label">
            {me.name} · {me.roleText} · {me.account}
          </p>
          <Link className="menu-item" href="/my/security">
            {texts.security}
          </Link>
        </>
      ) : null}
      <Link className="menu-item" href="/">
        {texts.publicSite}
      </Link>
      <form method="post" action={`${basePath}/api/preferences`}>
        <button className="menu-item" type="submit" name="theme" value={theme === 'dark' ? 'light' : 'dark'}>
          {theme === 'dark' ? texts.toLight : texts.toDark}
        </button>
      </form>
      <hr className="menu-rule" />
      {me && signOutAction ? (
        <form action={signOutAction}>
          <button className="menu-item" type="submit">
            {texts.signOut}
          </button>
        </form>
      ) : (
        <Link className="menu-item" href="/sign-in" prefetch={false}>
          {texts.signIn}
        </Link>
      )}
    </Menu>
  );
}
