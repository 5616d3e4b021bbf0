import { consentTextCode, NOTICE_CODE } from '@/lib/privacy/rules';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import type { SeedContext } from './context';
import type { Text } from './presets/preset';
import { consentPurposes, privacyNotice } from './presets/privacy-texts';

const LOCALES = ['zh-CN', 'zh-Hant', 'en'] as const;
const inLocale = (text: Text, locale: (typeof LOCALES)[number]): string =>
  (locale === 'en' ? text.en : locale === 'zh-Hant' ? text.hant : text.zh) ?? text.zh;

/** Purposes of the preset by the names that the consent ledger uses. */
const PURPOSE_NAMES: Record<string, string> = { provide: 'provide_to_chamber' };

/** Version 1 of the notice and of each consent text, in three languages. Part of every deployment, not of the demo only. */
export async function seedPrivacy(tx: Tx, context: SeedContext): Promise<void> {
  const notice = privacyNotice(context.preset.profile);
  const at = new Date();
  const rows = LOCALES.flatMap((locale) => [
    {
      id: newId(),
      code: NOTICE_CODE,
      number: 1,
      locale,
      title: inLocale(notice.title, locale),
      body: notice.paragraphs.map((paragraph) => inLocale(paragraph, locale)).join('\n\n'),
      publishedAt: at,
    },
    ...consentPurposes.map((one) => ({
      id: newId(),
      code: consentTextCode(PURPOSE_NAMES[one.purpose] ?? one.purpose),
      number: 1,
      locale,
      title: inLocale(one.title, locale),
      body: inLocale(one.text, locale),
      publishedAt: at,
    })),
  ]);
  await bulkInsert(tx, 'notice_text', rows);
}
