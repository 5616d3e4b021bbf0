import type { ImportColumn } from '@/lib/shared/header-match';

/**
 * What a row of a project ledger can fill. Cumulative receipts are *reported figures* (month, unit, file), shown beside the sum of
 * receipts and never turned into receipts (data-model.md, Projects).
 */
export type ProjectImportField =
  | 'sequence'
  | 'name'
  | 'projectCode'
  | 'investor'
  | 'sourcePlace'
  | 'sitePlace'
  | 'content'
  | 'industryText'
  | 'agreementKind'
  | 'agreementTotal'
  | 'agreementOutsideProvince'
  | 'agreementOtherPrefecture'
  | 'agreementOwnPrefecture'
  | 'fixedAssets'
  | 'signedOn'
  | 'signingEvent'
  | 'startedOn'
  | 'producedOn'
  | 'landMu'
  | 'monthReceived'
  | 'yearReceived'
  | 'yearReceivedOutsideProvince'
  | 'yearReceivedOtherPrefecture'
  | 'yearReceivedOwnPrefecture'
  | 'totalReceived'
  | 'yearPlan'
  | 'jobs'
  | 'progressText'
  | 'stage'
  | 'isReturn'
  | 'isTop500'
  | 'problems'
  | 'needsCoordination'
  | 'leader'
  | 'keeperUnit'
  | 'officer'
  | 'officerPhone'
  | 'agencyClerk'
  | 'note';

/** Headers of 招商引资项目台账 and 月报表 (domain.md 2.14). Amounts are in 万元 unless the header or the line above the table says otherwise. */
export const PROJECT_IMPORT_COLUMNS: readonly ImportColumn<ProjectImportField>[] = [
  { field: 'sequence', kind: 'sequence', synonyms: ['序号', '序', '编号'] },
  { field: 'name', kind: 'text', required: true, synonyms: ['项目名称', '项目', '建设项目名称'] },
  { field: 'projectCode', kind: 'text', synonyms: ['项目代码', '投资项目代码'] },
  {
    field: 'investor',
    kind: 'text',
    synonyms: ['投资方', '合作企业名称', '投资企业', '投资主体', '投资单位', '企业名称', '投资商'],
  },
  { field: 'sourcePlace', kind: 'place', synonyms: ['来源地', '投资来源地', '资金来源地', '投资方所在地'] },
  {
    field: 'sitePlace',
    kind: 'text',
    synonyms: ['建设地点', '落地园区', '建设地点(园区)', '项目落地', '所在园区'],
  },
  {
    field: 'content',
    kind: 'text',
    synonyms: ['建设内容及规模', '建设内容', '建设规模及内容', '主要建设内容'],
  },
  {
    field: 'industryText',
    kind: 'text',
    synonyms: ['行业', '产业链', '所属产业链', '行业/产业链', '产业类别'],
  },
  { field: 'agreementKind', kind: 'choice', synonyms: ['协议类型', '合同类型', '签约类型'] },
  {
    field: 'agreementTotal',
    kind: 'money',
    synonyms: [
      '协议总投资额/合计',
      '协议总投资额',
      '总投资',
      '合同引资额',
      '计划总投资',
      '协议投资额',
      '投资总额',
    ],
  },
  {
    field: 'agreementOutsideProvince',
    kind: 'money',
    synonyms: ['协议总投资额/其中:省外', '协议总投资额/省外'],
  },
  {
    field: 'agreementOtherPrefecture',
    kind: 'money',
    synonyms: ['协议总投资额/其他州市', '协议总投资额/其他市州', '协议总投资额/其他市'],
  },
  { field: 'agreementOwnPrefecture', kind: 'money', synonyms: ['协议总投资额/本州市', '协议总投资额/本市'] },
  { field: 'fixedAssets', kind: 'money', synonyms: ['固定资产投资', '固投'] },
  { field: 'signedOn', kind: 'date', synonyms: ['签约时间', '签约日期', '签订时间'] },
  { field: 'signingEvent', kind: 'text', synonyms: ['签约活动', '签约平台'] },
  { field: 'startedOn', kind: 'date', synonyms: ['开工时间', '开工日期', '动工时间'] },
  { field: 'producedOn', kind: 'date', synonyms: ['投产时间', '实际投产时间', '投产日期', '竣工时间'] },
  { field: 'landMu', kind: 'quantity', synonyms: ['用地', '用地面积', '占地面积'] },
  { field: 'monthReceived', kind: 'money', synonyms: ['当月到位', '本月到位资金', '本月到位'] },
  {
    field: 'yearReceived',
    kind: 'money',
    synonyms: [
      '年初至本月末累计到位/合计',
      '年初至本月末累计到位',
      '年初累计到位',
      '本年累计到位',
      '当年累计到位',
    ],
  },
  {
    field: 'yearReceivedOutsideProvince',
    kind: 'money',
    synonyms: ['年初至本月末累计到位/其中:省外', '年初至本月末累计到位/省外'],
  },
  {
    field: 'yearReceivedOtherPrefecture',
    kind: 'money',
    synonyms: ['年初至本月末累计到位/其他州市', '年初至本月末累计到位/其他市州'],
  },
  {
    field: 'yearReceivedOwnPrefecture',
    kind: 'money',
    synonyms: ['年初至本月末累计到位/本州市', '年初至本月末累计到位/本市'],
  },
  {
    field: 'totalReceived',
    kind: 'money',
    synonyms: ['开工累计到位', '开工以来累计到位', '累计到位资金', '累计到位'],
  },
  { field: 'yearPlan', kind: 'money', synonyms: ['当年投资计划', '年度投资计划', '本年计划投资'] },
  { field: 'jobs', kind: 'quantity', synonyms: ['就业', '就业人数', '带动就业', '吸纳就业'] },
  { field: 'progressText', kind: 'text', synonyms: ['形象进度', '项目进展', '进展情况'] },
  { field: 'stage', kind: 'choice', synonyms: ['阶段', '项目阶段', '项目状态'] },
  { field: 'isReturn', kind: 'yesNo', synonyms: ['是否回归项目', '是否回归', '回归项目'] },
  { field: 'isTop500', kind: 'yesNo', synonyms: ['是否500强', '500强', '是否三类500强'] },
  { field: 'problems', kind: 'text', synonyms: ['存在问题', '存在的问题', '问题'] },
  { field: 'needsCoordination', kind: 'text', synonyms: ['需协调事项', '需协调解决事项', '需要协调的问题'] },
  { field: 'leader', kind: 'text', synonyms: ['包抓领导', '包联领导', '联系领导'] },
  { field: 'keeperUnit', kind: 'text', synonyms: ['责任单位', '牵头单位', '填报单位'] },
  { field: 'officer', kind: 'text', synonyms: ['责任人', '项目责任人', '责任人及电话'] },
  { field: 'officerPhone', kind: 'phones', synonyms: ['责任人电话', '联系电话', '联系方式'] },
  { field: 'agencyClerk', kind: 'text', synonyms: ['代办员', '帮办代办员'] },
  { field: 'note', kind: 'text', many: true, synonyms: ['备注', '说明'] },
];
