import type { PolicyDocument } from '../preset';

const row = (
  code: string,
  title: string,
  issuer: string,
  summary: string,
  date?: string,
): PolicyDocument => ({
  code,
  title,
  issuer,
  summary,
  sourceCode: 'S1',
  isSample: false,
  ...(date === undefined ? {} : { date }),
});

export const policyDocuments: PolicyDocument[] = [
  row(
    'implementation',
    '“回归工程”实施意见',
    '汝州市委统战部、市工商联',
    '作为牵头部门成立领导小组，制定实施意见，召开乡镇、街道动员会。',
  ),
  row(
    'three-assessments',
    '回归项目“三评”管理',
    '汝州市',
    '对回归项目实行立项、土地规划、信访风险“三评”管理，确保符合产业政策和产业发展定位。',
  ),
  row(
    'award',
    '“回乡创业奖”',
    '汝州市人民政府',
    '市政府设立，激励在外人员回乡创业。来源未载奖励标准，其条件与金额须经公平竞争审查方可公开。',
  ),
  row(
    'leader-contact',
    '领导联系回归企业制度',
    '汝州市',
    '市、乡两级建立，全程协调企业建设、经营中的困难和问题。',
  ),
  row(
    'environment',
    '优化发展环境专项活动',
    '汝州市',
    '着力优化党风政风环境、经济发展环境和社会治安稳定环境。',
  ),
];
