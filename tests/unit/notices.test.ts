import { describe, expect, it } from 'vitest';
import { retryAfter } from '@/lib/notices/rules';
import { isUnknownAddress, readReturned, shortText } from '@/lib/notices/rules-returned';
import { mailHtml, mailText } from '@/lib/greetings/rules-mail';
import { everyPart, readMail } from '@/lib/shared/mail-message';

const ID = '0193a1b2-c3d4-7e5f-8a6b-0123456789ab';
const eml = (text: string): Uint8Array => Buffer.from(text.trim().replaceAll('\n', '\r\n'), 'latin1');

describe('a mail that came back', () => {
  it('in the words of a server that writes no report is told by its sender and the id in it', () => {
    const mail = eml(`
From: Postmaster@qq.example
Subject: =?utf-8?B?6YCA5L+h?=
Content-Type: text/plain; charset=gb18030
Content-Transfer-Encoding: base64

${Buffer.concat([Buffer.from([0xd3, 0xca, 0xcf, 0xe4]), Buffer.from(` 550 <a@b.example> ${ID}@office.example`)]).toString('base64')}`);
    const returned = readReturned(mail);
    expect(returned.text).toContain('邮箱');
    expect(returned).toMatchObject({ kind: 'bounce', noticeIds: [ID], code: '550', isUnknownAddress: false });
    expect(
      readReturned(eml(`From: postmaster@x.example\n\n550 5.1.1 unknown ${ID}@office.example`)),
    ).toMatchObject({
      kind: 'bounce',
      noticeIds: [ID],
      code: '5.1.1',
      isUnknownAddress: true,
    });
  });

  it('that only says it is late is no bounce', () => {
    const mail = eml(`
From: MAILER-DAEMON@mx.example
Content-Type: multipart/report; report-type=delivery-status; boundary=x

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Original-Envelope-Id: ${ID}

Final-Recipient: rfc822; a@b.example
Action: delayed
Status: 4.4.1

--x--`);
    expect(readReturned(mail)).toMatchObject({ kind: 'other', noticeIds: [ID] });
  });

  it('as an absence note is no answer; an answer is what stands above the quotation', () => {
    const head = `From: a@b.example\nIn-Reply-To: <${ID}@office.example>\nContent-Type: text/plain; charset=utf-8`;
    expect(readReturned(eml(`${head}\nAuto-Submitted: auto-replied\n\nI am away`)).kind).toBe('other');
    const answer = readReturned(eml(`${head}\n\nThanks, see you\n\nOffice wrote:\n> Dear`));
    expect(answer).toMatchObject({ kind: 'reply', noticeIds: [ID], text: 'Thanks, see you' });
  });

  it('with anything inside is read without harm', () => {
    expect(readReturned(new Uint8Array())).toMatchObject({ kind: 'other', noticeIds: [] });
    const nested = `Content-Type: multipart/mixed; boundary=a\n\n--a\n`.repeat(500);
    expect(everyPart(readMail(eml(nested))).length).toBeLessThanOrEqual(100);
    expect(readReturned(Buffer.from([0, 255, 10, 13, 10, 13])).kind).toBe('other');
  });

  it('leaves no address in what is kept', () => {
    expect(shortText('550 <Li.Min+x@mail.example.com>: no such user')).toBe('550 …: no such user');
    expect(shortText(' \n ')).toBeNull();
    expect(isUnknownAddress('5.2.2')).toBe(false);
  });
});

describe('a message that is not taken', () => {
  it('is tried five times in about ten hours and then given up', () => {
    expect([1, 2, 3, 4, 5].map(retryAfter)).toEqual([5, 30, 120, 480, null]);
  });
});

describe('the words of a mail', () => {
  const foot = { why: '由“甲&乙”发出', refuse: '不再接收', refuseUrl: 'https://x.example/a?b=1&c=2' };
  const lines = [
    { kind: 'flush', text: '尊敬的<王>：' },
    { kind: 'text', text: '节日好' },
    { kind: 'blank', text: '' },
    { kind: 'right', text: '示例局' },
  ] as const;

  it('stand as text with the way to refuse', () => {
    expect(mailText(lines, foot)).toContain('　　节日好');
    expect(mailText(lines, foot)).toContain('不再接收：\nhttps://x.example/a?b=1&c=2');
  });

  it('as a page hold no mark-up of ours or theirs, no picture, no other host', () => {
    const html = mailHtml(lines, foot);
    expect(html).toContain('尊敬的&#60;王&#62;：');
    expect(html).not.toMatch(/<img|<script|src=/);
    expect(html.match(/https?:\/\/[^"&\s/]+/g)).toEqual(['https://x.example']);
  });
});
