import { getTranslations } from 'next-intl/server';
import type { DeskFrameData, RailItem } from '@/components/layout/desk-types';
import type { DeskFrame, RailItemData } from '@/lib/desk/queries';
import type { CappedCount } from '@/lib/server/keyset';

const nobody: DeskFrameData = { rail: [], phoneBar: [], me: null, units: [], todo: null };

const numberText = ({ value, isCapped }: CappedCount): string =>
  `${value.toLocaleString('zh-CN')}${isCapped ? '+' : ''}`;

/** The frame in words. Nobody signed in: an empty frame, behind which the page redirects. */
export async function frameDataOf(frame: DeskFrame | null): Promise<DeskFrameData> {
  if (frame === null) return nobody;
  // messages: desk.desk.rail.* layout.desk.groups.* auth.role.*
  const t = await getTranslations('desk.desk.rail');
  const groups = await getTranslations('layout.desk.groups');
  const role = await getTranslations('auth.role');
  const frameTexts = await getTranslations('layout.desk');
  const item = ({ key, href, due }: RailItemData): RailItem => {
    const text = t(key);
    if (due === null) return { key, href, text };
    const count = numberText(due.count);
    return {
      key,
      href,
      text,
      due: { count, href: due.href, label: frameTexts('due', { noun: text, count }) },
    };
  };
  const first = item({ key: 'today', href: '/desk', due: null });
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
    todo: frame.todo.value > 0 ? numberText(frame.todo) : null,
  };
}
