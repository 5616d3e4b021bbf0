import { getTranslations } from 'next-intl/server';
import type { DeskFrameData, DueTexts, RailItem } from '@/components/layout/desk-types';
import type { DeskFrame, Waiting } from '@/lib/desk/queries';
import type { CappedCount } from '@/lib/server/keyset';

const nothing: DueTexts = { total: null, entries: {} };

const numberText = ({ value, isCapped }: CappedCount): string =>
  `${value.toLocaleString('zh-CN')}${isCapped ? '+' : ''}`;

/** The frame of the desk in words. Nobody signed in: an empty frame, behind which the page redirects. */
export async function frameDataOf(
  frame: DeskFrame | null,
  waiting: Promise<Waiting>,
): Promise<DeskFrameData> {
  if (frame === null) return { rail: [], phoneBar: [], me: null, units: [], due: Promise.resolve(nothing) };
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
    due: dueTextsOf(waiting),
  };
}

async function dueTextsOf(waiting: Promise<Waiting>): Promise<DueTexts> {
  const [t, frame] = await Promise.all([getTranslations('desk.desk.rail'), getTranslations('layout.desk')]);
  const { total, entries } = await waiting;
  return {
    total: total.value > 0 ? numberText(total) : null,
    entries: Object.fromEntries(
      entries.map(({ rail, href, count }) => {
        const text = numberText(count);
        return [rail, { count: text, href, label: frame('due', { noun: t(rail), count: text }) }];
      }),
    ),
  };
}
