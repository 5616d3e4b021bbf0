import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { ChangeDetail } from '@/lib/audit/queries-seals';
import { formatInstant } from '@/lib/shared/dates';
import { actorWord, fieldWords, logWord } from './log-words';
import { FieldLines } from './record-history';

type Props = { change: ChangeDetail };

/** Who, what, where from, why. */
export async function ChangeOrigin({ change }: Props) {
  // messages: auth.role.*
  const t = await getTranslations('audit.desk');
  const role = await getTranslations('auth.role');
  const who = change.actorName
    ? `${change.actorName}（${change.actorAccount ?? ''}）`
    : actorWord(t, change.actorKind);
  return (
    <section className="part" aria-labelledby="what">
      <SectionHead id="what" title={t('record.what')} />
      <DescriptionList
        facts={[
          { term: t('record.at'), value: formatInstant(change.at) },
          { term: t('record.actor'), value: who },
          { term: t('record.role'), value: change.role && role.has(change.role) ? role(change.role) : null },
          { term: t('record.unit'), value: change.unit },
          { term: t('record.noun'), value: logWord(t, 'noun', change.noun) },
          { term: t('record.verb'), value: logWord(t, 'verb', change.verb) },
          { term: t('record.recordId'), value: <code>{change.recordId}</code> },
          { term: t('record.reason'), value: change.reason },
          { term: t('record.address'), value: change.address },
          { term: t('record.requestId'), value: change.requestId ? <code>{change.requestId}</code> : null },
          { term: t('record.batchId'), value: change.batchId ? <code>{change.batchId}</code> : null },
        ]}
      />
    </section>
  );
}

/** Names of the fields with their digests; values only where they are no person's. */
export async function ChangeFields({ change }: Props) {
  const t = await getTranslations('audit.desk.record');
  const fieldWord = await fieldWords();
  if (change.fields.length === 0) return <p className="note">{t('noFields')}</p>;
  return (
    <section className="part" aria-labelledby="fields">
      <SectionHead id="fields" title={t('fields')} />
      <p className="note">
        {change.recordDigest === null
          ? t('digestNote')
          : t('recordDigest', { digest: change.recordDigest.slice(0, 16) })}{' '}
        {change.valuesHold === null ? null : t(change.valuesHold ? 'valuesHold' : 'valuesBroken')}
      </p>
      <PlainTable
        caption={t('fieldsCaption')}
        hideCaption
        columns={[
          { key: 'name', label: t('name') },
          { key: 'before', label: t('before'), kind: 'muted' },
          { key: 'after', label: t('after'), kind: 'muted' },
        ]}
        rows={change.fields.map((field) => ({
          id: field.name,
          cells: [
            fieldWord(change.noun, field.name),
            field.before?.slice(0, 16) ?? null,
            field.after?.slice(0, 16) ?? null,
          ],
        }))}
      />
      {change.values && Object.keys(change.values).length > 0 ? (
        <>
          <h3>{t('values')}</h3>
          <FieldLines changes={change.values} fieldText={(field) => fieldWord(change.noun, field)} />
        </>
      ) : null}
    </section>
  );
}

/** The row's place in the chain. */
export async function ChangeSeal({ change }: Props) {
  const t = await getTranslations('audit.desk.record');
  return (
    <section className="part" aria-labelledby="seal">
      <SectionHead id="seal" title={t('seal')} />
      {change.seal ? (
        <DescriptionList
          facts={[
            { term: t('seq'), value: change.seal.seq },
            { term: t('sealedAt'), value: formatInstant(change.seal.at) },
            { term: t('hash'), value: <code className="break">{change.seal.hash}</code> },
            { term: t('prevHash'), value: <code className="break">{change.seal.prevHash}</code> },
          ]}
        />
      ) : (
        <p className="note">{t('notSealed')}</p>
      )}
    </section>
  );
}
