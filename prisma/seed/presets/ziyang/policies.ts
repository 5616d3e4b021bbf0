import type { PolicyDocument } from '../preset';

const row = (code: string, title: string, summary: string, date = '2018'): PolicyDocument => ({
  code,
  title,
  issuer: '紫阳县',
  summary,
  date,
  sourceCode: 'S4',
  isSample: false,
});

export const policyDocuments: PolicyDocument[] = [
  row(
    'three-lists',
    '权责清单、收费清单、监管清单',
    '深化“放管服”改革，明确三张清单，推行一站受理、窗口服务、电子证照、网上并联审批。',
  ),
  row('agency', '项目代办制', '项目审批、报建及认证过程均实行代办服务，对客商提供“店小二式”服务。'),
  row('one-leader', '“一个项目、一个领导、一抓到底”包抓机制', '每个项目确定一名领导包抓推进。'),
  row(
    'top-leader',
    '招商引资“一把手”负责制',
    '各镇、各部门“一把手”对重大项目信息、活动、洽谈、客户、问题亲自抓。',
  ),
  row(
    'business-law',
    '破坏投资环境行为处置',
    '对破坏投资环境、影响企业发展的人和事依法处理，构建“亲”“清”型政商关系。',
  ),
];
