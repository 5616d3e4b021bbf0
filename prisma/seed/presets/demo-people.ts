import { femaleGiven, firmEnds, firmMiddle, maleGiven, places, surnames, titles } from './demo-pools';
import type { Preset } from './preset';

export interface DemoCompany {
  index: number;
  name: string;
  /** 18 characters with valid check characters; the organisation part starts with DEMA, which is not in use. */
  creditCode: string;
  chain: string;
  place: string;
  registeredCapitalWan: string;
  employees: number;
  isSample: true;
}

export interface DemoPost {
  companyIndex: number;
  title: string;
  from: string;
}

export interface DemoPerson {
  index: number;
  name: string;
  sex: 'male' | 'female';
  kind: 'owner' | 'executive' | 'professional' | 'expert' | 'migrant_worker';
  hometown: { placeCode: string; county: string; township: string; text: string };
  keeperUnit: string;
  current: { province: string; city: string; text: string };
  industry: string;
  strength: 'A' | 'B' | 'C' | 'D';
  influence: '全国' | '省级' | '市级' | '县级' | '一般';
  keyPerson: boolean;
  contactEveryDays: number | null;
  /** 199 00xx xxxx, one per person. */
  phone: string;
  posts: DemoPost[];
  chamber: string | null;
  chamberOffice: string | null;
  source: string;
  lastContactDaysAgo: number | null;
  isSample: true;
}

export interface DemoPeople {
  companies: DemoCompany[];
  people: DemoPerson[];
}

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

function organisationCode(index: number): string {
  const body = `DEMA${String(index).padStart(4, '0')}`;
  let sum = 0;
  for (const [position, character] of [...body].entries()) {
    const value = character >= 'A' ? character.charCodeAt(0) - 55 : Number(character);
    sum += value * (organisationWeights[position] ?? 0);
  }
  const check = 11 - (sum % 11);
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/** A well-formed but invented unified social credit code (GB 32100-2015). */
export function sampleCreditCode(placeCode: string, index: number): string {
  const body = `91${placeCode}${organisationCode(index)}`;
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += creditAlphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return body + (creditAlphabet[(31 - (sum % 31)) % 31] ?? '');
}

class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ x < 1, the same on every machine (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('pick from an empty list');
    return item;
  }

  weighted<T extends { weight: number }>(items: readonly T[]): T {
    let rest = this.next() * items.reduce((sum, item) => sum + item.weight, 0);
    for (const item of items) {
      rest -= item.weight;
      if (rest < 0) return item;
    }
    return this.pick(items);
  }
}

function makeCompanies(preset: Preset, dice: Dice, count: number): DemoCompany[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const chain = dice.pick(preset.chains);
    const current = dice.weighted(preset.currentPlaces);
    const city = current.city.replace(/市$/, '');
    const field = chain.synonyms[0] ?? chain.name.zh;
    let name = '';
    do {
      name = `${city}示例${dice.pick(firmMiddle)}${field}${dice.pick(firmEnds)}`;
    } while (names.has(name));
    names.add(name);
    return {
      index,
      name,
      creditCode: sampleCreditCode(preset.profile.placeCode, index + 1),
      chain: chain.code,
      place: current.city,
      registeredCapitalWan: String((dice.below(40) + 1) * 50),
      employees: 6 + dice.below(280),
      isSample: true,
    };
  });
}

function strengthOf(roll: number): DemoPerson['strength'] {
  return roll < 0.06 ? 'A' : roll < 0.24 ? 'B' : roll < 0.62 ? 'C' : 'D';
}

function influenceOf(roll: number): DemoPerson['influence'] {
  return roll < 0.01 ? '全国' : roll < 0.06 ? '省级' : roll < 0.22 ? '市级' : roll < 0.56 ? '县级' : '一般';
}

function kindOf(roll: number): DemoPerson['kind'] {
  return roll < 0.4
    ? 'owner'
    : roll < 0.65
      ? 'executive'
      : roll < 0.78
        ? 'professional'
        : roll < 0.84
          ? 'expert'
          : 'migrant_worker';
}

function makePosts(dice: Dice, kind: DemoPerson['kind'], companies: DemoCompany[]): DemoPost[] {
  if (kind === 'migrant_worker' || companies.length === 0) return [];
  const main = dice.pick(companies);
  const posts = [{ companyIndex: main.index, title: dice.pick(titles), from: String(2004 + dice.below(19)) }];
  if (dice.next() < 0.15) {
    const second = dice.pick(companies);
    if (second.index !== main.index) {
      posts.push({
        companyIndex: second.index,
        title: dice.pick(titles),
        from: String(2012 + dice.below(11)),
      });
    }
  }
  return posts;
}

function makePerson(preset: Preset, dice: Dice, companies: DemoCompany[], index: number): DemoPerson {
  const male = dice.next() < 0.72;
  const given = male ? maleGiven : femaleGiven;
  const name = dice.pick(surnames) + dice.pick(given) + (dice.next() < 0.78 ? dice.pick(given) : '');
  const area = dice.pick(preset.hometowns);
  const township = dice.pick(area.townships);
  const current = dice.weighted(preset.currentPlaces);
  const kind = kindOf(dice.next());
  const posts = makePosts(dice, kind, companies);
  const firm = companies[posts[0]?.companyIndex ?? -1];
  const strength = strengthOf(dice.next());
  const keyPerson = strength === 'A' || (strength === 'B' && dice.next() < 0.3);
  const ownChambers = preset.chambers.filter((chamber) => chamber.city === current.city);
  const chamber = ownChambers.length > 0 && dice.next() < 0.35 ? dice.pick(ownChambers) : undefined;
  return {
    index,
    name,
    sex: male ? 'male' : 'female',
    kind,
    hometown: {
      placeCode: area.placeCode,
      county: area.county,
      township,
      text: `${area.county}${township}${dice.pick(places)}`,
    },
    keeperUnit: area.keeperUnit,
    current: {
      province: current.province,
      city: current.city,
      text: current.province === current.city ? current.city : current.province + current.city,
    },
    industry: firm?.chain ?? dice.pick(preset.chains).code,
    strength,
    influence: influenceOf(dice.next()),
    keyPerson,
    contactEveryDays: keyPerson ? 30 : null,
    phone: `19900${String(index * 7919 + 1)
      .padStart(6, '0')
      .slice(-6)}`,
    posts,
    chamber: chamber?.code ?? null,
    chamberOffice: chamber && dice.next() < 0.12 ? dice.pick(chamber.offices) : null,
    source: dice.pick(['镇街摸排', '商会推荐', '本人登记', '座谈会登记']),
    lastContactDaysAgo: dice.next() < 0.72 ? dice.below(240) : null,
    isSample: true,
  };
}

/**
 * Invented people of a programme with their firms and posts, the same on every run.
 * Promises: phones are distinct for up to 999,999 people and lie in 199 00xx xxxx; credit codes have valid check
 * characters; every code used exists in the preset. One firm is made per six to seven people (60 for 400).
 */
export function generateDemoPeople(preset: Preset, count: number): DemoPeople {
  const dice = new Dice(Number(preset.profile.placeCode));
  const companies = makeCompanies(preset, dice, Math.round(count * 0.15));
  const people = Array.from({ length: count }, (_, index) => makePerson(preset, dice, companies, index));
  return { companies, people };
}
