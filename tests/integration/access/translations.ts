import { reviewTranslation, saveTranslation } from '@/lib/translations/commands';
import { readTranslation, translationWhere } from '@/lib/translations/queries/read-translation';
import { getTranslation, listTranslations } from '@/lib/translations/queries/translations';
import { TranslationInput } from '@/lib/translations/schema';
import { TranslationPage } from '@/lib/translations/search-params';
import { db } from '@/lib/server/db';
import { seedOffer } from '@/tests/factories/offers';
import type { Side } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const writers = ['clerk', 'chief', 'filler'] as const;
const EMPTY = 'd41d8cd98f00b204e9800998ecf8427e';
const question = async (side: Side) => ({
  noun: 'offers' as const,
  locale: 'en' as const,
  id: (await seedOffer(side.countyId, { state: 'published' })).id,
});

export const translationsAccess: AccessTable = {
  'translations.translationWhere': {
    allow: writers,
    outside: '-',
    call: async (actor) => ({ where: translationWhere(actor, 'offers'), asked: true }),
  },
  'translations.listTranslations': {
    allow: writers,
    outside: '-',
    call: (actor) => listTranslations(actor, TranslationPage.parse({ noun: 'offers' })),
  },
  'translations.getTranslation': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => getTranslation(actor, await question(side)),
  },
  'translations.readTranslation': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => (await readTranslation(actor, await question(side))).stamp,
  },
  'translations.saveTranslation': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      saveTranslation(
        actor,
        TranslationInput.parse({ ...(await question(side)), stamp: EMPTY, title: 'Sample line' }),
      ),
  },
  'translations.reviewTranslation': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => {
      const asked = await question(side);
      const text = { recordId: asked.id, locale: 'en', field: 'title', text: 'Sample line' };
      await db.offerText.create({ data: text });
      return reviewTranslation(actor, { ...asked, stamp: EMPTY });
    },
  },
};
