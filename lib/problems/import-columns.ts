import type { ImportColumn } from '@/lib/shared/header-match';

/** What a row of a problem list can fill (domain.md E5, 2.14). */
export type ProblemImportField =
  | 'sequence'
  | 'subject'
  | 'description'
  | 'kind'
  | 'raisedOn'
  | 'source'
  | 'keeperUnit'
  | 'leader'
  | 'officer'
  | 'measures'
  | 'dueOn'
  | 'progressText'
  | 'isClosed'
  | 'closedOn'
  | 'evidence'
  | 'satisfaction'
  | 'note';

/** Headers of 问题清单（销号台账）. `kind` keeps what the list says; the reasons of E5 are matched by their code table. */
export const PROBLEM_IMPORT_COLUMNS: readonly ImportColumn<ProblemImportField>[] = [
  { field: 'sequence', kind: 'sequence', synonyms: ['序号', '序', '编号'] },
  {
    field: 'subject',
    kind: 'text',
    required: true,
    synonyms: ['项目/企业', '项目名称', '企业名称', '项目（企业）名称', '企业（项目）名称'],
  },
  {
    field: 'description',
    kind: 'text',
    required: true,
    synonyms: ['问题描述', '存在问题', '问题', '具体问题'],
  },
  { field: 'kind', kind: 'choice', synonyms: ['问题类型', '问题类别', '问题分类'] },
  { field: 'raisedOn', kind: 'date', synonyms: ['提出时间', '提出日期', '交办时间', '发现时间'] },
  { field: 'source', kind: 'text', synonyms: ['来源', '问题来源'] },
  { field: 'keeperUnit', kind: 'text', synonyms: ['责任单位', '牵头单位', '整改单位'] },
  { field: 'leader', kind: 'text', synonyms: ['责任领导', '包抓领导'] },
  { field: 'officer', kind: 'text', synonyms: ['责任人', '经办人'] },
  { field: 'measures', kind: 'text', synonyms: ['整改措施', '解决措施', '措施'] },
  { field: 'dueOn', kind: 'date', synonyms: ['完成时限', '整改时限', '办结时限', '时限'] },
  { field: 'progressText', kind: 'text', synonyms: ['进展', '整改进展', '办理情况'] },
  { field: 'isClosed', kind: 'yesNo', synonyms: ['是否销号', '是否办结', '销号情况'] },
  { field: 'closedOn', kind: 'date', synonyms: ['销号时间', '办结时间', '销号日期'] },
  { field: 'evidence', kind: 'text', synonyms: ['佐证', '佐证材料'] },
  { field: 'satisfaction', kind: 'text', synonyms: ['满意度', '满意情况'] },
  { field: 'note', kind: 'text', many: true, synonyms: ['备注', '说明'] },
];
