import type { PolicyDocument } from '../preset';

const row = (
  code: string,
  title: string,
  issuer: string,
  summary: string,
  date = '2022',
): PolicyDocument => ({
  code,
  title,
  issuer,
  summary,
  date,
  sourceCode: 'S3',
  isSample: false,
});

export const policyDocuments: PolicyDocument[] = [
  row(
    'action-plan',
    '《湘西自治州优势产业精准招商行动计划（2022-2025）》',
    '湘西州人民政府',
    '以精准开发项目、培育主体、搭建平台、选择方式、产业链建设招商、承接产业转移、强化保障及优化环境等措施，推动项目履约率、开工率、资金到位率超过全省平均水平。',
  ),
  row(
    'park-guide',
    '《有“园”“湘”聚 “西”望您来——湘西自治州产业园区招商引资指引》',
    '湘西州',
    '围绕10个园区、10条优势产业链和66个重点招商项目编制。',
  ),
  row(
    'survey-report',
    '《关于全州招商引资项目落地难情况的调研报告》',
    '湘西州',
    '梳理2019至2021年229个签约项目，列出40个未履约项目的问题清单，归纳土地调规、征地拆迁、厂房缺乏、资金到位率低、形成实物工程量少等原因。',
  ),
  row(
    'environment-year',
    '“优化营商环境攻坚年”部署',
    '湘西州',
    '开展优化政务环境“六大攻坚行动”，建立多方参与的优化营商环境工作机制。',
  ),
];
