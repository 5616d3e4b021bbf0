import { getTranslations } from 'next-intl/server';

type Props = { papers: readonly { fileId: string; fileName: string }[]; basePath: string };

/** Papers behind a basis or a consent; each opens through the authorised route. Nothing where there are none. */
export async function PrivacyPapers({ papers, basePath }: Props) {
  if (papers.length === 0) return null;
  const t = await getTranslations('privacy.desk');
  return (
    <p className="note">
      {t('row.papers')}
      {papers.map((paper) => (
        <a key={paper.fileId} className="quiet-link me-3" href={`${basePath}/api/files/${paper.fileId}`}>
          {paper.fileName}
        </a>
      ))}
    </p>
  );
}
