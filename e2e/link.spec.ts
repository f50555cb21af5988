import { readFileSync } from 'node:fs';
import {
  anew,
  choose,
  entity,
  expect,
  hosts,
  judged,
  openPage,
  paste,
  picture,
  shareLink,
  test,
  textOf,
  textOnShow,
} from './page.ts';

test('a shared link shows the same in a fresh browser', async ({ page, browser, baseURL }) => {
  await openPage(page);
  const before = page.url();
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  await entity(page, 'd0/vcpu:2').click();
  await page.getByRole('button', { name: 'vcpu cpuset: 3 threads' }).click();
  await judged(page);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const findings = await page
    .getByRole('listitem')
    .filter({ has: page.locator('[data-rule]') })
    .allInnerTexts();

  const link = await shareLink(page);
  expect(link).toMatch(/^#1\.m\.[\w-]+\.[0-9a-z]{7}&sel=d0\/vcpu:2&hide=vcpu-cpuset&lang=en$/);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`${link.length.toLocaleString('en')} characters`);
  await expect(dialog).toContainText('Nothing is sent to any server');
  // Nobody else can open 127.0.0.1.
  await expect(dialog.getByTestId('share-local')).toContainText('127.0.0.1');
  await dialog.getByRole('checkbox', { name: 'Only the part from # on' }).uncheck();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(`${before}${link}`);
  // The address says nothing of what was pasted until that is asked for.
  expect(page.url()).toBe(before);
  await dialog.getByRole('button', { name: 'Put it into the address bar' }).click();
  expect(page.url()).toBe(`${before}${link}`);

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
  const other = await fresh.newPage();
  await openPage(other, link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(heading);
  await expect(other.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'vcpu cpuset: 3 threads' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect
    .poll(() =>
      other
        .getByRole('listitem')
        .filter({ has: other.locator('[data-rule]') })
        .allInnerTexts(),
    )
    .toEqual(findings);
  await fresh.close();

  // The same link, pasted as mail broke it, into another page.
  await page.goto('about:blank');
  await openPage(page, anew);
  await paste(page, `  ${before}${link}\n`);
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
});

test('the Share panel shows all that a link holds, and what it leaves behind @one-browser', async ({
  page,
}) => {
  const text = textOf('L05a-precedence.xml').replace(
    '</domain>',
    "  <devices><graphics type='vnc' passwd='hunter2'/></devices>\n  <!-- mine -->\n</domain>",
  );
  await openPage(page);
  await paste(page, text, textOf(hosts.h4), 'what nobody would recognise');
  const name = /<name>(.*?)<\/name>/.exec(text)?.[1] ?? '';
  expect(name).not.toBe('');
  const model = await shareLink(page);
  const dialog = page.getByRole('dialog');
  const preview = dialog.getByRole('region', { name: 'All that is in the link' });
  await expect(preview).toContainText(`<name>${name}</name>`);
  await expect(preview).not.toContainText('hunter2');
  await expect(preview).not.toContainText('mine');
  await expect(dialog.getByTestId('share-misses')).toContainText('What the link does not bring');

  await dialog.getByRole('checkbox', { name: /VM-A/ }).check();
  await expect(preview).toContainText('<name>VM-A</name>');
  await expect(preview).not.toContainText(name);
  await expect(dialog.getByTestId('share-made')).toHaveAttribute('aria-busy', 'false');
  // Nor does the picture tell it.
  const renamed = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Picture that carries it' }).click();
  const drawn = readFileSync(await (await renamed).path(), 'utf8');
  expect(drawn).toContain('VM-A');
  expect(drawn).not.toContain(name);
  expect((await renamed).suggestedFilename()).toBe('pinscope-VM-A.svg');

  await dialog.getByRole('button', { name: 'QR code' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Carry the original texts instead' }).click();
  await expect(preview).toContainText('hunter2');
  await expect(dialog.getByTestId('share-sensitive').locator('[data-kind="password"]')).toContainText('line');
  const texts = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(texts.length).toBeGreaterThan(model.length);

  // The picture carries it, too.
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Picture that carries it' }).click();
  const file = await (await download).path();
  await page.goto('about:blank');
  await openPage(page, anew);
  await paste(page, readFileSync(file, 'utf8'));
  await expect.poll(() => textOnShow(page)).toBe(text);
});

// Only Chromium lets a test read the clipboard.
test('a link goes into a ticket with its picture @one-browser', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await judged(page);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const fragment = await shareLink(page);
  const dialog = page.getByRole('dialog');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Copied to the clipboard.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(fragment);

  await dialog.getByRole('checkbox', { name: 'Only the part from # on' }).uncheck();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Copy as Markdown with picture' }).click();
  const file = (await download).suggestedFilename();
  await expect(dialog.getByText(`saved as ${file}`)).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\[!\[.+\]\(.+\.png\)\]\(http:\/\/127.0.0.1:\d+\/#1\.m\..+\)$/);
  expect(copied).toContain(`](${file})](${page.url()}${fragment})`);
  // A frame in another page could not open this machine's address.
  await dialog.getByRole('button', { name: 'Copy the code that embeds it' }).click();
  await expect(
    dialog.getByRole('status').filter({ hasText: 'write the address of a Pinscope' }),
  ).toBeVisible();
  const frame = await page.evaluate(() => navigator.clipboard.readText());

  // What was copied opens here again.
  for (const text of [copied, frame]) {
    await page.goto('about:blank');
    await openPage(page, '#example=siblings');
    await paste(page, text);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
  }
});

test('within a lesson its step is shared, and of other texts the model @one-browser', async ({ page }) => {
  await openPage(page, '#lesson=05&step=2');
  const step = page.getByTestId('lesson-step');
  await expect(step).toBeVisible();
  const before = page.url();
  const link = await shareLink(page);
  expect(link).toBe('#lesson=05&step=2&lang=en');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /^This step of the lesson/ })).toBeChecked();
  await expect(dialog.getByTestId('share-preview')).toContainText('Nothing of yours');
  await expect(dialog.getByRole('button', { name: 'Copy the code that embeds it' })).toHaveCount(0);
  await dialog.getByRole('radio', { name: /^The model/ }).check();
  await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveValue(/^#1\.m\./);

  await page.goto('about:blank');
  await openPage(page, anew);
  // As Slack hands it on, and from a Chinese page.
  await paste(page, `<${before.replace('step=2', 'step=3')}&lang=zh-CN|see>`);
  await expect(step).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveURL(/#lesson=05&step=3$/);
  await paste(page, '<iothreads>1</iothreads>');
  await page.getByRole('banner').getByRole('button', { name: '分享' }).click();
  await expect(dialog.getByRole('textbox', { name: '链接' })).toHaveValue(/^#1\.m\./);
  await expect(dialog.getByRole('radio')).toHaveCount(2);
});

test('a damaged link explains itself and loses nothing @one-browser', async ({ page }) => {
  await openPage(page);
  const fragment = await shareLink(page);
  const middle = Math.floor(fragment.indexOf('&') / 2);
  const changed = `${fragment.slice(0, middle)}${fragment[middle] === 'A' ? 'B' : 'A'}${fragment.slice(middle + 1)}`;

  for (const [broken, reason] of [
    [changed, 'damaged'],
    [fragment.slice(0, middle), 'truncated'],
    ['#9.z.abc', 'newer'],
    ['#something-else', 'not-a-link'],
  ] as const) {
    await page.goto('about:blank');
    await openPage(page, broken);
    const notice = page.locator('[data-notice]');
    await expect(notice).toHaveAttribute('data-notice', reason);
    await expect(notice.getByRole('textbox')).toHaveValue(broken);
    // The page stays usable: with the example.
    await expect(picture(page)).toBeVisible();
  }
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.locator('[data-notice]')).toHaveCount(0);
});

test('#example opens an example, an unknown one says so @one-browser', async ({ page, watched }) => {
  await openPage(page, '#example=siblings');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L03a-siblings');
  await page.goto('about:blank');
  await openPage(page, '#example=nonsense');
  await expect(page.getByRole('alert')).toContainText('nonsense');
  await expect(picture(page)).toBeVisible();

  // What the connection does not bring is said, and loading again does what was wanted.
  watched.expectComplaint('Failed to load resource');
  await page.route(/\/texts-[^/]*\.js$/, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto('./#example=siblings');
  await expect(page.getByRole('alert')).toContainText('could not be loaded');
  await expect(page.getByRole('alert').getByRole('textbox')).toHaveCount(0);
  await page.unroute(/\/texts-[^/]*\.js$/);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L03a-siblings');
});

test('own texts outlive a reload, come back later, and are forgotten on request @one-browser', async ({
  page,
}) => {
  const kept = (): Promise<string> => page.evaluate(() => localStorage.getItem('pinscope:history') ?? '');
  const heading = page.getByRole('heading', { level: 1 });
  const examples = page.getByRole('banner').getByRole('button', { name: 'Examples' });
  const mine = page.getByTestId('history');
  await openPage(page);
  // Examples are not the reader's own.
  expect(await kept()).toBe('');
  await paste(page, "<domain type='kvm'><name>mine</name><vcpu>3</vcpu></domain>");
  await entity(page, 'd0/vcpu:2').click();
  await expect.poll(kept).toContain('vcpu:2');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await expect(heading).toContainText('mine with 3 vCPUs');
  expect(new URL(page.url()).hash).toBe('');

  // Another address in the same tab, and back: the texts that had none.
  await page.evaluate(() => {
    location.hash = '#example=auto';
  });
  await expect(heading).toContainText('L07a-auto');
  await page.goBack();
  await expect(heading).toContainText('mine with 3 vCPUs');
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/selected/);

  // The same from a lesson, in the language that was chosen there, with the texts open as they were.
  await page.evaluate(() => {
    location.hash = '#lesson=05&step=2';
  });
  await expect(page.getByTestId('lesson-step')).toBeVisible();
  await page.getByTestId('lesson-step').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => new URL(page.url()).hash).toBe('#lesson=05&step=3');
  await choose(page, 'Language', '简体中文');
  await page.goBack();
  await expect(page.getByTestId('lesson-step')).toHaveCount(0);
  await expect(heading).toContainText('mine');
  await expect(page.getByRole('textbox')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.goForward();
  await expect.poll(() => new URL(page.url()).hash).toBe('#lesson=05&step=3');
  await expect(page.getByTestId('lesson-step')).toBeVisible();
  await page.goBack();
  await expect(heading).toContainText('mine');
  await choose(page, '语言', 'English');

  await examples.click();
  await page
    .getByRole('button', { name: 'Siblings' })
    .or(page.locator('[data-example="siblings"]'))
    .first()
    .click();
  await expect(heading).toContainText('L03a-siblings');
  await page.reload();
  await expect(heading).not.toContainText('mine');
  await examples.click();
  await expect(mine.getByRole('button', { name: /^mine/ })).toHaveCount(1);
  await mine.getByRole('button', { name: /^mine/ }).click();
  await expect(heading).toContainText('mine with 3 vCPUs');

  await examples.click();
  await mine.getByRole('checkbox', { name: 'Keep what I paste in this browser' }).uncheck();
  await expect(mine.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await entity(page, 'd0/vcpu:1').click();
  expect(JSON.parse(await kept())).toEqual({ off: true });
  await page.reload();
  await expect(heading).not.toContainText('mine');
});

test('whoever goes back and forth at once always gets there @one-browser', async ({ page }) => {
  const heading = page.getByRole('heading', { level: 1 });
  const step = page.getByTestId('lesson-step');
  await openPage(page);
  await paste(page, "<domain type='kvm'><name>mine</name><vcpu>3</vcpu></domain>");
  await expect(heading).toContainText('mine');
  await page.evaluate(() => {
    location.hash = '#lesson=05&step=3';
  });
  await expect(step).toBeVisible();
  // The address is written while one is on the way.
  for (let round = 0; round < 12; round++) {
    await page.goBack();
    await expect(heading).toContainText('mine');
    await page.goForward();
    await expect(step).toBeVisible();
  }
});
