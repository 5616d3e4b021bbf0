/** One group of the rail: 人, 会, 项目 … */
export type RailGroup = {
  key: string;
  /** Null for the first group, which holds 今日 alone. */
  title: string | null;
  items: readonly RailItem[];
};

export type RailItem = {
  key: string;
  text: string;
  href: string;
};

/** What waits behind an entry: the number already formatted (“3”, “10,000+”), the list that holds exactly these, both in words. */
export type RailDue = { count: string; href: string; label: string };

/** What waits for the person, by the key of the rail's entry; `total` is null when nothing does. */
export type DueTexts = { total: string | null; entries: Readonly<Record<string, RailDue>> };

export type DeskMe = {
  name: string;
  /** 科员, 科长 …, in words. */
  roleText: string;
  account: string;
};

/** A grant that one may switch to; `value` is what the form sends. */
export type DeskUnit = { value: string; text: string; current: boolean };

export type DeskFrameData = {
  rail: readonly RailGroup[];
  /** Five things of this role, for the phone's bottom bar. */
  phoneBar: readonly RailItem[];
  me: DeskMe | null;
  units: readonly DeskUnit[];
  /** Counted beside the page: the frame and the page are sent without waiting for it. */
  due: Promise<DueTexts>;
};

/** Answer of GET /api/desk/palette?q= */
export type PaletteAnswer = {
  groups: ReadonlyArray<{
    label: string;
    items: ReadonlyArray<{ label: string; hint?: string; href: string; kind: string }>;
  }>;
};
