import type { PolicyDocument } from '../preset';

const row = (
  code: string,
  title: string,
  issuer: string,
  sourceCode: 'S0' | 'S2',
  summary: string,
  date?: string,
): PolicyDocument => ({
  code,
  title,
  issuer,
  summary,
  sourceCode,
  isSample: false,
  ...(date === undefined ? {} : { date }),
});

export const policyDocuments: PolicyDocument[] = [
  row(
    'incentives',
    '《汉中市双招双引暨产业发展优惠政策》',
    '汉中市',
    'S2',
    '8大类127条，涉及农业农村、工业产业、文化旅游、商贸流通、金融业、科技创新、人才引进、养老服务。来源只列大类，各类条数与条文以示例代之。',
  ),
  row(
    'project-rules',
    '《汉中市招商引资项目管理办法》',
    '汉中市',
    'S2',
    '从项目谋划推介、对接洽谈、签约管理、终止退出等方面规范项目招引流程。',
  ),
  row(
    'statistics-rules',
    '《汉中市招商引资（内资）统计暂行办法》',
    '汉中市',
    'S2',
    '规范实际使用内资等指标的统计。',
  ),
  row(
    'ten-prohibitions',
    '《汉中市招商引资“十不准”》',
    '汉中市',
    'S2',
    '来源只载名称，十条内容未见，本系统不代拟。',
  ),
  row(
    'assessment',
    '《汉中市2024年招商引资月考核季奖励办法（修订）》',
    '汉中市',
    'S2',
    '对县区、园区招商工作每月考核排名，每季度兑现奖励。',
    '2024',
  ),
  row(
    'leader-tasks',
    '《关于明确市级领导带头抓招商工作任务的通知》',
    '汉中市',
    'S2',
    '市级领导每人每年至少引进1个亿元以上项目，牵头推进实施2个重大签约项目；担任链长的至少抓出1个龙头项目、培育1家龙头企业。',
  ),
  row(
    'ten-measures',
    '“汉商回归10条”',
    '汉中市',
    'S0',
    '来源只载名称，条文未见。其内容须经公平竞争审查方可公开。',
  ),
  row('referral-award', '招商引资项目引荐奖', '汉中市', 'S0', '来源只载名称，奖励标准未见。'),
];
