import { getTranslations } from 'next-intl/server';
import { findPaletteRecords, listPaletteTargets, paletteNouns } from '@/lib/desk/queries-palette';
import { deskJson } from '@/lib/server/desk-json';
import { readsAs } from '@/lib/shared/pinyin';
import { z } from 'zod';

const Query = z.string().trim().max(60).catch('');

/** Records, pages and acts for the command palette; an empty question gives the pages and acts of this role. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const q = Query.parse(query.get('q') ?? '');
    // messages: desk.desk.palette.* desk.desk.rail.* desk.desk.acts.*
    const t = await getTranslations({ locale: 'zh-CN', namespace: 'desk.desk' });
    const [records, targets] = await Promise.all([findPaletteRecords(actor, q), listPaletteTargets(actor)]);
    const fits = ({ label }: { label: string }) => q === '' || readsAs(label, q);
    const pages = targets.pages.map(({ key, href }) => ({ label: t(`rail.${key}`), href })).filter(fits);
    const acts = targets.acts.map(({ key, href }) => ({ label: t(`acts.${key}`), href })).filter(fits);
    const groups = [
      ...paletteNouns.map((key) => ({ key, items: records[key] })),
      { key: 'acts', items: acts },
      { key: 'pages', items: pages },
    ] as const;
    return {
      groups: groups
        .filter(({ items }) => items.length > 0)
        .map(({ key, items }) => ({
          label: t(`palette.${key}`),
          items: items.map((item) => ({ ...item, kind: t(`palette.kind.${key}`) })),
        })),
    };
  });
}
