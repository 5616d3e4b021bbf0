import { getTranslations } from 'next-intl/server';
import { PaperList } from '@/components/files/paper-list';
import { RemovePaper } from '@/components/files/remove-paper';
import { UploadField } from '@/components/files/upload-field';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionHead } from '@/components/ui/page-head';
import type { AttachmentRow } from '@/lib/files/queries';
import { attachPapersAction, detachPaperAction } from '@/lib/projects/actions';
import { paperRoles } from '@/lib/projects/schema';

/** Papers that the gates ask for, by role, and the form that adds them. */
export async function ProjectPapers({
  id,
  files,
  mayAdd,
  basePath,
}: {
  id: string;
  files: readonly AttachmentRow[];
  mayAdd: boolean;
  basePath: string;
}) {
  const t = await getTranslations('projects.desk');
  const byRole = Map.groupBy(files, (file) => file.role);
  return (
    <section className="part" aria-labelledby="papers">
      <SectionHead id="papers" title={t('record.papers')} />
      {files.length === 0 ? <p className="note">{t('record.noPapers')}</p> : null}
      {paperRoles.map((role) => {
        const held = byRole.get(role);
        return held ? (
          <div key={role}>
            <h3 className="text-sm font-bold">{t(`paperRoles.${role}`)}</h3>
            <PaperList
              files={held}
              basePath={basePath}
              {...(mayAdd
                ? {
                    act: (file) => (
                      <RemovePaper
                        action={detachPaperAction}
                        id={id}
                        attachmentId={file.id}
                        text={t('record.removePaper')}
                        label={`${t('record.removePaper')} ${file.fileName}`}
                      />
                    ),
                  }
                : {})}
            />
          </div>
        ) : null;
      })}
      {mayAdd ? (
        <details>
          <summary className="btn">{t('record.addPapers')}</summary>
          <Form
            action={attachPapersAction}
            labels={{ files: t('upload.files'), role: t('upload.role') }}
            label={t('record.addPapers')}
          >
            <input type="hidden" name="id" value={id} />
            <Select
              name="role"
              label={t('upload.role')}
              required
              options={paperRoles.map((role) => ({ value: role, text: t(`paperRoles.${role}`) }))}
            />
            <UploadField
              name="files"
              label={t('upload.files')}
              hint={t('upload.hint')}
              required
              uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
            />
            <SubmitButton>{t('upload.save')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
