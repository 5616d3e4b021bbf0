'use client';

import { Notice } from '@/components/ui/notice';
import { useText } from '@/components/ui/texts';
import type { Etiquette } from '@/lib/interactions/queries/etiquette';

/** What to know before one contacts these people; nothing where there is nothing to say. */
export function EtiquetteNotices({ people }: { people: readonly Etiquette[] }) {
  const t = useText();
  const say = (key: string, values: Record<string, string | number>) =>
    t(`interactions.desk.etiquette.${key}`, values);
  return people.map((person) => {
    const how = person.preferredChannel ? t(`interactions.desk.channels.${person.preferredChannel}`) : null;
    const hours = person.contactHours ? say('hours', { hours: person.contactHours }) : null;
    const units = person.crowding
      .map(({ unit, contacts, lastOn }) => say('crowdedUnit', { unit, count: contacts, date: lastOn }))
      .join(t('interactions.desk.etiquette.separator'));
    if (!person.doNotContact && person.crowding.length === 0 && !how && !hours) return null;
    return (
      <div key={person.id} className="contents">
        {person.doNotContact ? (
          <Notice tone="late">{say('doNotContact', { name: person.name })}</Notice>
        ) : null}
        {person.crowding.length > 0 ? (
          <Notice tone="warn">{say('crowded', { units, name: person.name })}</Notice>
        ) : null}
        {how || hours ? (
          <Notice tone="info">
            {how ? say('prefers', { name: person.name, how }) : null}
            {hours}
          </Notice>
        ) : null}
      </div>
    );
  });
}
