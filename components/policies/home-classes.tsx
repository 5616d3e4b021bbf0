import Link from 'next/link';
import type { PublicPolicyClass } from '@/lib/policies/queries/public-policies';

/** The classes of policy with their open clauses, in two columns. */
export function HomeClasses({
  classes,
  hrefOf,
  countText,
}: {
  classes: readonly PublicPolicyClass[];
  hrefOf: (code: string) => string;
  countText: (count: number) => string;
}) {
  return (
    <ul className="mt-6 columns-2 gap-4 border-t-2 border-ink">
      {classes.map((one) => (
        <li key={one.code} className="break-inside-avoid border-b border-mist">
          <Link
            href={hrefOf(one.code)}
            prefetch={false}
            className="flex justify-between gap-2 py-3 text-ink no-underline hover:text-vermilion-ink"
          >
            {one.name}
            <span className="whitespace-nowrap text-ink-3">{countText(one.count)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
