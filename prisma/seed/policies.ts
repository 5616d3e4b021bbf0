import { recordChanges } from '@/lib/audit/commands';
import { clauseSearchText, policySearchText } from '@/lib/policies/commands/prepare';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, seedDay, type SeedContext } from './context';

const SAMPLE_SLUG = 'sample-support';
/** Of the 示例 clauses, which stand under an exception and which wait: so that the states can be seen at work. */
const EXCEPTED = 4;
const WAITING = 9;

/**
 * The classes of the programme, the documents that its sources name (title and what the source says of them; no clause
 * is invented for a real document), and one 示例 document that holds the 示例 clauses.
 */
export async function seedPolicies(tx: Tx, context: SeedContext): Promise<void> {
  const { preset } = context;
  await bulkInsert(
    tx,
    'policy_class',
    preset.policyClasses.map(({ code, name }, sortNo) => ({
      code,
      nameZh: name.zh,
      nameHant: name.hant ?? null,
      nameEn: name.en ?? null,
      sortNo,
    })),
  );
  if (!context.isDemo) return;
  const ownerUnitId = idOf(context.unitIds, preset.units[0]?.code ?? '');
  const common = { status: 'valid', isPublic: true, ownerUnitId };
  const documents = preset.policyDocuments.map((document, index) => ({
    id: newId(),
    slug: document.code,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.date && document.date.length === 10 ? seedDay(document.date) : null,
    summary: document.summary,
    isSample: document.isSample,
    sourceId: document.sourceCode ? (context.sourceIds.get(document.sourceCode) ?? null) : null,
    sortNo: index + 1,
    searchText: policySearchText(document),
    ...common,
  }));
  const title = '产业发展与招商引资支持事项汇编（示例）';
  const sample = {
    id: newId(),
    slug: SAMPLE_SLUG,
    title,
    issuer: preset.profile.bureauName.zh,
    issuedOn: null,
    summary: '本文件及其条文均为示例，用来演示分类、检索和公平竞争审查状态，不构成任何政策承诺。',
    isSample: true,
    sourceId: null,
    sortNo: 0,
    searchText: policySearchText({ title, issuer: preset.profile.bureauName.zh }),
    ...common,
  };
  await bulkInsert(tx, 'policy_document', [sample, ...documents]);
  await recordChanges(
    tx,
    context.actor,
    [sample, ...documents].map((row) => ({
      noun: 'policies',
      recordId: row.id,
      verb: 'create',
      after: { title: row.title },
    })),
  );
  await seedClauses(tx, context, sample.id);
}

async function seedClauses(tx: Tx, context: SeedContext, documentId: string): Promise<void> {
  const day = today();
  const reviewedBy = context.userIds.get('chief') ?? null;
  const rows = context.preset.sampleClauses.map((clause, index) => {
    const waits = index === WAITING;
    const excepted = index === EXCEPTED;
    return {
      id: newId(),
      documentId,
      number: index + 1,
      classCode: clause.classCode,
      title: clause.title,
      body: clause.text,
      who: clause.audience,
      conditions: clause.conditions,
      materials: clause.materials.join('、'),
      departmentText: clause.department,
      review: waits ? 'joint_review' : excepted ? 'excepted' : 'passed',
      reviewNo: waits ? null : `示例审〔${day.slice(0, 4)}〕${index + 1}号`,
      reviewedOn: waits ? null : day,
      reviewedBy: waits ? null : reviewedBy,
      exceptionEndsOn: excepted ? addDays(day, 180) : null,
      reviewNote: excepted ? '示例：适用例外规定，到期前重新评估。' : null,
      isSample: true,
      searchText: clauseSearchText({
        title: clause.title,
        body: clause.text,
        who: clause.audience,
        conditions: clause.conditions,
        departmentText: clause.department,
      }),
    };
  });
  await bulkInsert(tx, 'policy_clause', rows);
}
