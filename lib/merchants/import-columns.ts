import type { ImportColumn } from '@/lib/shared/header-match';

/** What a row of a merchant ledger can fill; each name is a field of the merchant, its first post, or its first contact record. */
export type MerchantImportField =
  | 'sequence'
  | 'fileNo'
  | 'name'
  | 'aliases'
  | 'sex'
  | 'birth'
  | 'ethnicity'
  | 'politicalStatus'
  | 'idNumber'
  | 'bankCard'
  | 'hometownText'
  | 'hometownCounty'
  | 'hometownTown'
  | 'hometownVillage'
  | 'residenceText'
  | 'residenceProvince'
  | 'residenceCity'
  | 'address'
  | 'employer'
  | 'employerCreditCode'
  | 'title'
  | 'industryText'
  | 'mainBusiness'
  | 'registeredCapital'
  | 'annualOutput'
  | 'employees'
  | 'companySize'
  | 'education'
  | 'school'
  | 'phones'
  | 'wechat'
  | 'emails'
  | 'homeContactName'
  | 'homeContactPhone'
  | 'chamberPost'
  | 'socialPosts'
  | 'honours'
  | 'kind'
  | 'tags'
  | 'strengthTier'
  | 'influenceTier'
  | 'isKey'
  | 'intention'
  | 'needs'
  | 'leader'
  | 'keeperUnit'
  | 'officer'
  | 'contactStatus'
  | 'lastContactOn'
  | 'lastContactChannel'
  | 'lastContactSummary'
  | 'nextStep'
  | 'source'
  | 'recordedOn'
  | 'updatedOn'
  | 'note';

/** Headers of 在外人才/客商台账 as bureaus and townships write them (domain.md 2.14). */
export const MERCHANT_IMPORT_COLUMNS: readonly ImportColumn<MerchantImportField>[] = [
  { field: 'sequence', kind: 'sequence', synonyms: ['序号', '序', '项次', '编号', 'No'] },
  { field: 'fileNo', kind: 'text', synonyms: ['档案编号', '档案号', '人员编号'] },
  {
    field: 'name',
    kind: 'personName',
    required: true,
    synonyms: [
      '姓名',
      '名字',
      '客商姓名',
      '人才姓名',
      '人员姓名',
      '乡贤姓名',
      '企业家姓名',
      '负责人姓名',
      '姓名称',
    ],
  },
  { field: 'aliases', kind: 'text', synonyms: ['曾用名', '别名', '又名'] },
  { field: 'sex', kind: 'sex', synonyms: ['性别'] },
  {
    field: 'birth',
    kind: 'date',
    needsPurpose: true,
    synonyms: ['出生年月', '出生日期', '出生年月日', '生日', '出生时间'],
  },
  { field: 'ethnicity', kind: 'text', needsPurpose: true, synonyms: ['民族'] },
  { field: 'politicalStatus', kind: 'text', needsPurpose: true, synonyms: ['政治面貌'] },
  {
    field: 'idNumber',
    kind: 'idNumber',
    needsPurpose: true,
    synonyms: ['身份证号', '身份证号码', '身份证', '公民身份号码', '证件号码'],
  },
  {
    field: 'bankCard',
    kind: 'bankCard',
    needsPurpose: true,
    synonyms: ['银行卡号', '银行账号', '开户账号', '银行卡'],
  },
  {
    field: 'hometownCounty',
    kind: 'text',
    synonyms: [
      '籍贯/县',
      '籍贯县区',
      '籍贯县',
      '户籍/县',
      '原籍/县',
      '籍贯/县区',
      '籍贯/区县',
      '籍贯/县(市、区)',
      '籍贯/县市区',
      '家乡/县',
    ],
  },
  {
    field: 'hometownTown',
    kind: 'text',
    synonyms: [
      '籍贯/镇',
      '籍贯镇',
      '籍贯/乡镇',
      '籍贯乡镇',
      '籍贯/镇(街道)',
      '籍贯/乡',
      '户籍/镇',
      '家乡/镇',
      '所属乡镇',
      '所属镇',
      '乡镇',
    ],
  },
  {
    field: 'hometownVillage',
    kind: 'text',
    synonyms: ['籍贯/村', '籍贯村', '籍贯/村(社区)', '户籍/村', '家乡/村', '村组'],
  },
  {
    field: 'hometownText',
    kind: 'place',
    synonyms: ['籍贯', '家乡', '户籍地', '户籍所在地', '原籍', '祖籍', '家庭住址', '出生地'],
  },
  {
    field: 'residenceProvince',
    kind: 'text',
    synonyms: ['现居省份', '现居地/省', '所在省份', '现居省', '工作地/省'],
  },
  {
    field: 'residenceCity',
    kind: 'text',
    synonyms: ['现居城市', '现居地/市', '所在城市', '现居市', '工作地/市'],
  },
  {
    field: 'residenceText',
    kind: 'place',
    synonyms: [
      '现居地',
      '工作地',
      '现居住地',
      '现居地址',
      '居住地',
      '现工作地',
      '务工地',
      '创业地',
      '经商地',
      '发展所在地',
      '所在地',
      '现居地/工作地',
    ],
  },
  { field: 'address', kind: 'text', synonyms: ['通讯地址', '联系地址', '详细地址', '地址', '邮寄地址'] },
  {
    field: 'employer',
    kind: 'text',
    synonyms: [
      '工作单位',
      '企业名称',
      '单位名称',
      '公司名称',
      '所在企业',
      '所在单位',
      '创办企业',
      '单位',
      '企业情况/企业名称',
      '现工作单位',
    ],
  },
  {
    field: 'employerCreditCode',
    kind: 'creditCode',
    synonyms: ['统一社会信用代码', '信用代码', '企业信用代码'],
  },
  {
    field: 'title',
    kind: 'text',
    synonyms: ['职务', '职位', '担任职务', '现任职务', '企业职务', '单位职务', '职务职称'],
  },
  { field: 'industryText', kind: 'text', synonyms: ['所属行业', '行业', '从事行业', '行业类别', '产业'] },
  { field: 'mainBusiness', kind: 'text', synonyms: ['主营业务', '经营范围', '主营产品', '从事业务'] },
  {
    field: 'registeredCapital',
    kind: 'money',
    synonyms: ['注册资本', '企业情况/注册资本', '企业规模/注册资本', '注册资金'],
  },
  {
    field: 'annualOutput',
    kind: 'money',
    synonyms: ['年产值', '企业规模/年产值', '企业情况/年产值', '年营业额', '年销售额', '营业收入', '年收入'],
  },
  {
    field: 'employees',
    kind: 'quantity',
    synonyms: [
      '员工',
      '员工人数',
      '员工数',
      '企业规模/员工',
      '企业情况/员工',
      '用工人数',
      '从业人数',
      '职工人数',
    ],
  },
  { field: 'companySize', kind: 'text', synonyms: ['企业规模', '企业情况'] },
  { field: 'education', kind: 'text', synonyms: ['学历', '文化程度', '学历学位'] },
  { field: 'school', kind: 'text', synonyms: ['毕业院校', '毕业学校', '毕业院校及专业'] },
  {
    field: 'phones',
    kind: 'phones',
    many: true,
    synonyms: [
      '联系电话',
      '手机',
      '联系方式/手机',
      '手机号',
      '手机号码',
      '电话',
      '联系方式/电话',
      '联系方式',
      '电话号码',
      '办公电话',
      '座机',
      '固定电话',
      '本人电话',
    ],
  },
  { field: 'wechat', kind: 'text', synonyms: ['微信', '联系方式/微信', '微信号'] },
  {
    field: 'emails',
    kind: 'emails',
    synonyms: ['邮箱', '电子邮箱', '联系方式/邮箱', '电子邮件', 'E-mail', 'Email'],
  },
  {
    field: 'homeContactName',
    kind: 'text',
    needsPurpose: true,
    synonyms: ['家乡联系人', '家乡联系人/姓名', '家庭联系人', '家属姓名'],
  },
  {
    field: 'homeContactPhone',
    kind: 'phones',
    needsPurpose: true,
    synonyms: ['家乡联系人电话', '家乡联系人/电话', '家庭联系人电话', '家属电话'],
  },
  {
    field: 'chamberPost',
    kind: 'text',
    synonyms: ['商会任职', '商会职务', '商会任职情况', '所在商会及职务'],
  },
  { field: 'socialPosts', kind: 'text', synonyms: ['社会职务', '社会任职', '社会职务/荣誉', '社会兼职'] },
  { field: 'honours', kind: 'text', synonyms: ['荣誉', '所获荣誉', '获奖情况', '荣誉称号'] },
  { field: 'kind', kind: 'choice', synonyms: ['类别', '人员类别', '人才类别', '类型', '身份类别'] },
  { field: 'tags', kind: 'text', synonyms: ['标签'] },
  { field: 'strengthTier', kind: 'choice', synonyms: ['实力等级', '实力', '经济实力', '企业实力'] },
  { field: 'influenceTier', kind: 'choice', synonyms: ['影响力', '影响力等级', '影响', '社会影响力'] },
  { field: 'isKey', kind: 'yesNo', synonyms: ['是否重点', '重点人员', '是否重点人员', '是否重点客商'] },
  {
    field: 'intention',
    kind: 'text',
    synonyms: ['投资意向', '回乡投资意向', '返乡意向', '回归意向', '投资意愿'],
  },
  { field: 'needs', kind: 'text', synonyms: ['家乡资源需求', '需求', '诉求', '困难诉求', '意见建议'] },
  { field: 'leader', kind: 'text', synonyms: ['联系领导', '包联领导', '包抓领导', '联系县级领导'] },
  {
    field: 'keeperUnit',
    kind: 'text',
    synonyms: ['责任单位', '联系单位', '填报单位', '包联单位', '归口单位'],
  },
  { field: 'officer', kind: 'text', synonyms: ['联系人', '联络员', '责任人', '联系干部', '对接人'] },
  { field: 'contactStatus', kind: 'text', synonyms: ['联系状态', '对接状态'] },
  {
    field: 'lastContactOn',
    kind: 'date',
    synonyms: ['最近联系时间', '最近联系日期', '联系时间', '最后联系时间', '走访时间'],
  },
  { field: 'lastContactChannel', kind: 'choice', synonyms: ['最近联系方式', '联系渠道', '联系形式'] },
  { field: 'lastContactSummary', kind: 'text', synonyms: ['联系内容', '联系情况', '走访情况', '沟通内容'] },
  { field: 'nextStep', kind: 'text', synonyms: ['下步措施', '下一步措施', '下步打算', '下一步工作'] },
  { field: 'source', kind: 'text', synonyms: ['信息来源', '来源', '数据来源'] },
  { field: 'recordedOn', kind: 'date', synonyms: ['创建时间', '建档时间', '登记时间'] },
  { field: 'updatedOn', kind: 'date', synonyms: ['更新时间', '更新日期', '填报时间'] },
  { field: 'note', kind: 'text', many: true, synonyms: ['备注', '说明', '其他', '备注说明'] },
];
