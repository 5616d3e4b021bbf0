import { privacyTerms } from '@/lib/privacy/rules';
import type { Profile, Text } from './preset';

const { answerWorkdays, keptYears, setAsideYears } = privacyTerms;

export type ConsentPurpose =
  'contact' | 'match' | 'publish' | 'provide' | 'sensitive' | 'cross_border' | 'care';

interface ConsentPurposeText {
  purpose: ConsentPurpose;
  title: Text;
  text: Text;
  /** Needs an expression of will of its own (PIPL 23, 25, 29, 39). */
  separate: boolean;
  /** Article of the Personal Information Protection Law. */
  article: string;
}

export interface PrivacyNotice {
  version: string;
  title: Text;
  paragraphs: Text[];
}

/** The consents a person can give, one by one; each can be refused and withdrawn by itself. */
export const consentPurposes: ConsentPurposeText[] = [
  {
    purpose: 'contact',
    separate: false,
    article: '13–16',
    title: { zh: '日常联络与节日问候', hant: '日常聯絡與節日問候', en: 'Staying in touch' },
    text: {
      zh: '我同意用我填写的姓名和联系方式与我联系，告知家乡的活动、座谈和节日问候。我可以随时在“我的信息”中停用，停用后不再联系。',
      hant: '我同意用我填寫的姓名和聯絡方式與我聯絡，告知家鄉的活動、座談和節日問候。我可以隨時在「我的信息」中停用，停用後不再聯絡。',
      en: 'I agree to be contacted at the name and details I gave, about events, meetings and greetings from home. I may switch this off at any time under “My information”; after that I will not be contacted.',
    },
  },
  {
    purpose: 'match',
    separate: false,
    article: '13–16',
    title: { zh: '推介项目匹配与跟进', hant: '推介項目匹配與跟進', en: 'Finding fitting projects' },
    text: {
      zh: '我同意根据我填写的行业和意向，由工作人员推荐项目、园区和政策，并记录联系经过。推荐由人作出，不作自动评分。',
      hant: '我同意根據我填寫的行業和意向，由工作人員推薦項目、園區和政策，並記錄聯絡經過。推薦由人作出，不作自動評分。',
      en: 'I agree that staff may use the industry and wishes I stated to suggest projects, parks and policies, and keep a record of our contacts. People make the suggestions; no automatic score is used.',
    },
  },
  {
    purpose: 'publish',
    separate: true,
    article: '25',
    title: { zh: '公开展示（单独同意）', hant: '公開展示（單獨同意）', en: 'Publication (separate consent)' },
    text: {
      zh: '我单独同意公开我逐项勾选的内容，如姓名、照片、经历和企业名称。刊出前我会看到全文，未经我确认不刊出；我撤回后，页面、列表、检索和站点地图中的内容立即撤下，他人此前的转载除外。',
      hant: '我單獨同意公開我逐項勾選的內容，如姓名、照片、經歷和企業名稱。刊出前我會看到全文，未經我確認不刊出；我撤回後，頁面、列表、檢索和站點地圖中的內容立即撤下，他人此前的轉載除外。',
      en: 'I separately agree that the items I tick, such as name, portrait, life story and firm, may be published. I see the full text beforehand and nothing appears without my confirmation. When I withdraw, it leaves the page, the lists, the search and the site map at once; copies others made earlier cannot be recalled.',
    },
  },
  {
    purpose: 'provide',
    separate: true,
    article: '23',
    title: {
      zh: '向商会提供（单独同意）',
      hant: '向商會提供（單獨同意）',
      en: 'Giving to a chamber (separate consent)',
    },
    text: {
      zh: '我单独同意将我勾选的内容提供给我指定的商会，用于会员服务和活动邀请。接收方的名称、联系方式、用途和所提供的内容列在下方，我可以随时撤回。',
      hant: '我單獨同意將我勾選的內容提供給我指定的商會，用於會員服務和活動邀請。接收方的名稱、聯絡方式、用途和所提供的內容列在下方，我可以隨時撤回。',
      en: 'I separately agree that the items I tick be given to the chamber I name, for members’ services and invitations. The receiver’s name and contact, the purpose and the items are listed below. I may withdraw at any time.',
    },
  },
  {
    purpose: 'sensitive',
    separate: true,
    article: '29',
    title: {
      zh: '证件号码（单独同意）',
      hant: '證件號碼（單獨同意）',
      en: 'Identity number (separate consent)',
    },
    text: {
      zh: '我单独同意登记我的证件号码，仅用于办理我委托的审批或证明事项。此类信息泄露可能造成财产或名誉损失，故加密保存、查看留痕，事项办结后删除。不同意不影响其他服务。',
      hant: '我單獨同意登記我的證件號碼，僅用於辦理我委託的審批或證明事項。此類信息洩露可能造成財產或名譽損失，故加密保存、查看留痕，事項辦結後刪除。不同意不影響其他服務。',
      en: 'I separately agree that my identity number be recorded, only to carry out the approval or certificate I asked for. A leak could harm property or reputation, so it is stored encrypted, every view is logged, and it is deleted once the matter is closed. Refusing has no effect on other services.',
    },
  },
  {
    purpose: 'cross_border',
    separate: true,
    article: '39',
    title: {
      zh: '向境外提供（单独同意）',
      hant: '向境外提供（單獨同意）',
      en: 'Giving abroad (separate consent)',
    },
    text: {
      zh: '我单独同意将我勾选的内容提供给我指定的境外商会或机构，用于联络和活动邀请。境外接收方的名称、联系方式、处理目的、处理方式、个人信息种类以及我向其行使权利的方式列在下方。不同意不影响其他服务，我可以随时撤回。',
      hant: '我單獨同意將我勾選的內容提供給我指定的境外商會或機構，用於聯絡和活動邀請。境外接收方的名稱、聯絡方式、處理目的、處理方式、個人信息種類以及我向其行使權利的方式列在下方。不同意不影響其他服務，我可以隨時撤回。',
      en: 'I separately agree that the items I tick be given to the chamber or body outside the mainland that I name, for contact and invitations. The receiver’s name and contact, the purpose, the way of handling, the kinds of information and how I exercise my rights towards it are listed below. Refusing has no effect on other services, and I may withdraw at any time.',
    },
  },
  {
    purpose: 'care',
    separate: true,
    article: '29',
    title: {
      zh: '生日与家庭关怀（单独同意）',
      hant: '生日與家庭關懷（單獨同意）',
      en: 'Birthday and family (separate consent)',
    },
    text: {
      zh: '我单独同意将我勾选的内容（生日的月和日、家庭情况）告知与我联系的工作人员，仅用于生日问候和看望慰问。家庭情况只记与我的关系和我所说的一句话，不记家人姓名、证件号和电话；涉及家人的，我已告知其本人。此类内容加密保存，不出现在名单、导出、汇报材料和群发问候中。不同意不影响其他服务；我可以随时撤回，撤回后立即删除、不再提醒。',
      hant: '我單獨同意將我勾選的內容（生日的月和日、家庭情況）告知與我聯絡的工作人員，僅用於生日問候和看望慰問。家庭情況只記與我的關係和我所說的一句話，不記家人姓名、證件號和電話；涉及家人的，我已告知其本人。此類內容加密保存，不出現在名單、匯出、匯報材料和群發問候中。不同意不影響其他服務；我可以隨時撤回，撤回後立即刪除、不再提醒。',
      en: 'I separately agree that the items I tick (month and day of my birthday, my family) be known to the staff who keep in touch with me, only for birthday wishes and visits. Of my family only the relation and a line of my own is kept, no names, identity or telephone numbers; I have told those concerned. It is stored encrypted and appears in no list, export, briefing or mass greeting. Refusing has no effect on other services. I may withdraw at any time; the data is then deleted at once and nobody is reminded.',
    },
  },
];

/** Version 1 of the notice (PIPL 17), with the programme's own name and keeper. */
export function privacyNotice(profile: Profile): PrivacyNotice {
  const keeper = profile.bureauName;
  const platform = profile.nameFull;
  return {
    version: '1',
    title: {
      zh: '个人信息处理告知书',
      hant: '個人信息處理告知書',
      en: 'Notice on the handling of personal information',
    },
    paragraphs: [
      {
        zh: `一、谁在处理。${platform.zh}的个人信息处理者为${keeper.zh}（演示系统，本单位信息为示例）。联系方式：示例。`,
        hant: `一、誰在處理。${platform.hant ?? platform.zh}的個人信息處理者為${keeper.hant ?? keeper.zh}（演示系統，本單位信息為示例）。聯絡方式：示例。`,
        en: `1. Who handles it. The handler for ${platform.en ?? platform.zh} is ${keeper.en ?? keeper.zh} (demonstration system; the organisation’s details are samples). Contact: sample.`,
      },
      {
        zh: '二、处理什么、为什么。姓名、联系方式、籍贯、现居地、工作单位和职务、行业与意向，用于与您联络、推荐项目、答复诉求。哪一项是必填、用于哪一项目的，填写处逐项注明。',
        hant: '二、處理什麼、為什麼。姓名、聯絡方式、籍貫、現居地、工作單位和職務、行業與意向，用於與您聯絡、推薦項目、答覆訴求。哪一項是必填、用於哪一項目的，填寫處逐項註明。',
        en: '2. What and why. Name, contact details, home place, place of residence, employer and post, industry and wishes: to stay in touch with you, suggest projects and answer your requests. Beside each field we say whether it is required and for what.',
      },
      {
        zh: '三、依据。以您的同意为依据；您主动公开的信息，在合理范围内使用。基层登记的名册在取得依据以前，只保留最少的栏目，并限制查看。',
        hant: '三、依據。以您的同意為依據；您主動公開的信息，在合理範圍內使用。基層登記的名冊在取得依據以前，只保留最少的欄目，並限制查看。',
        en: '3. On what ground. Your consent; information you made public yourself is used within reason. Rosters gathered locally keep only the fewest fields, with restricted access, until a ground is recorded.',
      },
      {
        zh: `四、保存多久。自最近一次联系起${keptYears}年内没有往来的，转为停用；停用满${setAsideYears}年仍无往来的，删除或匿名化。法律另有规定的从其规定。`,
        hant: `四、保存多久。自最近一次聯絡起${keptYears}年內沒有往來的，轉為停用；停用滿${setAsideYears}年仍無往來的，刪除或匿名化。法律另有規定的從其規定。`,
        en: `4. How long. A record is set aside when there has been no contact for ${keptYears} years, and deleted or made anonymous when there is still none after ${setAsideYears} more, unless a law says otherwise.`,
      },
      {
        zh: '五、谁能看到。本单位与您籍贯所在县区、镇的经办人员，按职责查看；手机号默认遮蔽，每次查看都有记录。向商会等第三方提供，须先取得您的单独同意。信息存储在境内，不向境外提供。',
        hant: '五、誰能看到。本單位與您籍貫所在縣區、鎮的經辦人員，按職責查看；手機號默認遮蔽，每次查看都有記錄。向商會等第三方提供，須先取得您的單獨同意。信息存儲在境內，不向境外提供。',
        en: '5. Who sees it. Staff here and in your home county and township, as their duties require. Phone numbers are masked and each unmasking is recorded. Giving data to a chamber or other third party needs your separate consent. Data is stored within the mainland and is not sent abroad.',
      },
      {
        zh: `六、您的权利。您可以在“我的信息”中查阅、复制、更正、撤回同意、要求删除或要求解释；我们在${answerWorkdays}个工作日内答复，拒绝的说明理由。近亲属可依法行使相应权利。`,
        hant: `六、您的權利。您可以在「我的信息」中查閱、複製、更正、撤回同意、要求刪除或要求解釋；我們在${answerWorkdays}個工作日內答覆，拒絕的說明理由。近親屬可依法行使相應權利。`,
        en: `6. Your rights. Under “My information” you may see, copy, correct, withdraw consent, ask for deletion or for an explanation. We answer within ${answerWorkdays} working days and give reasons for a refusal. Next of kin may act as the law provides.`,
      },
      {
        zh: '七、变更。本告知书修改时版本号随之更新；目的、方式或种类有变化的，重新征得您的同意，不以沉默视为同意。',
        hant: '七、變更。本告知書修改時版本號隨之更新；目的、方式或種類有變化的，重新徵得您的同意，不以沉默視為同意。',
        en: '7. Changes. Each change gets a new version. If purpose, manner or kinds of data change, we ask for your consent again; silence is not consent.',
      },
    ],
  };
}
