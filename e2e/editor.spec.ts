import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { choose, entity, expect, hosts, openPage, paste, picture, test, textOf } from './page.ts';

const domain = `<domain type='kvm'>
  <name>edited</name>
  <vcpu cpuset='0-3'>3</vcpu>
  <cputune>
    <vcpupin vcpu='0' cpuset='1'/>
    <emulatorpin cpuset='2'/>
  </cputune>
</domain>
`;

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /^Text of/ });
const line = (page: Page, text: string): Locator => page.locator('.cm-line', { hasText: text });
const tabs = (page: Page): Locator => page.getByRole('group', { name: 'Pasted texts' });

/** Opens the page with texts of one's own, and waits for the editor that is loaded later. */
async function openWith(page: Page, ...texts: readonly string[]): Promise<void> {
  await openPage(page);
  await paste(page, ...texts);
  await expect(page.getByTestId('code-editor')).toBeVisible();
  await expect(editor(page)).toHaveAttribute('contenteditable', 'true');
}

/** Sets the caret to the end of a line, by pointer. */
async function clickLine(page: Page, text: string): Promise<void> {
  await line(page, text).scrollIntoViewIfNeeded();
  // Firefox scrolls a long line to its middle.
  await page.locator('.cm-scroller').evaluate((element) => {
    element.scrollLeft = 0;
  });
  const box = await line(page, text).locator('span').first().boundingBox();
  await page.mouse.click((box?.x ?? 0) + 3, (box?.y ?? 0) + (box?.height ?? 0) / 2);
}

/** A paste where the focus is. */
function pasteHere(page: Page, pasted: string): Promise<void> {
  return page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    // Firefox gives an event made by script an empty clipboard.
    Object.defineProperty(event, 'clipboardData', { value: data });
    document.activeElement?.dispatchEvent(event);
  }, pasted);
}

/** What is typed slowly, on a busy machine, is undone in more steps. */
function undoUntil(page: Page, undone: () => Promise<void>): Promise<void> {
  return expect(async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await undone();
  }).toPass();
}

async function expectCpus(page: Page, thread: string, cpus: string): Promise<void> {
  await expect(entity(page, thread).getByRole('cell').first()).toHaveText(cpus);
}

test('typing redraws, and undo takes it back', async ({ page }) => {
  await openWith(page, domain, textOf(hosts.h4));
  await tabs(page).getByRole('button', { name: 'edited', exact: true }).click();
  await page.getByRole('button', { name: 'Table' }).click();
  await expectCpus(page, 'd0/vcpu:0', '1');
  await clickLine(page, "vcpu='0'");
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type("<vcpupin vcpu='1' cpuset='7'/>");
  await expectCpus(page, 'd0/vcpu:1', '7');
  await expect(line(page, "vcpu='1'")).toBeVisible();
  await undoUntil(page, () => expect(line(page, "vcpu='1'")).toHaveCount(0, { timeout: 500 }));
  await expectCpus(page, 'd0/vcpu:1', '0-3');
});

test('the caret lights what its line decides, and leaves the selection alone', async ({ page }) => {
  await openWith(page, textOf(hosts.h4), domain);
  await clickLine(page, 'emulatorpin');
  await expect(picture(page)).toHaveClass(/has-focus/);
  await expect(entity(page, 'd0/emulator')).toHaveClass(/\blit\b/);
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/\blit\b/);
  // Two threads have no pin of their own.
  await clickLine(page, '<vcpu cpuset');
  for (const thread of ['d0/vcpu:1', 'd0/vcpu:2']) await expect(entity(page, thread)).toHaveClass(/\blit\b/);
  await expect(entity(page, 'd0/emulator')).not.toHaveClass(/\blit\b/);
  // A line that decides nothing.
  await clickLine(page, '<name>');
  await expect(picture(page)).not.toHaveClass(/has-focus/);

  // With something selected: the caret's threads are lit, and the panel goes on telling of the other one.
  await entity(page, 'd0/vcpu:2').click();
  await clickLine(page, 'vcpupin');
  await expect(entity(page, 'd0/vcpu:0')).toHaveClass(/\blit\b/);
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  // Leaving the text is leaving the line.
  await page.keyboard.press('Tab');
  await expect(entity(page, 'd0/vcpu:0')).not.toHaveClass(/\blit\b/);
  await expect(entity(page, 'd0/vcpu:2')).toHaveClass(/\blit\b/);

  // A row of the host's text.
  await tabs(page)
    .getByRole('button', { name: /capabilities/ })
    .first()
    .click();
  await clickLine(page, "<cpu id='5'");
  await expect(entity(page, 'pcpu:5')).toHaveClass(/\blit\b/);
});

test('the line that decides for the selected thread carries its letter @one-browser', async ({ page }) => {
  await openWith(page, textOf(hosts.h4), domain);
  await entity(page, 'd0/vcpu:0').click();
  const deciding = page.locator('[data-line="5"]');
  await expect(deciding).toHaveAttribute('data-source', 'vcpupin');
  await expect(deciding).toHaveAttribute('data-letter', 'P');
  await entity(page, 'd0/vcpu:1').click();
  await expect(page.locator('[data-line="3"]')).toHaveAttribute('data-letter', 'C');
  await expect(deciding).toHaveCount(0);
});

test('a finding has a sign at its line, and tells itself on hover', async ({ page, browserName }) => {
  await openWith(page, textOf(hosts.h4), domain.replace("cpuset='2'", "cpuset='40'"));
  const sign = page.locator('.cm-signs').locator('[data-severity="error"]');
  await expect(sign).toHaveCount(1);
  const place = page.locator('.cm-finding-error').first();
  await place.hover();
  const tip = page.locator('.cm-tip');
  await expect(tip).toContainText('CPU 40');
  const title = page.locator('[data-rule="cpu-not-on-host"]').getByRole('heading');
  await expect(tip.locator('strong')).toHaveText(await title.innerText());
  if (browserName === 'chromium')
    await expectNoViolations(page, 'a finding explained', '[data-testid="code-editor"]');
  await page.mouse.move(700, 600);
  await expect(tip).toHaveCount(0);
  // The sign says the same, and Escape closes it while the text has the focus.
  await editor(page).focus();
  await sign.hover();
  await expect(tip).toContainText('CPU 40');
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);
});

test('each text is called by its name in the language of the page, also one that was left in another @one-browser', async ({
  page,
}) => {
  await openWith(page, domain, textOf(hosts.h4));
  const text = (name: string | RegExp): Locator => page.getByRole('textbox', { name, exact: true });
  await tabs(page).getByRole('button', { name: 'edited', exact: true }).click();
  await expect(text('Text of edited')).toBeVisible();
  await tabs(page)
    .getByRole('button', { name: /capabilities/ })
    .first()
    .click();
  await expect(text('Text of edited')).toHaveCount(0);
  await choose(page, 'Language', /简体中文/);
  const other = page.getByRole('group', { name: '已粘贴的文本' });
  await expect(text(/capabilities.* 的内容$/)).toBeVisible();
  await other.getByRole('button', { name: 'edited', exact: true }).click();
  await expect(text('edited 的内容')).toBeVisible();
  await expect(page.getByTitle('折叠此元素').first()).toBeVisible();
});

test('elements fold, by pointer and by keyboard', async ({ page }) => {
  await openWith(page, textOf(hosts.h4), domain);
  const inside = line(page, 'emulatorpin');
  await page.getByTitle('Fold this element').nth(1).click();
  await expect(inside).toHaveCount(0);
  await page.locator('.cm-foldPlaceholder').click();
  await expect(inside).toBeVisible();
  await clickLine(page, '<cputune>');
  await page.keyboard.press('Control+Shift+[');
  await expect(inside).toHaveCount(0);
  await page.keyboard.press('Control+Shift+]');
  await expect(inside).toBeVisible();
});

test('a table is no XML: nothing to fold @one-browser', async ({ page }) => {
  await openWith(page, 'available: 1 nodes (0)\nnode 0 cpus: 0 1\nnode 0 size: 100 MB\n');
  await expect(line(page, 'node 0 cpus')).toBeVisible();
  await expect(page.getByTitle('Fold this element').filter({ visible: true })).toHaveCount(0);
  await expect(page.locator('.tok-tag')).toHaveCount(0);
});

test('every text keeps its own history, caret and scroll position', async ({ page }) => {
  await openWith(page, domain, textOf(hosts.h4));
  const first = tabs(page).getByRole('button', { name: 'edited', exact: true });
  const second = tabs(page).locator('button[aria-pressed="true"]');
  const hostName = await second.innerText();
  const scroller = page.locator('.cm-scroller');
  await expect(line(page, '<capabilities>')).toBeVisible();
  // The text's own beginning may still be on its way: a frame after that it stays where it is put.
  await expect
    .poll(() =>
      scroller.evaluate(async (element) => {
        element.scrollTop = 300;
        for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
        return element.scrollTop;
      }),
    )
    .toBe(300);
  await first.click();
  await clickLine(page, 'emulatorpin');
  await page.keyboard.press('End');
  await page.keyboard.type('<!-- mine -->');
  await expect(line(page, 'mine')).toBeVisible();
  await tabs(page).getByRole('button', { name: hostName, exact: true }).click();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(300);
  await first.click();
  await expect(line(page, 'mine')).toBeVisible();
  // A focus by script comes without a caret: the editor puts its own there in the next moment, unless it was just busy.
  await expect(async () => {
    await first.focus();
    await editor(page).focus();
    await expect
      .poll(
        () =>
          page.evaluate(
            () => document.getSelection()?.anchorNode?.parentElement?.closest('.cm-line')?.textContent ?? '',
          ),
        { timeout: 1000 },
      )
      .toContain('mine');
  }).toPass();
  await page.keyboard.type('!');
  await expect(line(page, 'mine')).toHaveText(/<!-- mine -->!$/);
  await undoUntil(page, () => expect(line(page, 'mine')).toHaveCount(0, { timeout: 500 }));
});

test('Tab does not stay in the text', async ({ page }) => {
  await openWith(page, domain);
  await editor(page).focus();
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await expect(line(page, '<name>')).toHaveText('  <name>edited</name>');
});

test('what is typed before the editor is loaded stays, with its caret', async ({ page }) => {
  // The chunk comes late.
  let release: () => void = () => undefined;
  const late = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/code-editor-.*\.js$/, async (route) => {
    await late;
    await route.continue();
  });
  await openPage(page);
  await paste(page, domain);
  const plain = page.locator('textarea');
  await expect(plain).toHaveValue(domain);
  await plain.focus();
  await plain.press('ControlOrMeta+Home');
  await page.keyboard.type('<!-- early -->');
  release();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByTestId('code-editor')).toBeVisible();
  await expect(line(page, 'early')).toHaveText("<!-- early --><domain type='kvm'>");
  await editor(page).focus();
  await page.keyboard.type('+');
  await expect(line(page, 'early')).toHaveText("<!-- early -->+<domain type='kvm'>");
});

test('a configuration pasted into the text of an untouched example takes its place', async ({ page }) => {
  await openPage(page);
  await expect(page.getByTestId('code-editor')).toBeVisible();
  await editor(page).focus();
  await pasteHere(page, domain);
  await expect(tabs(page).getByRole('button', { name: /^Close/ })).toHaveCount(1);
  await expect(line(page, '<name>')).toHaveText('  <name>edited</name>');
  // From now on a paste is the text's own business.
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await pasteHere(page, '<vcpu>1</vcpu>');
  await expect(tabs(page).getByRole('button', { name: /^Close/ })).toHaveCount(1);
  await expect(line(page, '<vcpu>1')).toBeVisible();
});

test('a text too long for the editor goes to the plain field, and comes back', async ({ page }) => {
  await openWith(page, domain);
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await pasteHere(page, `<!--${'long '.repeat(210_000)}-->`);
  await expect(page.locator('textarea')).toBeFocused();
  await expect(page.getByTestId('code-editor')).toHaveCount(0);
  // It is shown in part, until all of it is asked for; what was typed before that is here would be lost.
  const isPartEditable = await page.evaluate(async () => {
    document.querySelector<HTMLElement>('[data-plain="true"] button')?.click();
    // React has rendered, and no frame has come.
    await Promise.resolve();
    const area = document.querySelector('textarea');
    return area?.readOnly === false && area.value.length < 200_000;
  });
  expect(isPartEditable).toBe(false);
  await page.locator('textarea').fill(domain);
  await expect(line(page, '<name>')).toBeVisible();
});

test('panes are resized and hidden, and stay so', async ({ page, browserName }) => {
  await openPage(page);
  const texts = page.getByRole('separator', { name: 'Width of the texts' });
  const usual = Number(await texts.getAttribute('aria-valuenow'));
  await texts.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(texts).toHaveAttribute('aria-valuenow', String(usual + 80));
  const details = page.getByRole('separator', { name: 'Width of the details' });
  const before = Number(await details.getAttribute('aria-valuenow'));
  const box = await details.boundingBox();
  const y = (box?.y ?? 0) + 300;
  const x = (box?.x ?? 0) + 4;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 20, y);
  await page.mouse.move(x - 60, y);
  await page.mouse.up();
  await expect(details).toHaveAttribute('aria-valuenow', String(before + 60));

  await page.reload();
  await expect(texts).toHaveAttribute('aria-valuenow', String(usual + 80));
  await expect(details).toHaveAttribute('aria-valuenow', String(before + 60));
  // Over WebDriver BiDi two clicks are no double click in Firefox.
  if (browserName === 'chromium') await texts.dblclick();
  else await texts.press('Enter');
  await expect(texts).toHaveAttribute('aria-valuenow', String(usual));

  await page.getByRole('button', { name: 'Hide the details' }).click();
  await expect(details).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeHidden();
  await page.getByRole('button', { name: 'Show the details' }).click();
  await expect(page.getByRole('heading', { name: 'Findings' })).toBeVisible();
});

test('on a phone panes are as wide as the page @one-browser', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await expect(page.getByRole('separator')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Hide the details' })).toHaveCount(0);
});
