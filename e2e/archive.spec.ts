/** Compressed texts, archives and folders that are dropped or chosen: read in a worker, said what came of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { gzip, hasXz, makeTar, sosMembers, xz } from '../src/testing/archive/make-tar.ts';
import { expectNoViolations } from './axe.ts';
import { entity, expect, hosts, copiedText, openPage, picture, test, textOf, textOnShow } from './page.ts';

const members = sosMembers({
  capabilities: textOf(hosts.h4),
  numactl: 'available: 1 nodes (0)\n',
  xml: textOf('09-s001-vcpu-cpuset.xml'),
});
const tar = makeTar(members);

function give(page: Page, ...files: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<void> {
  return page.getByTestId('file-picker').setInputFiles(
    files.map(([name, bytes]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  );
}

/** Files as a drop brings them; a synthetic one has no folders. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ([title, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], title));
      document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }),
      );
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
}

const news = (page: Page) => page.getByRole('region', { name: /^(?:Files|文件)$/ });

for (const [name, wrap] of [
  ['sosreport-kvm01.tar', (bytes: Uint8Array) => bytes],
  ['sosreport-kvm01.tar.gz', gzip],
  ['sosreport-kvm01.tar.xz', xz],
] as const) {
  // The decoder of .xz is WebAssembly, which each browser has of its own.
  test(`${name}, dropped: the guest on its host, and what was read${name.endsWith('xz') ? '' : ' @one-browser'}`, async ({
    page,
  }) => {
    test.skip(name.endsWith('xz') && !hasXz, 'xz is missing');
    await openPage(page);
    await drop(page, name, wrap(tar));
    await expect(news(page)).toContainText(`5 texts from ${name}; 6 other files were not looked at.`);
    await expect(entity(page, 'pcpu:15')).toBeVisible();
    await expect(entity(page, 'd0/vcpu:3')).toBeVisible();
    const tabs = page.getByRole('group', { name: 'Pasted texts' });
    await expect(tabs.getByRole('button', { name: 'virsh_-r_capabilities', exact: true })).toBeVisible();
    await expect(tabs.getByRole('button', { name: 'sys/devices/system', exact: true })).toHaveAttribute(
      'title',
      'sosreport-kvm01-2026-11-21-abcdefg/sys/devices/system',
    );
    await news(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(news(page)).toBeHidden();
  });
}

test('a large archive can be stopped, and the page is as it was @one-browser', async ({ page }) => {
  test.slow();
  await openPage(page);
  const tabs = page.getByRole('group', { name: 'Pasted texts' });
  const before = await tabs.innerText();
  // Half a gigabyte of zeros, and at its end something to read.
  const zeros = new Uint8Array(64 * 1024 * 1024);
  const bomb = gzip(zeros);
  const head = gzip(makeTar([{ path: 'var/log/zeros', claims: 8 * zeros.length }], { end: false }));
  const large = Buffer.concat([head, ...Array.from({ length: 8 }, () => bomb), gzip(tar)]);
  const giveLarge = () => give(page, ['sosreport-large.tar.gz', large]);

  await giveLarge();
  await expect(news(page)).toContainText('Reading sosreport-large.tar.gz');
  await expect(news(page).getByRole('progressbar', { name: 'Reading sosreport-large.tar.gz' })).toBeVisible();
  await expectNoViolations(page, 'files are read', '[data-files]');
  const cancel = news(page).getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect(news(page)).toContainText('Cancelled. Nothing was changed.');
  await expect(news(page).getByRole('button', { name: 'Dismiss' })).toBeFocused();
  expect(await tabs.innerText()).toBe(before);

  await giveLarge();
  await expect(news(page)).toContainText('Reading');
  await page.locator('body').press('Escape');
  await expect(news(page)).toContainText('Cancelled.');
  expect(await tabs.innerText()).toBe(before);

  // What is pasted meanwhile is added at once, and does not stop the reading.
  const smaller = Buffer.concat([
    gzip(makeTar([{ path: 'var/log/zeros', claims: 2 * zeros.length }], { end: false })),
    bomb,
    bomb,
    gzip(tar),
  ]);
  await give(page, ['sosreport-smaller.tar.gz', smaller]);
  await expect(news(page)).toContainText('Reading');
  await page.getByRole('main').focus();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, clipboardData: data }));
  }, textOf(hosts.h1));
  await expect(entity(page, 'pcpu:7')).toBeVisible();
  await expect(news(page)).toContainText('5 texts from sosreport-smaller.tar.gz', { timeout: 60_000 });
});

test('a compressed text is a text, and what cannot be read is said @one-browser', async ({ page }) => {
  await openPage(page);
  await give(page, ['capabilities.xml.gz', gzip(Buffer.from(textOf(hosts.h1)))]);
  await expect(page.getByRole('button', { name: 'capabilities.xml', exact: true })).toBeVisible();
  await expect(entity(page, 'pcpu:7')).toBeVisible();
  await expect(news(page)).toBeHidden();

  await give(
    page,
    ['photo.png', Buffer.from('\x89PNG\r\n\x1a\n\x01\x02\x03')],
    ['report.zip', Buffer.from('PK\x03\x04')],
    ['sos.tar.xz', Buffer.from('<html>Please log in</html>')],
    ['cut.tar.gz', gzip(tar).subarray(0, 900)],
  );
  await expect(news(page).locator('[data-notice="not-text"]')).toContainText('photo.png');
  await expect(news(page).locator('[data-notice="unsupported"]')).toContainText('zip is not read');
  await expect(news(page).locator('[data-notice="not-an-archive"]')).toContainText('sos.tar.xz');
  await expect(news(page).locator('[data-notice="truncated"]')).toContainText('cut.tar.gz');
  await expectNoViolations(page, 'files that are not read', '[data-files]');
  await expect(entity(page, 'pcpu:7')).toBeVisible();
});

test('an archive with nothing to read says what it was searched for @one-browser', async ({ page }) => {
  await openPage(page);
  await give(page, ['logs.tar.gz', gzip(makeTar([{ path: 'var/log/messages', content: 'x' }]))]);
  await expect(news(page)).toContainText('Nothing to read in logs.tar.gz');
  await expect(news(page)).toContainText('etc/libvirt/qemu');
  await expect(picture(page)).toBeVisible();
});

test('a folder that was unpacked, dropped as it is @one-browser', async ({ page }) => {
  // Only Chromium lets a test drop real folders.
  const folder = mkdtempSync(join(tmpdir(), 'pinscope-'));
  try {
    for (const { path, content, type } of members) {
      if (type !== undefined) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content ?? '');
    }
    // More than readEntries gives at once.
    const cpus = join(folder, 'sosreport-kvm01-2026-11-21-abcdefg/sys/devices/system/cpu');
    for (let cpu = 100; cpu < 350; cpu++) {
      mkdirSync(join(cpus, `cpu${String(cpu)}/topology`), { recursive: true });
      writeFileSync(join(cpus, `cpu${String(cpu)}/topology/core_id`), '0\n');
    }
    await openPage(page);
    const session = await page.context().newCDPSession(page);
    const data = {
      items: [],
      files: [join(folder, 'sosreport-kvm01-2026-11-21-abcdefg')],
      dragOperationsMask: 1,
    };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
    }
    await expect(news(page)).toContainText(
      '5 texts from sosreport-kvm01-2026-11-21-abcdefg; 5 other files were not looked at.',
    );
    await expect(entity(page, 'd0/vcpu:3')).toBeVisible();
    await page.getByRole('button', { name: 'sys/devices/system', exact: true }).click();
    await expect.poll(() => copiedText(page)).toContain('cpu/cpu349/topology/core_id:0');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the page itself may not compile WebAssembly: only its worker does @one-browser', async ({
  page,
  watched: _,
}) => {
  await openPage(page);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).not.toContain('unsafe');
});

test('a paste belongs to the text field it is made in, and to the page anywhere else', async ({ page }) => {
  await openPage(page, '#example=overlaps');
  const pasteInto = (selector: string, given: string): Promise<boolean> =>
    page.evaluate(
      ([target, text]) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
        Object.defineProperty(event, 'clipboardData', { value: data });
        document.querySelector(target)?.dispatchEvent(event);
        return event.defaultPrevented;
      },
      [selector, given] as const,
    );
  await expect(page.getByTestId('code-editor')).toBeVisible();
  await pasteInto('.cm-content', 'a remark');
  await expect.poll(() => textOnShow(page)).toContain('a remark');
  expect(await pasteInto('input[type="checkbox"]', textOf('09-s001-vcpu-cpuset.xml'))).toBe(true);
  await expect.poll(() => textOnShow(page)).toBe(textOf('09-s001-vcpu-cpuset.xml'));
});

test('in Chinese @one-browser', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('button', { name: '简体中文' }).click();
  await give(page, ['sosreport.tar.gz', gzip(tar)]);
  await expect(news(page)).toContainText('从 sosreport.tar.gz 读取了 5 段文本；另有 6 个文件未查看。');
});
