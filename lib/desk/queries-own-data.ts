import { listOwnAppeals } from '@/lib/appeals/queries/own-appeals';
import { listOwnOffices } from '@/lib/chambers/queries/own-offices';
import { listOwnEvents } from '@/lib/events/queries/own-events';
import { listOwnContacts } from '@/lib/interactions/queries/own-contacts';
import { listOwnContactPoints } from '@/lib/merchants/queries/own-contact-points';
import { listOwnRequests } from '@/lib/privacy/queries-requests';
import type { PersonActor } from '@/lib/server/actor';
import { dayOf, formatInstant } from '@/lib/shared/dates';
import { getOwnPage, type OwnPage } from './queries-own';

const MOST_CONTACTS = 5_000;

/**
 * Everything that is kept of the person who asks, in the words of the record: fields, contact values in full, posts,
 * ratings with their reasons, bases, consents, keepers, memberships, contacts (without what a unit noted of them),
 * events that the person was invited to or came to, interests, projects and requests (PIPL 45, 网络数据安全管理条例 23–25). For a merchant only.
 */
export async function getOwnData(actor: PersonActor) {
  const [own, contactPoints, contacts, requests, chambers, appeals, events] = await Promise.all([
    getOwnPage(actor),
    listOwnContactPoints(actor),
    listOwnContacts(actor, MOST_CONTACTS),
    listOwnRequests(actor),
    listOwnOffices(actor),
    listOwnAppeals(actor),
    listOwnEvents(actor),
  ]);
  const { merchant } = own;
  return {
    format: 'sangzi.own-data',
    formatVersion: 1,
    madeAt: formatInstant(new Date()),
    person: personOf(merchant),
    contactPoints,
    posts: merchant.posts.map(
      ({ employerText, title, fromText, toText, periodText, isMain, isEnded, source }) => ({
        ...{ employer: employerText, title, from: fromText, to: toText, period: periodText },
        ...{ isMain, isEnded, source },
      }),
    ),
    life: [...merchant.life, ...merchant.politicalOffices].map(
      ({ kind, body, title, fromText, toText, source }) => ({
        ...{ kind, body, title, from: fromText, to: toText, source },
      }),
    ),
    quantities: merchant.quantities.map(({ id: _id, ...row }) => row),
    unreadValues: merchant.unparsed.map(({ field, original }) => ({ field, original })),
    ratings: merchant.facets.map(({ facet, value, reason, on }) => ({ facet, value, reason, on })),
    bases: own.privacy.bases.map((row) => ({
      kind: row.kind,
      evidence: row.evidence,
      purposes: row.purposes,
      source: row.source,
      noticeNumber: row.noticeNumber,
      noticeOn: row.noticeOn,
      noticeChannel: row.noticeChannel,
      recordedOn: dayOf(row.recordedAt),
      expiresOn: row.expiresOn,
      endedOn: row.endedAt ? dayOf(row.endedAt) : null,
    })),
    consents: own.privacy.consents.map((row) => ({
      purpose: row.purpose,
      fields: row.fields,
      text: `${row.textCode} ${row.textNumber}`,
      channel: row.channel,
      givenOn: dayOf(row.givenAt),
      withdrawnOn: row.withdrawnAt ? dayOf(row.withdrawnAt) : null,
    })),
    care: careOf(own.care),
    keepers: own.keepers,
    chambers,
    ties: own.ties.map(({ id: _id, ...row }) => row),
    contacts: contacts.rows.map(({ id: _id, ...row }) => row),
    appeals: appeals.map(
      ({ number, kind, title, ask, state, unit, receivedOn, answer, answeredOn, ...row }) => ({
        ...{ number, kind, title, ask, state, unit, receivedOn, answer, answeredOn },
        ...{ closedOn: row.closedOn, satisfaction: row.satisfaction },
      }),
    ),
    events: events.flatMap(({ title: subject, kind, starts: at, place, unit, own: attendance, chamber }) =>
      attendance === null ? [] : [{ subject, kind, at, place, unit, attendance, chamber }],
    ),
    interests: own.leads.map(({ id: _id, ...row }) => row),
    projects: own.projects.map(({ id: _id, ...row }) => row),
    requests: requests.map(({ number, kind, field, text, receivedOn, state, letter }) => ({
      ...{ number, kind, field, text, receivedOn, state, letter },
    })),
  };
}

/** Birthday and family as they were told: 农历 stays a code of its own. */
function careOf(care: OwnPage['care']) {
  const birthday = care?.birthday?.value;
  const day = birthday && [birthday.year, birthday.month, birthday.day].filter(Boolean).join('-');
  return [
    ...(birthday ? [{ item: 'birthday', calendar: birthday.calendar, text: day ?? '' }] : []),
    ...(care?.family?.value ?? []).map(({ relation, note }) => ({
      ...{ item: relation, calendar: null, text: note },
    })),
  ];
}

/** The fields of the record, under plain names. */
function personOf(merchant: OwnPage['merchant']) {
  return {
    name: merchant.name,
    fileNo: merchant.fileNo,
    namePinyin: merchant.namePinyin ?? merchant.pinyin,
    aliases: merchant.aliases,
    sex: merchant.sex,
    kinds: merchant.kinds,
    salutation: merchant.salutation,
    birth: merchant.birthText,
    hometown: merchant.hometown,
    hometownAsGiven: merchant.hometownText,
    residence: merchant.residence,
    residenceAsGiven: merchant.residenceText,
    employerAsGiven: merchant.workText,
    titleAsGiven: merchant.titleText,
    industry: merchant.industry,
    industryAsGiven: merchant.industryText,
    mainBusiness: merchant.mainBusiness,
    education: merchant.education,
    school: merchant.school,
    socialPosts: merchant.socialPosts,
    honours: merchant.honours,
    intention: merchant.intention,
    needs: merchant.needs,
    contributions: merchant.contributions,
    strength: merchant.strength,
    influence: merchant.influence,
    isKeyPerson: merchant.isKey,
    contactEveryDays: merchant.contactEveryDays,
    lastContactOn: merchant.lastContactOn,
    preferredChannel: merchant.preferredChannel,
    contactHours: merchant.contactHours,
    doNotContact: merchant.doNotContact,
    unit: merchant.unit,
    source: merchant.source,
    note: merchant.note,
    createdOn: dayOf(new Date(merchant.createdAt)),
    updatedOn: dayOf(new Date(merchant.updatedAt)),
  };
}

export type OwnData = Awaited<ReturnType<typeof getOwnData>>;
