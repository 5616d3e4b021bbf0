import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { RecordPart } from '@/components/layout/record-page';
import type { BulletinDetail } from '@/lib/chambers/queries/bulletins';

/** Every chamber that a notice is addressed to: those that have not read it first. */
export async function BulletinReaders({ bulletin }: { bulletin: BulletinDetail }) {
  const t = await getTranslations('chambers');
  const rows = bulletin.chambers.toSorted((a, b) => Number(a.readOn !== null) - Number(b.readOn !== null));
  const read = rows.filter((row) => row.readOn !== null).length;
  return (
    <RecordPart id="readers" title={t('desk.bulletin.readers')}>
      <p className="note">
        {t(bulletin.toAll ? 'desk.bulletin.toAll' : 'desk.bulletin.toChosen')}
        {t('bulletin.readBy', { read, addressed: rows.length })}
      </p>
      <ul className="divide-y divide-line text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <Link className="quiet-link" href={`/desk/chambers/${row.id}`}>
              {row.name}
            </Link>
            <span className={row.readOn ? 'note figures' : 'tone-warn'}>
              {row.readOn ? t('bulletin.readOn', { date: row.readOn }) : t('bulletin.unread')}
            </span>
          </li>
        ))}
      </ul>
    </RecordPart>
  );
}
