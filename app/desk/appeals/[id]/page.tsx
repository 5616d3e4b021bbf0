import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AppealActs } from '@/components/appeals/appeal-acts';
import { AppealFacts, AppealPapers, AppealSteps } from '@/components/appeals/appeal-record';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage } from '@/components/layout/record-page';
import { getAppeal, getAppealHistory } from '@/lib/appeals/queries/get-appeal';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listUnits } from '@/lib/units/queries';
import { listStaff } from '@/lib/users/queries-staff';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('appeals.desk'))('title') };
}

/** One appeal: what is asked and what may be done on the left, who did what on the right. */
export default async function AppealRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const id = uuidParam((await params).id);
  const [appeal, history] = await guarded(() =>
    Promise.all([getAppeal(actor, id), getAppealHistory(actor, id)]),
  );
  const [units, staff] = await Promise.all([
    appeal.can.assign ? listUnits(actor) : [],
    appeal.can.assign || appeal.can.accept ? listStaff(actor) : [],
  ]);
  const t = await getTranslations('appeals');
  // messages: appeals.state.* appeals.kind.* appeals.desk.channel.* appeals.desk.clockIs.*
  const groups: Readonly<Record<string, string>> = {
    ...{ state: 'state', kind: 'kind', channel: 'desk.channel', clock: 'desk.clockIs' },
  };
  return (
    <RecordPage
      trail={[{ text: t('desk.title'), href: '/desk/appeals' }]}
      name={appeal.title}
      isSample={appeal.isSample}
      note={appeal.number}
      aside={
        <>
          <AppealSteps appeal={appeal} />
          <RecordHistory
            folded
            history={history}
            words="appeals.desk"
            valueText={(field, value) => {
              const group = groups[field];
              return group && t.has(`${group}.${String(value)}`) ? t(`${group}.${String(value)}`) : undefined;
            }}
          />
        </>
      }
    >
      <AppealFacts appeal={appeal} />
      <AppealActs
        appeal={appeal}
        units={units
          .filter((unit) => unit.validTo === null)
          .map((unit) => ({ id: unit.id, name: `${'　'.repeat(unit.depth)}${unit.name}` }))}
        staff={staff}
        basePath={env.basePath}
      />
      <AppealPapers appeal={appeal} basePath={env.basePath} />
    </RecordPage>
  );
}
