import { expect, test, type Browser, type Page } from '@playwright/test';
import { everyPart, readMail } from '@/lib/shared/mail-message';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { startMailServer } from '@/tests/support/mail-server';

async function as(browser: Browser, baseURL: string, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

test('a clerk plans Mid-Autumn letters, a chief approves, letters and labels come down, who is not to be contacted is left out', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const clerk = await as(browser, baseURL ?? '', 'clerk');
  const unwanted = '钟不扰';
  await clerk.goto('/desk/merchants/new');
  await clerk.getByLabel('姓名', { exact: true }).fill(unwanted);
  await clerk.locator('[name=doNotContact]').check();
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: unwanted })).toBeVisible();

  // from the calendar of the year to the form
  const year = new Date().getFullYear() + 1;
  await clerk.goto(`/desk/greetings?year=${year}`);
  await clerk.getByRole('link', { name: '安排中秋节慰问' }).click();
  await expect(clerk.getByLabel('活动名称')).toHaveValue(`${year} 年中秋节慰问`);
  await clerk.getByLabel('模板').selectOption({ label: '信函 · 中秋慰问信（示例）' });
  await clerk.getByLabel('重点客商').selectOption({ label: '仅重点客商' });
  await clerk.getByRole('combobox', { name: /^增加的人/ }).fill(unwanted);
  await clerk.getByRole('option', { name: unwanted }).click();
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await clerk.waitForURL(/\/desk\/greetings\/[0-9a-f-]{36}$/);
  const campaign = new URL(clerk.url()).pathname;
  await expect(clerk.getByRole('region', { name: '今天的名单' })).toContainText('本人要求不再联系 1 人');
  await expect(clerk.getByRole('region', { name: '样稿' })).toContainText('值此中秋节来临之际');
  await clerk.getByRole('button', { name: '送审' }).click();
  await expect(clerk.getByText('送审人不能批准自己的安排')).toBeVisible();

  const chief = await as(browser, baseURL ?? '', 'chief');
  await chief.goto('/desk/greetings?waiting=1');
  await chief
    .getByRole('link', { name: `${year} 年中秋节慰问` })
    .last()
    .click();
  await chief.getByRole('radio', { name: '批准' }).check();
  await chief.getByLabel('理由').fill('同意，请核对地址');
  await chief.getByRole('button', { name: '提交意见' }).click();
  await expect(chief.getByRole('region', { name: '定稿名单' })).toContainText('本人要求不再联系 1 人');

  await clerk.goto(campaign);
  await clerk.getByRole('button', { name: '生成信函（.docx）' }).click();
  await expect(clerk.getByRole('link', { name: '下载信函' })).toBeVisible({ timeout: 30_000 });
  await clerk.getByRole('button', { name: '生成标签（.docx）' }).click();
  await expect(clerk.getByRole('link', { name: /^下载标签/ })).toBeVisible({ timeout: 30_000 });
  for (const [name, ending] of [
    ['下载信函', '-letters.docx'],
    ['下载标签 3 × 8（70 × 36 毫米）', '-labels.docx'],
  ] as const) {
    const download = clerk.waitForEvent('download');
    await clerk.getByRole('link', { name }).click();
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^W\\d{4}-\\d{6}${ending}$`));
  }
  await clerk.getByRole('link', { name: '本人要求不再联系 1 人' }).click();
  const list = clerk.getByRole('region', { name: '收件人' });
  await expect(list.getByRole('link', { name: unwanted })).toBeVisible();
  await expect(list.getByRole('row')).toHaveCount(2);
});

/** What a mail server sends back when there is no such mailbox. */
const bounceOf = (noticeId: string, address: string): string =>
  [
    'From: MAILER-DAEMON@mx.example.com',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    `Original-Envelope-Id: ${noticeId}`,
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 no such user',
    '--b--',
    '',
  ].join('\r\n');

test('a clerk sends mails after a chief has approved; a bounce finds its person; one press refuses further ones', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const server = await startMailServer(Number(process.env['E2E_SMTP_PORT']));
  try {
    const clerk = await as(browser, baseURL ?? '', 'clerk');
    const year = new Date().getFullYear() + 1;
    await clerk.goto(`/desk/greetings?year=${year}`);
    await clerk.getByRole('link', { name: '安排中秋节慰问' }).click();
    await clerk.getByLabel('活动名称').fill(`${year} 年中秋邮件慰问`);
    await clerk.getByRole('radio', { name: '电子邮件' }).check();
    await clerk.getByLabel('模板').selectOption({ label: '电子邮件 · 中秋慰问邮件（示例）' });
    await clerk.getByLabel('重点客商').selectOption({ label: '仅重点客商' });
    await clerk.getByRole('button', { name: '保存草稿' }).click();
    await clerk.waitForURL(/\/desk\/greetings\/[0-9a-f-]{36}$/);
    const campaign = new URL(clerk.url()).pathname;
    await clerk.getByRole('button', { name: '送审' }).click();
    await expect(clerk.getByText('送审人不能批准自己的安排')).toBeVisible();

    const chief = await as(browser, baseURL ?? '', 'chief');
    await chief.goto(campaign);
    await chief.getByRole('radio', { name: '批准' }).check();
    await chief.getByLabel('理由').fill('同意发送');
    await chief.getByRole('button', { name: '提交意见' }).click();
    await expect(chief.getByRole('region', { name: '定稿名单' })).toContainText('没有可用的地址或号码');

    await clerk.goto(campaign);
    const send = clerk.getByRole('button', { name: /^发送 \d+ 封邮件$/ });
    const count = Number(/\d+/.exec((await send.textContent()) ?? '')?.[0]);
    await send.click();
    await expect(clerk.getByText('已寄发', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
    expect(server.mails).toHaveLength(count);
    expect(new Set(server.mails.flatMap(({ to }) => to)).size).toBe(count);

    // one comes back
    const [first, second] = server.mails.map(({ raw, to }) => ({
      read: readMail(Buffer.from(raw)),
      address: to[0] ?? '',
    }));
    const id = first?.read.headers.get('message-id')?.[0]?.slice(1, 37) ?? '';
    await clerk.getByLabel('邮件文件').setInputFiles({
      name: '退信.eml',
      mimeType: 'message/rfc822',
      buffer: Buffer.from(bounceOf(id, first?.address ?? '')),
    });
    await clerk.getByRole('button', { name: '导入', exact: true }).click();
    await expect(clerk.getByText('已登记退信 1 封、回复 0 封。')).toBeVisible();
    await expect(clerk.getByRole('region', { name: '收件人' })).toContainText('5.1.1');

    // another person presses the link
    const text = everyPart(second?.read ?? readMail(Buffer.from(''))).map((part) => part.text);
    const link = /https?:\/\/\S+\/greetings\/[\w-]+/.exec(text.join('\n'))?.[0] ?? '';
    const person = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await person.goto(link);
    await person.getByRole('button', { name: '不再接收' }).click();
    await expect(person.getByText('已登记：今后不再以此方式')).toBeVisible();
    await clerk.goto(`/desk/greetings/new?year=${year}&festival=double_ninth`);
    await clerk.getByRole('radio', { name: '电子邮件' }).check();
    await clerk.getByLabel('模板').selectOption({ label: '电子邮件 · 中秋慰问邮件（示例）' });
    await clerk.getByLabel('重点客商').selectOption({ label: '仅重点客商' });
    await clerk.getByRole('button', { name: '保存草稿' }).click();
    await expect(clerk.getByRole('region', { name: '今天的名单' })).toContainText(
      '本人不愿以此方式接收 1 人',
    );
  } finally {
    await server.close();
  }
});
