import Link from 'next/link';

export type Tab = { text: string; href: string; current?: boolean; count?: string };

type Props = { tabs: readonly Tab[]; label: string; wrap?: boolean };

/**
 * Tabs and saved views as links: the address is the state, nothing is hidden by script. Where a line is too narrow they
 * scroll sideways, or stand in several lines (`wrap`), so that the current one is always seen.
 */
export function Tabs({ tabs, label, wrap }: Props) {
  return (
    <nav className={wrap ? 'tabs tabs-wrap' : 'tabs'} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined} scroll={false}>
          {tab.text}
          {tab.count ? <span className="count">{tab.count}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
