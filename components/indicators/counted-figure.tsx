import { getTranslations } from 'next-intl/server';
import { DefinitionVersions } from '@/components/definitions/definition-view';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicCountedFigure } from '@/lib/indicators/queries/public-figures';
import { endOfMonth } from '@/lib/shared/dates';
import { FigureFacts, FigureNumber, FigureParts } from './figure-open';
import { textIn } from './stated-figure';

/** A published counted figure: sums by unit, lines by number, papers by kind; no payer, no firm. */
export async function CountedFigureOpen({ opened, locale }: { opened: PublicCountedFigure; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'indicators' });
  const scopes = await getTranslations({ locale, namespace: 'agreements.scopes' });
  const kinds = await getTranslations({ locale, namespace: 'receipts.evidenceKinds' });
  const { figure, lines } = opened;
  return (
    <>
      <FigureNumber figure={figure} locale={locale} />
      <FigureFacts
        figure={figure}
        name={textIn(figure.name, locale)}
        untilText={endOfMonth(figure.to)}
        locale={locale}
      />
      {opened.discrepancies.map((note) => (
        <div key={note.code} className="mt-5" lang="zh-CN">
          <Notice tone="warn" title={note.title}>
            {note.text}
          </Notice>
        </div>
      ))}
      <section className="section" aria-labelledby="lines">
        <SectionHead id="lines" title={t('lines')} note={`${t('linesNote')} · ${t('linesPublic')}`} />
        <FigureParts
          figure={figure}
          locale={locale}
          lines={lines.map((line) => ({
            key: `${line.groupId}-${line.number}`,
            groupId: line.groupId,
            what: `${line.receivedOn} · ${line.number}`,
            // messages: agreements.scopes.* receipts.evidenceKinds.*
            scope: scopes(line.sourceScope),
            amountWan: line.creditedWan,
            papers: t('papers', { kind: kinds(line.evidenceKind), count: line.papers }),
          }))}
        />
      </section>
      <section className="section" aria-labelledby="versions">
        <SectionHead id="versions" title={t('versions')} note={t('versionsNote')} />
        <DefinitionVersions versions={figure.versions} caption={t('versions')} locale={locale} />
      </section>
    </>
  );
}
