import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { reasonWords } from '@/components/merchants/duplicate-table';
import { RecordPart } from '@/components/layout/record-page';
import type { LeadCandidates as Candidates } from '@/lib/leads/queries/lead-candidates';

/** Who and what may already be known behind a lead; nothing when nothing is. */
export async function LeadCandidates({ found }: { found: Candidates }) {
  if (found.leads.length === 0 && found.people.length === 0) return null;
  const t = await getTranslations('leads.desk');
  const words = await reasonWords();
  // messages: leads.desk.candidate.* leads.desk.state.*
  return (
    <RecordPart id="candidates" title={t('record.candidates')}>
      <ul className="divide-y divide-line text-sm">
        {found.people.map((person) => (
          <li key={person.id} className="py-2">
            <Link className="quiet-link" href={`/desk/merchants/${person.id}`}>
              {t('record.candidatePerson', { name: person.name, fileNo: person.fileNo })}
            </Link>
            <span className="note block">
              {t('record.candidateScore', { score: person.score, reasons: words(person) })}
            </span>
          </li>
        ))}
        {found.leads.map((lead) => (
          <li key={lead.id} className="py-2">
            <Link className="quiet-link" href={`/desk/leads/${lead.id}`}>
              <span className="figures">{lead.number}</span> {lead.firm ?? lead.sender}
            </Link>
            <span className="note block">
              {[
                ...lead.reasons.map((reason) => t(`candidate.${reason}`)),
                t(`state.${lead.state}`),
                lead.receivedOn,
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </RecordPart>
  );
}
