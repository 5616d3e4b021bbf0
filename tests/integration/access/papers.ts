import { makeBrief } from '@/lib/papers/commands/make-brief';
import { getBrief } from '@/lib/papers/queries/brief';
import { getBriefPaper } from '@/lib/papers/queries/brief-paper';
import { getPaperFrame } from '@/lib/papers/queries/foot';
import { db } from '@/lib/server/db';
import { seedPlace } from '@/tests/factories/places';
import { person, type Side } from '@/tests/support/world';
import { ChamberFilters } from '@/lib/chambers/search-params';
import { makeChamberPaper } from '@/lib/papers/commands/make-chamber-papers';
import { getChamberDirectory } from '@/lib/papers/queries/chamber-directory';
import { ChamberPaperRequest } from '@/lib/papers/schema-chambers';
import { seedChamber } from '@/tests/factories/chambers';
import { makeCityReport } from '@/lib/papers/commands/make-city-report';
import { getCityReport } from '@/lib/papers/queries/city-report';
import type { AccessTable } from '../access-table';

/** A city in which the person of that side alone lives. */
async function cityOf(side: Side): Promise<string> {
  const { residenceCityId } = await db.merchant.findUniqueOrThrow({
    where: { id: side.merchantId },
    select: { residenceCityId: true },
  });
  if (residenceCityId) return residenceCityId;
  const code = String(Number.parseInt(side.merchantId.slice(-6), 16) % 1_000_000).padStart(6, '0');
  const { id: placeId } = await seedPlace(code, 'prefecture', `示例市${code}`);
  await db.merchant.update({ where: { id: side.merchantId }, data: { residenceCityId: placeId } });
  return placeId;
}

let chambers = 0;
/** A chamber of the public directory, which a county's staff reads as well. */
const seedPublicChamber = (ownerUnitId: string): Promise<string> =>
  seedChamber({ name: `示例名录商会${(chambers += 1)}`, ownerUnitId, isPublic: true });

const callers = ['clerk', 'chief', 'leader', 'filler'] as const;

export const papersAccess: AccessTable = {
  'papers.getBrief': {
    allow: callers,
    outside: 404,
    call: (actor, side) => getBrief(actor, side.merchantId),
  },
  'papers.getBriefPaper': {
    allow: callers,
    outside: 404,
    call: (actor, side) => getBriefPaper(person(actor), side.merchantId),
  },
  // nobody lives in a place that is none: whoever may ask is told so
  'papers.getCityReport': {
    allow: callers,
    outside: 404,
    call: async (actor, side) => getCityReport(actor, await cityOf(side)),
  },
  'papers.makeCityReport': {
    allow: callers,
    outside: 404,
    call: async (actor, side) =>
      makeCityReport(person(actor), await cityOf(side), { format: 'docx', reason: '外出招商考察' }),
  },
  'papers.getChamberDirectory': {
    allow: callers,
    outside: '-',
    call: async (actor, _side, world) => {
      await seedPublicChamber(world.rootId);
      return getChamberDirectory(actor, ChamberFilters.parse({}));
    },
  },
  'papers.makeChamberPaper': {
    allow: callers,
    outside: '-',
    call: async (actor, _side, world) => {
      await seedPublicChamber(world.rootId);
      return makeChamberPaper(person(actor), ChamberPaperRequest.parse({ what: 'xlsx', reason: '会议筹备' }));
    },
  },
  'papers.getPaperFrame': {
    allow: callers,
    outside: '-',
    call: (actor) => getPaperFrame(person(actor), '登门拜访'),
  },
  'papers.makeBrief': {
    allow: callers,
    outside: 404,
    call: (actor, side) => makeBrief(person(actor), side.merchantId, { format: 'docx', reason: '登门拜访' }),
  },
};
