import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { StatedMembers } from './stated-members';
import { StatusStep } from './status-step';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import { changeChamberStatusAction } from '@/lib/chambers/actions';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import { correctionsOf, nextStatuses } from '@/lib/chambers/rules';
import { today } from '@/lib/shared/dates';
import { statusTone } from './status-tone';

/** The button that moves the status, with the steps that are open from here. */
export async function ChamberStatusAct({ chamber, basePath }: { chamber: ChamberDetail; basePath: string }) {
  const t = await getTranslations('chambers');
  // messages: chambers.status.* chambers.desk.statusAct.*
  const options = [
    ...nextStatuses(chamber.status).map((value) => ({ value, text: t(`status.${value}`) })),
    ...(chamber.can.correct
      ? correctionsOf(chamber.status).map((value) => ({
          value,
          text: t('desk.statusAct.correction', { status: t(`status.${value}`) }),
        }))
      : []),
  ];
  if (options.length === 0) return null;
  const text = (key: string): string => t(`desk.statusAct.${key}`);
  return (
    <StatusStep
      key={chamber.version}
      id={chamber.id}
      version={chamber.version}
      today={today()}
      action={changeChamberStatusAction}
      options={options}
      registryNo={chamber.registryNo}
      uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
      texts={{
        button: text('button'),
        title: text('title'),
        to: text('to'),
        on: text('on'),
        onHint: text('onHint'),
        registryNo: text('registryNo'),
        registryHint: text('registryHint'),
        reason: text('reason'),
        files: text('files'),
        filesHint: text('filesHint'),
      }}
    />
  );
}

/** Facts of a chamber. The stated number opens to its quotation, the counted one to the roster below. */
export async function ChamberFacts({ chamber }: { chamber: ChamberDetail }) {
  const t = await getTranslations('chambers');
  const c = await getTranslations('words');
  return (
    <section className="part" aria-labelledby="facts">
      <SectionHead id="facts" title={t('desk.facts')} />
      <DescriptionList
        emptyText={c('none')}
        facts={[
          {
            term: t('field.status'),
            value: <Badge tone={statusTone(chamber.status)}>{t(`status.${chamber.status}`)}</Badge>,
          },
          { term: t('field.statusNote'), value: chamber.statusNote },
          { term: t('field.kind'), value: t(`kind.${chamber.kind}`) },
          { term: t('field.aliases'), value: chamber.aliases.join('、') },
          { term: t('field.cityName'), value: chamber.cityName },
          {
            term: t('counted'),
            value:
              chamber.countedMembers === null ? (
                t('noRoster')
              ) : (
                <a className="underline decoration-gold underline-offset-4" href="#members">
                  {t('officer.countedValue', { count: chamber.countedMembers })}
                </a>
              ),
          },
          { term: t('stated'), value: <StatedMembers chamber={chamber} locale="zh-CN" /> },
          { term: t('desk.field.registryNo'), value: chamber.registryNo },
          { term: t('desk.field.presidentFirm'), value: chamber.presidentFirm },
          { term: t('desk.field.secretariatPhone'), value: chamber.secretariatPhone },
          { term: t('desk.field.address'), value: chamber.address },
          { term: t('desk.field.ownerUnitId'), value: chamber.unit },
          { term: t('desk.field.source'), value: chamber.source },
          {
            term: t('desk.field.isPublic'),
            value: chamber.isPublic ? (
              <Link href={`/chambers/${chamber.slug}`}>{t('desk.publicPage')}</Link>
            ) : (
              t('desk.notPublic')
            ),
          },
          { term: t('field.note'), value: chamber.note },
        ]}
      />
    </section>
  );
}

/** The terms with their offices, newest first. */
export async function ChamberTerms({ chamber }: { chamber: ChamberDetail }) {
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  // messages: chambers.rank.*
  if (chamber.terms.length === 0) return <p className="note">{t('desk.terms1.none')}</p>;
  return chamber.terms.map((term) => (
    <div key={term.id} className="mb-4">
      <h3>
        {t('desk.terms1.title', { number: term.number })}{' '}
        <span className="note">
          {t('desk.terms1.span', { from: term.electedOn ?? '—', to: term.endsOn ?? '—' })}
        </span>{' '}
        {term.isSample ? <ExampleMark text={ui('example')} /> : null}
      </h3>
      <ul className="plain-list">
        {term.offices.map((office) => (
          <li key={office.id}>
            {t(`rank.${office.rank}`)}：
            {office.holder ?? t(chamber.can.readRoster ? 'desk.terms1.vacant' : 'desk.terms1.withheld')}
            {office.firm ? <span className="note"> {office.firm}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  ));
}
