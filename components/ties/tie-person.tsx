import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { TiePerson } from '@/lib/ties/queries/people';

/** Somebody of a tie: by name with the record behind it, or as one person of another unit that may be asked. */
export async function TiePersonName({ person }: { person: TiePerson }) {
  const t = await getTranslations('ties.desk.path');
  if (person.known) {
    return (
      <span>
        <Link href={`/desk/merchants/${person.id}`} prefetch={false}>
          {person.name}
        </Link>
        {person.firm ? <span className="note"> {person.firm}</span> : null}
      </span>
    );
  }
  return (
    <span>
      {t(person.unit ? 'masked' : 'restricted')}
      {person.unit ? <span className="note">（{t('ask', { unit: person.unit })}）</span> : null}
    </span>
  );
}
