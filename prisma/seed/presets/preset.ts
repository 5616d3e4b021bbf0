/**
 * The shape of a programme preset: the content with which an empty database starts.
 * Plain data only. Nothing here knows Prisma; the seeder maps it to rows.
 *
 * Provenance rule: what a source document says carries `sourceCode`; what is invented carries `isSample: true`
 * and is shown with the mark 示例.
 */

export type ProgrammeCode = 'hanzhong' | 'xiangxi' | 'ruzhou' | 'ziyang';

/** A text with its hand-written translations; a missing translation is shown in Chinese with a notice. */
export interface Text {
  zh: string;
  hant?: string;
  en?: string;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

/** exact · 约 about · 近 near · 余、超 over · 多 more · 以上、至少 at_least · 左右 roughly. */
export type Qualifier = 'exact' | 'about' | 'near' | 'over' | 'more' | 'at_least' | 'roughly';

export interface Theme {
  paper: string;
  paper2: string;
  mist: string;
  ink: string;
  ink2: string;
  ink3: string;
  /** The accent: what acts. */
  vermilion: string;
  /** The accent as text. */
  vermilionInk: string;
  /** Hairlines and seals, never text. */
  gold: string;
  gold2: string;
}

export interface FooterMarks {
  host: Text;
  siteCode: string;
  icp: string;
  publicSecurity: string;
  address: string;
  telephone: string;
  postcode: string;
}

export interface Profile {
  code: ProgrammeCode;
  nameShort: Text;
  nameFull: Text;
  /** The short word for the programme's people in headings (汉商 …). */
  merchantWord: Text;
  /** What the source itself calls them. */
  merchantWordInSource: string;
  showcaseName: Text;
  regionName: Text;
  /** GB/T 2260, six digits. */
  placeCode: string;
  bureauName: Text;
  hero: [Text, Text];
  slogan: Text;
  /** One character for the site seal, two to four for the footer seal. */
  seal: { mark: string; footer: string };
  theme: Theme;
  contourSeed: number;
  footer: FooterMarks;
}

export type UnitKind =
  'bureau' | 'section' | 'branch' | 'county' | 'park' | 'township' | 'department' | 'supervisor';

export interface PresetUnit {
  code: string;
  name: Text;
  kind: UnitKind;
  /** Code of the unit above; null for the root only. Parents stand before their children. */
  parent: string | null;
  placeCode?: string;
  /** The city a branch office works in. */
  city?: string;
  sourceCode?: SourceCode;
  isSample: boolean;
}

/** The places people come from: a county (or the programme's own county) with some of its townships. */
export interface HometownArea {
  placeCode: string;
  county: string;
  townships: string[];
  /** Unit that keeps the records of these people. */
  keeperUnit: string;
}

export type SourceCode = 'S0' | 'S1' | 'S2' | 'S3' | 'S4';

export interface SourceDocument {
  code: SourceCode;
  title: string;
  publisher: string;
  kind: 'reply' | 'news' | 'proposal';
  /** Date of the facts or of the first publication. */
  originalDate: PartialDate;
  originalDateText: string;
  /** Date printed on the stored page where it differs. */
  repostDate?: PartialDate;
  documentNumber?: string;
  indexNumber?: string;
  /** What is damaged or doubtful in the stored text, for the reader. */
  damage: string;
}

export interface StatedFigure {
  code: string;
  label: Text;
  /** Decimal string, exactly as the source gives it, in `unit`. */
  value: string;
  unit: string;
  qualifier: Qualifier;
  /** The source says 预计. */
  estimated: boolean;
  asOf: { date: PartialDate; text: Text };
  period: string | null;
  sourceCode: SourceCode;
  /** Verbatim from the source (white space apart). */
  quote: string;
  /** `enumerated`: the source names the items, the count is ours. */
  basis: 'stated' | 'enumerated';
  note?: string;
}

/** An operand is the code of a figure of the same preset, or a decimal literal. */
export interface DerivedFigure {
  code: string;
  label: string;
  formula: string;
  compute: { op: 'divide' | 'add' | 'subtract'; operands: string[]; times?: string; decimals: number };
  /** Half-up at `decimals`. */
  value: string;
  unit: string;
  note: string;
}

export interface DiscrepancyNote {
  code: string;
  sourceCode: SourceCode;
  title: string;
  text: string;
}

export interface PresetChamber {
  code: string;
  name: Text;
  aliases: readonly string[];
  status: 'preparing' | 'founded' | 'registered' | 'unknown';
  statusNote: string;
  city: string;
  /** own: of the programme's region; partner: of another region. */
  partnerKind: 'own' | 'partner';
  foundedOn?: PartialDate;
  statedMembers?: { value: string; qualifier: Qualifier; asOf: PartialDate; quote: string };
  /** Names of offices only; no persons. */
  offices: readonly string[];
  sourceCode: SourceCode;
}

export interface PresetAlliance {
  code: string;
  name: Text;
  status: 'planned' | 'network';
  note: string;
  members: string[];
  sourceCode: SourceCode;
}

export interface PresetChain {
  code: string;
  name: Text;
  /** GB/T 4754-2017 divisions or groups. */
  gb4754: string[];
  synonyms: string[];
  /** Links that the region lacks; 示例 wherever the source does not name them. */
  missingLinks: string[];
  sourceCode?: SourceCode;
  isSample: boolean;
}

export interface PresetPark {
  code: string;
  unit: string;
  name: Text;
  placeCode: string;
  chains: string[];
  summary: string;
  /** 示例 data; null where none is invented. */
  sampleFacts: {
    landMu: string;
    plantSqm: string;
    rentYuanPerSqmMonth: string;
    floorLoadKg: string;
    powerKva: string;
  } | null;
  sourceCode?: SourceCode;
  isSample: boolean;
}

export type EventLevel = 'national' | 'province' | 'prefecture' | 'county' | 'branch' | 'chamber';

export interface PresetEvent {
  code: string;
  name: Text;
  level: EventLevel;
  online: boolean;
  /** Edition as the source gives it, e.g. 第十届. */
  edition?: string;
  date?: PartialDate;
  dateText: string;
  /** Upcoming 示例 events: days after the day of seeding. */
  startsInDays?: number;
  city?: string;
  summary: string;
  sourceCode?: SourceCode;
  isSample: boolean;
}

export interface PolicyDocument {
  code: string;
  title: string;
  issuer: string;
  date?: PartialDate;
  summary: string;
  sourceCode?: SourceCode;
  isSample: boolean;
}

export interface PolicyClass {
  code: string;
  name: Text;
  /** 示例: the sources give no count per class. */
  sampleClauseCount: number;
  sourceCode?: SourceCode;
}

export interface SampleClause {
  code: string;
  classCode: string;
  title: string;
  text: string;
  audience: string;
  conditions: string;
  materials: string[];
  department: string;
  isSample: true;
}

export interface PresetOffer {
  code: string;
  title: Text;
  chain: string;
  park: string | null;
  /** A link that the chain lacks. */
  missingLink: boolean;
  landMu: string | null;
  plantSqm: string | null;
  investmentWan: string;
  contactUnit: string;
  content: [string, string, string];
  isSample: true;
}

export type ArticleColumn = 'news' | 'mechanism' | 'chamber' | 'environment' | 'activity' | 'guide';

export interface PresetArticle {
  slug: string;
  column: ArticleColumn;
  title: string;
  summary: string;
  paragraphs: string[];
  sourceCode: SourceCode;
  originalDate: PartialDate;
}

export interface PresetStory {
  slug: string;
  title: string;
  personName: string;
  sealText: string;
  pullQuote: string;
  company: string;
  companyTitle: string;
  chamber: string | null;
  industry: string;
  path: { year: string; text: string }[];
  paragraphs: string[];
  isSample: true;
}

export type SourceScope = 'outside_province' | 'province_other' | 'prefecture_other' | 'local' | 'abroad';
export type AgreementKind = 'contract' | 'agreement' | 'intent';
export type ProjectStage =
  'negotiating' | 'review' | 'signed' | 'landed' | 'started' | 'building' | 'producing' | 'full_capacity';
export type ProofKind = 'bank_slip' | 'capital_verification' | 'equipment_list' | 'invoice' | 'land_payment';

export interface PresetReceipt {
  receivedOn: string;
  scope: SourceScope;
  /** 万元, decimal string. */
  amountWan: string;
  proof: ProofKind;
  state: 'accepted' | 'submitted' | 'returned';
}

export interface PresetProject {
  code: string;
  name: string;
  company: string;
  unit: string;
  park: string | null;
  chain: string;
  isReturn: boolean;
  stage: ProjectStage;
  fromPlace: string;
  chamber: string | null;
  totalWan: string;
  fixedWan: string;
  jobs: number;
  content: string;
  agreements: {
    kind: AgreementKind;
    signedOn: string;
    lines: { scope: SourceScope; amountWan: string }[];
  }[];
  receipts: PresetReceipt[];
  isSample: true;
}

/** A ledger of receipts that prints one known percentage. */
export interface SampleReceiptSet {
  code: string;
  title: string;
  year: number;
  taskWan: string;
  receipts: {
    no: number;
    county: string;
    project: string;
    receivedOn: string;
    month: string;
    scope: SourceScope;
    amountWan: string;
    proof: ProofKind;
    evidenceCount: number;
  }[];
  isSample: true;
}

export interface Preset {
  profile: Profile;
  units: PresetUnit[];
  hometowns: HometownArea[];
  /** Where the people live now; weight is relative. */
  currentPlaces: { province: string; city: string; weight: number }[];
  sources: SourceDocument[];
  statedFigures: StatedFigure[];
  derivedFigures: DerivedFigure[];
  /** Codes of four stated figures, in order. */
  homeFigures: [string, string, string, string];
  discrepancies: DiscrepancyNote[];
  chambers: PresetChamber[];
  alliances: PresetAlliance[];
  chains: PresetChain[];
  parks: PresetPark[];
  events: PresetEvent[];
  policyDocuments: PolicyDocument[];
  policyClasses: PolicyClass[];
  sampleClauses: SampleClause[];
  offers: PresetOffer[];
  articles: PresetArticle[];
  stories: PresetStory[];
  projects: PresetProject[];
  receiptSet: SampleReceiptSet | null;
}
