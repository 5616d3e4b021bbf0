import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import { labelLayoutNames } from '@/lib/greetings/rules';
import { placeholders } from '@/lib/greetings/rules-text';
import { today } from '@/lib/shared/dates';
import './papers.css';

const reasons = ['report', 'meeting', 'contact', 'event', 'festival', 'other'] as const;
export const chamberLetters = ['festival', 'invitation'] as const;

/** The directory of the chambers that are shown, as a sheet or a paper. */
export async function TakeDirectory({ action, problem }: { action: string; problem: string | null }) {
  const t = await getTranslations('papers.desk.chambers');
  return (
    <section className="part" aria-labelledby="directory">
      <SectionHead id="directory" title={t('directory')} note={t('directoryNote')} />
      <form id="take" className="paper-take" method="post" action={action} aria-label={t('directory')}>
        <Problem code={problem} />
        <Reason id="directory-reason" first="report" />
        <div className="acts">
          <Button type="submit" name="what" value="xlsx" look="primary">
            {t('xlsx')}
          </Button>
          <Button type="submit" name="what" value="docx">
            {t('docx')}
          </Button>
        </div>
        <p className="note">{t('mark')}</p>
      </form>
    </section>
  );
}

async function Problem({ code }: { code: string | null }) {
  const t = await getTranslations('papers.desk');
  const e = await getTranslations('errors');
  // messages: errors.app.* errors.field.*
  const key = code ? [`app.${code}`, `field.${code}`].find((one) => e.has(one)) : undefined;
  return key ? (
    <Notice tone="late" title={t('problem')} live>
      {e(key, { seconds: 3600, most: 500 })}
    </Notice>
  ) : null;
}

async function Reason({ id, first }: { id: string; first: (typeof reasons)[number] }) {
  const t = await getTranslations('papers.desk.chambers');
  // messages: papers.desk.chambers.reasons.*
  return (
    <div className="field field-short">
      <label htmlFor={id}>{t('reason')}</label>
      <select id={id} name="reason" className="input" defaultValue={t(`reasons.${first}`)}>
        {reasons.map((reason) => (
          <option key={reason}>{t(`reasons.${reason}`)}</option>
        ))}
      </select>
    </div>
  );
}

/** Letters to presidents and secretariats, one a page, and sheets of labels to the same. */
export async function ChamberLetters({
  action,
  letter,
  hrefOf,
  signOff,
}: {
  action: string;
  letter: (typeof chamberLetters)[number];
  hrefOf: (letter: (typeof chamberLetters)[number]) => string;
  signOff: string;
}) {
  const t = await getTranslations('papers.desk.chambers');
  // messages: papers.desk.chambers.sample.* papers.desk.chambers.body.* papers.desk.chambers.layouts.*
  return (
    <section className="part" aria-labelledby="post">
      <SectionHead id="post" title={t('post')} />
      <p className="flex flex-wrap gap-x-4">
        <span className="inline-flex min-h-11 items-center">{t('sampleLabel')}</span>
        {chamberLetters.map((one) => (
          <Link
            key={one}
            href={hrefOf(one)}
            className="quiet-link inline-flex min-h-11 items-center"
            aria-current={one === letter ? 'true' : undefined}
          >
            {t(`sample.${one}`)}
          </Link>
        ))}
      </p>
      <form key={letter} className="grid gap-4" method="post" action={action} aria-label={t('post')}>
        <Reason id="post-reason" first={letter === 'festival' ? 'festival' : 'event'} />
        <fieldset className="flex flex-wrap items-center gap-x-6">
          <legend>{t('to')}</legend>
          {(['toPresident', 'toSecretariat'] as const).map((name) => (
            <label key={name} className="inline-flex min-h-11 items-center gap-2">
              <input type="checkbox" name={name} defaultChecked={name === 'toPresident'} />
              {t(name === 'toPresident' ? 'president' : 'secretariatTo')}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor="post-body">{t('letter')}</label>
          <p id="post-body-hint" className="hint">
            {t('letterHint', { names: placeholders.map((name) => `{${name}}`).join(' ') })}
          </p>
          <textarea
            id="post-body"
            name="body"
            className="input"
            rows={10}
            maxLength={4000}
            defaultValue={t(`body.${letter}`)}
            aria-describedby="post-body-hint"
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <div className="field">
            <label htmlFor="post-sign">{t('signOff')}</label>
            <input id="post-sign" name="signOff" className="input" defaultValue={signOff} maxLength={60} />
          </div>
          <div className="field">
            <label htmlFor="post-on">{t('letterOn')}</label>
            <input id="post-on" name="letterOn" type="date" className="input" defaultValue={today()} />
          </div>
          <div className="field">
            <label htmlFor="post-layout">{t('layout')}</label>
            <select id="post-layout" name="layout" className="input">
              {labelLayoutNames.map((name) => (
                <option key={name} value={name}>
                  {t(`layouts.${name}`)}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div className="acts">
          <Button type="submit" name="what" value="letters" look="primary">
            {t('letters')}
          </Button>
          <Button type="submit" name="what" value="labels">
            {t('labels')}
          </Button>
        </div>
        <p className="note">
          {t('noAddress')} {t('mark')}
        </p>
      </form>
    </section>
  );
}
