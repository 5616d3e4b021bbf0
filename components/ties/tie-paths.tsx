import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Fragment } from 'react';
import { Combobox, type ComboOption } from '@/components/forms/combobox';
import { Button } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import type { TiePath } from '@/lib/ties/queries/find-paths';
import { TiePersonName } from './tie-person';
import './ties.css';

type Props = {
  merchantId: string;
  name: string;
  paths: readonly TiePath[];
  from?: ComboOption;
  basePath: string;
};

/** Through whom somebody can be reached, each step with what says so. */
export async function TiePaths({ merchantId, name, paths, from, basePath }: Props) {
  const t = await getTranslations('ties.desk.path');
  const here = `/desk/merchants/${merchantId}/ties`;
  return (
    <section className="part" aria-labelledby="paths">
      <SectionHead id="paths" title={t('title', { name })} />
      <p className="note">{from ? t('fromPerson', { from: from.text }) : t('fromUnit')}</p>
      <form className="tie-from" action={`${basePath}${here}`} method="get">
        <Combobox
          key={from?.value ?? ''}
          name="from"
          label={t('from')}
          hint={t('fromHint')}
          searchUrl={`${basePath}/api/desk/merchants`}
          {...(from ? { chosen: from } : {})}
        />
        <Button type="submit">{t('find')}</Button>
        {from ? (
          <Link className="quiet-link" href={here}>
            {t('reset')}
          </Link>
        ) : null}
      </form>
      {paths.length === 0 ? (
        <p>
          {t('none')}。<span className="note">{t('noneHint')}</span>
        </p>
      ) : (
        <>
          <ul className="tie-paths">
            {paths.map((path) => (
              <PathLine key={path.key} path={path} />
            ))}
          </ul>
          <p className="note">{t('explain')}</p>
        </>
      )}
    </section>
  );
}

async function PathLine({ path }: { path: TiePath }) {
  // messages: ties.desk.word.* interactions.desk.channels.*
  const t = await getTranslations('ties.desk.path');
  const word = await getTranslations('ties.desk.word');
  const channel = await getTranslations('interactions.desk.channels');
  const { contact, people, steps } = path;
  const between = contact ? people.length - 1 : people.length - 2;
  const how = contact && {
    on: contact.on,
    channel: channel(contact.channel),
    officer: contact.officer ?? '',
  };
  return (
    <li className="tie-path">
      <ol>
        {how ? (
          <li>
            <b>{t('ours')}</b>
            <span className="tie-step">{t(how.officer ? 'contact' : 'contactOnly', how)}</span>
          </li>
        ) : null}
        {people.map((person, index) => {
          const step = steps[index];
          return (
            <li key={`${index}-${person.known ? person.id : 'masked'}`}>
              <TiePersonName person={person} />
              {step ? (
                <span className="tie-step">
                  {word(step.word)}
                  {step.evidence ? <Fragment>（{step.evidence}）</Fragment> : null}
                </span>
              ) : null}
            </li>
          );
        })}
      </ol>
      <span className="note">{between === 0 ? t('direct') : t('between', { count: between })}</span>
    </li>
  );
}
