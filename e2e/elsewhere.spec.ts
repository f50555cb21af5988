/** The page where no network is, as one file from disk, and in another page's frame. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { entity, expect, hosts, openPage, painted, paste, picture, shareLink, test, textOf } from './page.ts';
import { builtPage, serve } from './serve.ts';

test.describe('with a service worker', () => {
  test.use({ serviceWorkers: 'allow' });

  test('once opened, the page opens without a network and does all it does @one-browser', async ({
    context,
  }) => {
    const server = await serve(builtPage('/tools/pinscope/'));
    const page = await context.newPage();
    try {
      await page.goto(`${server.origin}/tools/pinscope/`);
      await painted(page);
      // All of it is there, and it is the one that answers.
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        if (navigator.serviceWorker.controller === null)
          await new Promise((resolve) => {
            navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
          });
      });
      const manifest = await page.evaluate(async () => {
        const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
        const cache = await caches.open((await caches.keys())[0] ?? '');
        return (await cache.match(link?.href ?? ''))?.json() as Promise<{ icons: { src: string }[] }>;
      });
      expect(manifest.icons.map(({ src }) => src)).toContain('icon-512.png');
    } finally {
      await server.stop();
    }
    await page.reload();
    await painted(page);
    await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
    await page.getByRole('button', { name: 'Matrix' }).click();
    await expect(page.getByRole('grid')).toBeVisible();
    const link = await shareLink(page);
    // A part of the page that nothing asked for before.
    await page.goto('about:blank');
    await page.goto(`${server.origin}/tools/pinscope/index.html?from=chat${link}`);
    await painted(page);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('L05a-precedence');
  });
});

test('one file from disk does everything @one-browser', async ({ page }) => {
  const file = join(import.meta.dirname, '../dist-single/pinscope.html');
  await page.goto(`file://${file}`);
  await painted(page);
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  await entity(page, 'd0/vcpu:2').click();
  await expect(page.getByTestId('code-editor')).toBeVisible();
  // Workers: one makes the link, one unpacks, one reads what is long.
  const link = await shareLink(page);
  expect(link).toMatch(/^#1\.m\./);
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Picture that carries it' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('pinscope-link');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('table')).toBeVisible();

  const long = `<domain type='kvm'><name>packed</name><vcpu>3</vcpu><!--${' '.repeat(600_000)}--></domain>`;
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: 'packed.xml.gz',
      mimeType: 'application/gzip',
      buffer: gzipSync(long),
    });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2 domains with 7 vCPUs');

  await page.goto('about:blank');
  await page.goto(`file://${file}${link}`);
  await painted(page);
  await expect(page.getByRole('heading', { name: 'Why · vCPU 2' })).toBeVisible();
  await page.getByRole('button', { name: 'Hide the texts' }).click();
  await expect(picture(page)).toBeVisible();
});

test('in the frame of another origin it shows the picture, and heeds the page that is named', async ({
  browser,
  page,
  baseURL,
  watched,
}) => {
  await openPage(page);
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  const link = await shareLink(page);
  const around = `<!doctype html><title>Wiki</title><script>
    const said = []; addEventListener('message', ({ data, origin }) => said.push({ ...data, origin }));
  </script><iframe width="800" height="500"></iframe><iframe src="about:blank"></iframe>`;
  const server = await serve(() => Promise.resolve(around));
  const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
  const wiki = await context.newPage();
  // The browser says that a message was for somebody else.
  watched.expectComplaint('elsewhere.example');
  const pinscope = new URL(baseURL ?? '').origin;
  const frame = wiki.frameLocator('iframe >> nth=0');
  const said = (): Promise<readonly Record<string, unknown>[]> => wiki.evaluate('said') as never;
  const show = (fragment: string): Promise<void> =>
    wiki.evaluate(
      ([src]) => {
        const element = document.querySelector('iframe');
        if (element !== null) element.src = src ?? '';
      },
      [`${pinscope}/${fragment}`],
    );
  const post = (message: object): Promise<void> =>
    wiki.evaluate(
      ([what, to]) => {
        frames[0]?.postMessage(what, to);
      },
      [message, pinscope] as const,
    );
  /** A neighbour of the frame is of the wiki's origin, and is not the page around it. */
  const postFromBeside = (message: object): Promise<void> =>
    wiki.evaluate(
      ([what, to]) => {
        const script = document.createElement('script');
        script.textContent = `top.frames[0].postMessage(${JSON.stringify(what)}, ${JSON.stringify(to)})`;
        document.querySelectorAll('iframe')[1]?.contentDocument?.body.append(script);
      },
      [message, pinscope] as const,
    );

  try {
    await wiki.goto(server.origin);
    // The picture alone, and a way to the whole page.
    await show(`${link}&embed=${server.origin}`);
    await expect(frame.getByRole('group', { name: /^Picture of the host/ })).toBeVisible();
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.getByRole('textbox')).toHaveCount(0);
    await expect(frame.getByRole('link', { name: 'Open in Pinscope' })).toHaveAttribute(
      'href',
      /#1\.d\.[^&]+&/,
    );
    await expect.poll(said).toContainEqual({ pinscope: 1, event: 'ready', origin: pinscope });
    await expect
      .poll(async () => (await said()).find(({ event }) => event === 'height')?.['height'])
      .toBeGreaterThan(200);

    await post({ pinscope: 1, set: { selection: 'd0/vcpu:1', theme: 'dark', language: 'zh-CN' } });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(frame.getByRole('link', { name: '在 Pinscope 中打开' })).toBeVisible();
    await expect
      .poll(said)
      .toContainEqual({ pinscope: 1, event: 'selection', selection: 'd0/vcpu:1', origin: pinscope });
    await post({ pinscope: 1, set: { colour: 'red' } });
    await expect
      .poll(said)
      .toContainEqual({ pinscope: 1, event: 'fault', message: 'cannot set "colour"', origin: pinscope });
    await postFromBeside({ pinscope: 1, set: { theme: 'light' } });
    await post({
      pinscope: 1,
      set: { sources: ["<domain type='kvm'><name>given</name><vcpu>2</vcpu></domain>"] },
    });
    await expect(frame.getByText('given').first()).toBeVisible();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');

    // Where another origin is named, or none, nobody here is heeded.
    await post({ pinscope: 1, set: { theme: 'light' } });
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
    await show('#example=siblings&embed=https://elsewhere.example');
    await expect(frame.getByText('L03a-siblings').first()).toBeVisible();
    await post({ pinscope: 1, set: { theme: 'dark' } });
    await show('#example=auto&embed');
    await expect(frame.getByText('auto').first()).toBeVisible();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'light');
  } finally {
    await context.close();
    await server.stop();
  }
});
