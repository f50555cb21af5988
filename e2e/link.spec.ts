import {
  entity,
  expect,
  hosts,
  openPage,
  painted,
  paste,
  picture,
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
  // Until now the address says nothing of what was pasted.
  expect(page.url()).toBe(before);

  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  const link = await dialog.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(page.url()).toBe(link);
  await expect(dialog).toContainText(`${link.length.toLocaleString('en')} characters`);
  await expect(dialog).toContainText('Nothing is sent to any server');

  const fresh = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-US' });
  const other = await fresh.newPage();
  await other.goto(link);
  await painted(other);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(
    await page.getByRole('heading', { level: 1 }).innerText(),
  );
  await expect(other.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'vcpu cpuset: 3 threads' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
  await expect.poll(() => textOnShow(other)).toBe(textOf('L05a-precedence.xml'));
  await fresh.close();

  // The same link, pasted as text into another page.
  await page.goto('about:blank');
  await openPage(page);
  await paste(page, `  ${link}\n`);
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
});

test('a damaged link explains itself and loses nothing @one-browser', async ({ page }) => {
  await openPage(page);
  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('dialog').getByRole('textbox', { name: 'Link' }).inputValue();
  const fragment = link.slice(link.indexOf('#'));
  const middle = Math.floor(fragment.length / 2);
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

test('#example opens an example, an unknown one says so @one-browser', async ({ page }) => {
  await openPage(page, '#example=siblings');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('L03a-siblings');
  await page.goto('about:blank');
  await openPage(page, '#example=nonsense');
  await expect(page.getByRole('alert')).toContainText('nonsense');
  await expect(picture(page)).toBeVisible();
});
