import { getTranslations } from 'next-intl/server';
import type { DeskFrameData, RailItem } from '@/components/layout/desk-types';
import type { DeskFrame } from '@/lib/desk/queries';

const nobody: DeskFrameData = { rail: [], phoneBar: [], me: null, units: [], todoCount: 0, noticeCount: 0 };

/** The frame in words. Nobody signed in: an empty frame, behind which the page redirects. */
export async function frameDataOf(frame: DeskFrame | null): Promise<DeskFrameData> {
  if (frame === null) return nobody;
  // messages: desk.desk.rail.* layout.desk.groups.* auth.role.*
  const t = await getTranslations('desk.desk.rail');
  const groups = await getTranslations('layout.desk.groups');
  const role = await getTranslations('auth.role');
  const item = ({ key, href }: { key: string; href: string }): RailItem => ({ key, href, text: t(key) });
  const first = item({ key: 'today', href: '/desk' });
  return {
    rail:
      frame.rail.length === 0
        ? []
        : [
            { key: 'today', title: null, items: [first] },
            ...frame.rail.map(({ group, entries }) => ({
              key: group,
              title: groups(group),
              items: entries.map(item),
            })),
          ],
    phoneBar: frame.phoneBar.length === 0 ? [] : [first, ...frame.phoneBar.map(item)],
    me: { name: frame.me.name, account: frame.me.account, roleText: role(frame.me.role) },
    units: frame.grants.map((grant) => ({
      value: grant.id,
      text: [grant.place, role(grant.role)].filter(Boolean).join(' · '),
      current: grant.isActive,
    })),
    todoCount: 0,
    noticeCount: 0,
  };
}
