import type { ImportColumn } from '@/lib/shared/header-match';

/** What a row of a chamber's roster can fill: the membership with its entry as the chamber gave it. */
export type MemberImportField =
  | 'sequence'
  | 'name'
  | 'sex'
  | 'hometownText'
  | 'office'
  | 'companyName'
  | 'creditCode'
  | 'title'
  | 'mainBusiness'
  | 'registeredCapital'
  | 'employees'
  | 'address'
  | 'phones'
  | 'wechat'
  | 'emails'
  | 'idNumber'
  | 'joinedOn'
  | 'term'
  | 'duesDue'
  | 'duesPaid'
  | 'duesMethod'
  | 'duesUntil'
  | 'referrer'
  | 'socialPosts'
  | 'note';

/** Headers of 商会会员名册 (domain.md 2.14). Dues are in 元 unless the header says otherwise. */
export const MEMBER_IMPORT_COLUMNS: readonly ImportColumn<MemberImportField>[] = [
  { field: 'sequence', kind: 'sequence', synonyms: ['序号', '序', '编号'] },
  {
    field: 'name',
    kind: 'personName',
    required: true,
    synonyms: ['姓名', '会员姓名', '代表姓名', '会员代表', '法定代表人'],
  },
  { field: 'sex', kind: 'sex', synonyms: ['性别'] },
  { field: 'hometownText', kind: 'place', synonyms: ['籍贯', '家乡', '原籍'] },
  { field: 'office', kind: 'text', synonyms: ['会内职务', '商会职务', '商会任职', '会员类别', '会员级别'] },
  {
    field: 'companyName',
    kind: 'text',
    synonyms: ['企业名称', '单位名称', '公司名称', '工作单位', '会员单位'],
  },
  { field: 'creditCode', kind: 'creditCode', synonyms: ['统一社会信用代码', '信用代码', '营业执照号'] },
  { field: 'title', kind: 'text', synonyms: ['企业职务', '单位职务', '公司职务', '职务'] },
  { field: 'mainBusiness', kind: 'text', synonyms: ['主营业务', '经营范围', '主营产品', '所属行业'] },
  { field: 'registeredCapital', kind: 'money', synonyms: ['注册资本', '注册资金'] },
  { field: 'employees', kind: 'quantity', synonyms: ['员工人数', '员工', '职工人数'] },
  { field: 'address', kind: 'text', synonyms: ['地址', '企业地址', '单位地址', '通讯地址', '联系地址'] },
  {
    field: 'phones',
    kind: 'phones',
    many: true,
    synonyms: ['联系电话', '手机', '电话', '手机号码', '联系方式', '办公电话'],
  },
  { field: 'wechat', kind: 'text', synonyms: ['微信', '微信号'] },
  { field: 'emails', kind: 'emails', synonyms: ['邮箱', '电子邮箱'] },
  { field: 'idNumber', kind: 'idNumber', needsPurpose: true, synonyms: ['身份证号', '身份证号码'] },
  { field: 'joinedOn', kind: 'date', synonyms: ['入会时间', '入会日期', '加入时间'] },
  { field: 'term', kind: 'text', synonyms: ['届次', '届别'] },
  { field: 'duesDue', kind: 'money', synonyms: ['应缴会费', '会费/应缴', '会费标准', '应交会费', '会费'] },
  {
    field: 'duesPaid',
    kind: 'text',
    synonyms: ['实缴会费', '会费/实缴', '已缴会费', '缴费情况', '实交会费'],
  },
  { field: 'duesMethod', kind: 'text', synonyms: ['缴费方式', '会费/方式'] },
  { field: 'duesUntil', kind: 'date', synonyms: ['会费到期', '会费/到期', '到期时间', '有效期至'] },
  { field: 'referrer', kind: 'text', synonyms: ['推荐人', '介绍人'] },
  { field: 'socialPosts', kind: 'text', synonyms: ['社会职务', '社会任职'] },
  { field: 'note', kind: 'text', many: true, synonyms: ['备注', '说明'] },
];
