import { getTranslations } from 'next-intl/server';
import { ImportSteps } from '@/components/imports/steps';
import { UploadForm, type UploadTexts } from '@/components/imports/upload-form';
import '@/components/imports/imports.css';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { startImportAction } from '@/lib/imports/actions';
import { listImportUnits } from '@/lib/imports/queries/list-batches';
import { steps } from '@/lib/imports/rules';
import { basisKinds, basisPurposes } from '@/lib/privacy/schema';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { uploadLimit } from '@/lib/server/file-kind';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata() {
  return { title: (await getTranslations('imports.desk'))('new') };
}

/** First step: the file, whose keeping it enters, where it comes from and why it may be kept. */
export default async function NewImportPage() {
  const actor = await requireActor();
  const units = await guarded(() => listImportUnits(actor));
  const t = await getTranslations('imports.desk');
  const ui = await getTranslations('ui');
  // messages: imports.desk.steps.* imports.desk.upload.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/imports' }, { text: t('new') }]}
      />
      <PageHead title={t('upload.title')} note={t('upload.note')} />
      <ImportSteps
        current="upload"
        label={t('steps.label')}
        steps={steps.map((key) => ({ key, text: t(`steps.${key}`) }))}
      />
      <UploadForm
        action={startImportAction}
        uploadUrl={`${env.basePath}/api/files/upload?purpose=ledger`}
        nouns={[{ value: 'merchants', text: t('upload.nounMerchants') }]}
        units={units.map(({ id, name, depth }) => ({ value: id, text: `${'　'.repeat(depth)}${name}` }))}
        kinds={basisKinds.map((value) => ({ value, text: t(`upload.kinds.${value}`) }))}
        purposes={basisPurposes.map((value) => ({ value, text: t(`upload.purpose.${value}`) }))}
        texts={uploadTexts(t)}
      />
    </div>
  );
}

/** Words of the client form; {percent} stays in place for it to fill. */
function uploadTexts(t: Awaited<ReturnType<typeof getTranslations<'imports.desk'>>>): UploadTexts {
  const keys = [
    'file',
    'fileHint',
    'noun',
    'unit',
    'unitHint',
    'source',
    'sourceHint',
    'basisTitle',
    'basisNote',
    'kind',
    'noneHint',
    'evidence',
    'evidenceHint',
    'purposes',
    'expiresOn',
    'expiresHint',
    'submit',
    'sending',
    'choose',
  ] as const;
  const limit = { megabytes: uploadLimit('ledger') / 1024 / 1024 };
  const plain = Object.fromEntries(keys.map((key) => [key, t(`upload.${key}`, limit)]));
  return {
    // cast: fromEntries forgets its keys
    ...(plain as Record<(typeof keys)[number], string>),
    sent: String(t.raw('upload.sent')),
    kept: String(t.raw('upload.kept')),
    problem: {
      tooLarge: t('upload.problem.tooLarge', limit),
      refused: t('upload.problem.refused'),
      offline: t('upload.problem.offline'),
      session: t('upload.problem.session'),
      busy: t('upload.problem.busy'),
    },
  };
}
