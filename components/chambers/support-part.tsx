import { getTranslations } from 'next-intl/server';
import { Papers } from './chamber-steps';
import { UploadField } from '@/components/files/upload-field';
import { Checkbox, RadioGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { removeChamberSupportAction, saveChamberSupportAction } from '@/lib/chambers/actions-partners';
import type { ChamberPaper } from '@/lib/chambers/queries/chamber-papers';
import type { ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import type { ChamberSupportRow } from '@/lib/chambers/queries/partners';
import { supportKinds } from '@/lib/chambers/schema-partners';
import { formatWan } from '@/lib/shared/money';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  chamber: ChamberDetail;
  supports: readonly ChamberSupportRow[];
  papers: readonly ChamberPaper[];
  basePath: string;
};

/** 扶持措施: what the chamber was given, how much or what, by whom, when, under which paper (B12). */
export async function SupportPart({ chamber, supports, papers, basePath }: Props) {
  const t = await getTranslations('chambers.desk.support');
  const ui = await getTranslations('ui');
  // messages: chambers.desk.support.kind.*
  return (
    <section className="part" aria-labelledby="supports">
      <SectionHead id="supports" title={t('title')} />
      {supports.length === 0 ? <p className="note">{t('none')}</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {supports.map((one) => (
          <li key={one.id} className="grid gap-1 py-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b>{one.title}</b>
              <Badge>{t(`kind.${one.kind}`)}</Badge>
              {one.amountWan ? (
                <span className="figures">{t('amountText', { amount: formatWan(one.amountWan) })}</span>
              ) : null}
              {one.isSample ? <ExampleMark text={ui('example')} /> : null}
            </p>
            <p className="note">{[one.givenOn, one.givenBy, one.docNo].filter(Boolean).join(' · ')}</p>
            {one.note ? <p>{one.note}</p> : null}
            <Papers
              chamber={chamber}
              papers={papers.filter((paper) => paper.role === 'support' && paper.label === one.id)}
              basePath={basePath}
              part="supports"
            />
            {chamber.can.update ? (
              <div className="flex flex-wrap gap-x-6">
                <SupportForm chamberId={chamber.id} support={one} basePath={basePath} />
                <RemoveSupport support={one} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {chamber.can.update ? <SupportForm chamberId={chamber.id} support={null} basePath={basePath} /> : null}
    </section>
  );
}

async function SupportForm({
  chamberId,
  support,
  basePath,
}: {
  chamberId: string;
  support: ChamberSupportRow | null;
  basePath: string;
}) {
  const t = await getTranslations('chambers.desk.support');
  const c = await getTranslations('words');
  const day = (await getTranslations('chambers.hint'))('day');
  const title = support ? t('change') : t('add');
  const label = {
    title: t('titleField'),
    kind: t('kindLabel'),
    amountWan: t('amount'),
    givenBy: t('givenBy'),
    givenOn: t('givenOn'),
    docNo: t('docNo'),
    note: t('noteField'),
    files: t('files'),
  };
  // messages: chambers.desk.support.kind.*
  return (
    <details>
      <summary className={FOLD}>{title}</summary>
      <Form
        action={saveChamberSupportAction}
        labels={label}
        label={support ? t('changeTitle', { title: support.title }) : title}
        values={{
          title: support?.title,
          kind: support?.kind ?? 'money',
          amountWan: support?.amountWan,
          givenBy: support?.givenBy,
          givenOn: support?.givenOn,
          docNo: support?.docNo,
          note: support?.note,
        }}
        {...(support ? { version: support.version } : {})}
      >
        <input type="hidden" name="chamberId" value={chamberId} />
        {support ? <input type="hidden" name="id" value={support.id} /> : null}
        <TextField name="title" label={label.title} hint={t('titleHint')} required maxLength={120} />
        <RadioGroup
          name="kind"
          label={label.kind}
          inline
          required
          options={supportKinds.map((kind) => ({ value: kind, text: t(`kind.${kind}`) }))}
        />
        <TextField
          name="amountWan"
          label={label.amountWan}
          hint={t('amountHint')}
          unit={c('wan')}
          numeric
          short
        />
        <TextField name="givenBy" label={label.givenBy} required maxLength={80} />
        <TextField name="givenOn" label={label.givenOn} hint={day} required maxLength={10} short />
        <TextField name="docNo" label={label.docNo} maxLength={60} />
        <TextArea name="note" label={label.note} rows={2} maxLength={500} />
        <UploadField
          name="files"
          label={label.files}
          hint={t('filesHint')}
          uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
          most={10}
        />
        <SubmitButton>{c('save')}</SubmitButton>
      </Form>
    </details>
  );
}

async function RemoveSupport({ support }: { support: ChamberSupportRow }) {
  const t = await getTranslations('chambers.desk.support');
  return (
    <details>
      <summary className={FOLD}>{t('remove')}</summary>
      <Form
        action={removeChamberSupportAction}
        labels={{ confirmed: t('removeConfirm') }}
        label={t('removeTitle', { title: support.title })}
        version={support.version}
      >
        <input type="hidden" name="id" value={support.id} />
        <Checkbox name="confirmed" label={t('removeConfirm')} />
        <SubmitButton look="danger">{t('remove')}</SubmitButton>
      </Form>
    </details>
  );
}
