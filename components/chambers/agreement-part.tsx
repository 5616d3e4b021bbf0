import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { AgreementForm } from './agreement-form';
import { agreementTone } from './agreement-table';
import { Papers } from './chamber-steps';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { endChamberAgreementAction } from '@/lib/chambers/actions-partners';
import type { ChamberPaper } from '@/lib/chambers/queries/chamber-papers';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import type { ChamberAgreementRow } from '@/lib/chambers/queries/partners';
import { today } from '@/lib/shared/dates';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  chamber: ChamberDetail;
  agreements: readonly ChamberAgreementRow[];
  papers: readonly ChamberPaper[];
  /** chambers that may have signed too */
  choices: readonly { id: string; name: string }[];
  basePath: string;
};

/** What was agreed with the chamber, each with parties, days, state and papers (B6). */
export async function AgreementPart({ chamber, agreements, papers, choices, basePath }: Props) {
  const t = await getTranslations('chambers.desk.agreements');
  const ui = await getTranslations('ui');
  // messages: chambers.desk.agreements.state.*
  return (
    <section className="part" aria-labelledby="agreements">
      <SectionHead id="agreements" title={t('title')} />
      {agreements.length === 0 ? <p className="note">{t('none')}</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {agreements.map((one) => {
          const isOwn = one.chamberId === chamber.id;
          const held = papers.filter((paper) => paper.role === 'agreement' && paper.label === one.id);
          return (
            <li key={one.id} className="grid gap-1 py-3">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <b>{one.title}</b>
                <Badge tone={agreementTone(one.state)}>{t(`state.${one.state}`)}</Badge>
                {one.isSample ? <ExampleMark text={ui('example')} /> : null}
              </p>
              <p className="note">
                {one.validUntil
                  ? t('span', { from: one.signedOn, to: one.validUntil })
                  : t('openEnded', { from: one.signedOn })}
                {one.endedOn ? t('endedText', { day: one.endedOn, reason: one.endedReason ?? '' }) : null}
              </p>
              <p>{t('partiesText', { parties: one.parties.join('、') })}</p>
              {isOwn ? (
                one.partnerId ? (
                  <p>
                    <Link href={`/desk/chambers/${one.partnerId}`}>{one.partner}</Link>
                  </p>
                ) : null
              ) : (
                <p>
                  <Link href={`/desk/chambers/${one.chamberId}#agreements`}>
                    {t('keptAt', { chamber: one.chamber })}
                  </Link>
                </p>
              )}
              {one.note ? <p className="note">{one.note}</p> : null}
              <Papers chamber={chamber} papers={held} basePath={basePath} part="agreements" />
              {chamber.can.update && isOwn && !one.endedOn ? (
                <div className="flex flex-wrap gap-x-6">
                  <AgreementForm
                    chamberId={chamber.id}
                    agreement={one}
                    choices={choices}
                    basePath={basePath}
                  />
                  <EndAgreement agreement={one} />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      {chamber.can.update ? (
        <AgreementForm chamberId={chamber.id} agreement={null} choices={choices} basePath={basePath} />
      ) : null}
    </section>
  );
}

async function EndAgreement({ agreement }: { agreement: ChamberAgreementRow }) {
  const t = await getTranslations('chambers.desk.agreements');
  const label = { endedOn: t('endedOn'), reason: t('reason') };
  return (
    <details>
      <summary className={FOLD}>{t('end')}</summary>
      <Form
        action={endChamberAgreementAction}
        labels={label}
        label={t('endTitle', { title: agreement.title })}
        values={{ endedOn: today() }}
        version={agreement.version}
      >
        <input type="hidden" name="id" value={agreement.id} />
        <TextField name="endedOn" label={label.endedOn} required maxLength={10} short />
        <TextField name="reason" label={label.reason} required maxLength={200} />
        <SubmitButton look="danger">{t('end')}</SubmitButton>
      </Form>
    </details>
  );
}
