/**
 * No untranslated string: the page in a language that is English between ⟦ and ⟧ (`src/testing/pseudo-locale.ts`), all over.
 * It is a build of its own, kept in memory: what is shipped knows nothing of it.
 */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { build } from 'vite';
import type { Plugin, Rolldown } from 'vite';
import { findUntranslated } from '../src/testing/pseudo-locale.ts';
import { expect, hosts, painted, paste, test, textOf } from './page.ts';

const root = join(import.meta.dirname, '..');
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
};

const pseudoLocale: Plugin = {
  name: 'pseudo-locale',
  enforce: 'post',
  transform(code, id) {
    const wrapping = `import { wrapWords as wrapThem } from ${JSON.stringify(join(root, 'src/testing/pseudo-locale.ts'))};\n${code}\n`;
    if (id.endsWith('/src/lessons/catalog.ts'))
      return `${wrapping}for (const { title } of catalog) wrapThem(title);`;
    if (!/\/src\/(?:words\/en\/.*|lessons\/\d\d-[^/]+\/en)\.ts$/.test(id)) return undefined;
    const names = [...code.matchAll(/^export const (\w+)/gm)].map(([, name]) => name ?? '');
    return wrapping + names.map((name) => `wrapThem(${name});`).join('');
  },
};

async function buildPseudo(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const built = await build({
    root,
    plugins: [pseudoLocale],
    build: { write: false, minify: false, reportCompressedSize: false },
    logLevel: 'error',
  });
  const outputs = (Array.isArray(built) ? built : [built]) as readonly Rolldown.RolldownOutput[];
  return new Map(
    outputs.flatMap(({ output }) =>
      output.map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source] as const),
    ),
  );
}

/** Texts by the block that they are set in, accessible names, and what is painted on canvases. */
function read(): readonly string[] {
  const skipped = 'code, kbd, pre, textarea, script, style, [lang]:not(html), [translate="no"], .cm-editor';
  const blocks = new Map<Element, string>();
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode() !== null) {
    const parent = nodes.currentNode.parentElement;
    if (parent?.closest(skipped) !== null) continue;
    const isSaid = /^(?:title|desc)$/.test(parent.tagName);
    if (!isSaid && !parent.checkVisibility()) continue;
    let block: Element = parent;
    while (
      block.parentElement !== null &&
      getComputedStyle(block).display.startsWith('inline') &&
      !(block instanceof SVGElement)
    )
      block = block.parentElement;
    blocks.set(block, (blocks.get(block) ?? '') + (nodes.currentNode.textContent ?? ''));
  }
  const names = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ];
  const said = [...document.querySelectorAll(names.map((name) => `[${name}]`).join())].flatMap((element) =>
    element.closest('[lang]:not(html)') !== null ? [] : names.map((name) => element.getAttribute(name) ?? ''),
  );
  const painted = (globalThis as unknown as { paintedTexts: Set<string> }).paintedTexts;
  return [...new Set([...blocks.values(), ...said, ...painted, document.title])];
}

/** The same in every language: the names of libvirt's own values, of signs, of times by Intl, and of our own texts. */
const everywhere = /^(?:Pinscope|libvirt|QEMU|strict|static|auto|A+|[AP]M|zz-.*|[\w.-]+\.(?:xml|txt))$/;

/** Of a sentence that is set on several lines each is read alone: one that only ends a mark begins within it. */
function fromItsMark(text: string): string {
  const opened = text.split('⟦').length;
  return text.split('⟧').length > opened ? `⟦${text}` : text;
}

test('no word of the page is untranslated @one-browser', async ({ page }) => {
  test.setTimeout(120_000);
  const files = await buildPseudo();
  await page.addInitScript(() => {
    const paintedTexts = new Set<string>();
    Object.assign(globalThis, { paintedTexts });
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
      paintedTexts.add(text);
      if (most === undefined) fillText.call(this, text, x, y);
      else fillText.call(this, text, x, y, most);
    };
  });
  await page.route('**/*', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
    const body = files.get(path === '' ? 'index.html' : path);
    if (body === undefined) return route.continue();
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: types[path.split('.').at(-1) ?? ''] ?? 'text/html',
    });
  });
  const found = new Set<string>();
  const look = async (where: string): Promise<void> => {
    for (const text of await page.evaluate(read))
      for (const word of findUntranslated(fromItsMark(text), everywhere))
        found.add(`${where}: ${word} in "${text.slice(0, 120)}"`);
  };
  await visit(page, look);
  expect([...found]).toEqual([]);
});

const guest = `<domain type='kvm'><name>zz-one</name><memory unit='MiB'>4096</memory><vcpu cpuset='0-3,40' current='3'>4</vcpu><iothreads>2</iothreads>
<cputune><shares>2048</shares><period>100000</period><quota>50000</quota><vcpupin vcpu='0' cpuset='8'/><vcpupin vcpu='1' cupset='9'/><vcpupin vcpu='2' cpuset='8'/><vcpupin vcpu='9' cpuset='1'/><emulatorpin cpuset='8'/></cputune>
<numatune><memory mode='strict' nodeset='1'/></numatune><cpu><topology sockets='1' cores='2' threads='2'/><numa><cell id='0' cpus='0-1' memory='2' unit='GiB'/><cell id='1' cpus='2-3' memory='2' unit='GiB'/></numa></cpu></domain>`;
const other = `<domain type='kvm'><name>zz-two</name><memory unit='MiB'>512</memory><vcpu placement='auto'>2</vcpu></domain>`;
const seen = `VCPU:           0\nCPU:            4\nState:          running\nCPU time:       12.3s\nCPU Affinity:   -yy-y-y---------\n`;

async function visit(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  const banner = page.getByRole('banner');
  const press = async (name: string, within: Locator | Page = page): Promise<void> => {
    await within.getByRole('button', { name }).first().click();
  };
  await page.goto('./#example=precedence');
  await painted(page);
  await look('an example');

  await paste(
    page,
    guest,
    textOf(hosts.h4),
    other,
    'virsh vcpupin zz-one 1 0-1 --live\nvirsh setvcpus zz-one 4 --live',
    seen,
  );
  await expect(page.getByTestId('announcer')).toContainText('2 domains');
  await look('texts of all kinds');
  const lens = page.getByTestId('legend').getByRole('combobox');
  for (const id of ['domain', 'load', 'memory', 'distance', 'findings', 'isolation']) {
    await lens.selectOption(id);
    await look(`the lens ${id}`);
  }
  for (const id of [
    'd0/vcpu:1',
    'd0/vcpu:3',
    'd0/emulator',
    'd0/iothread:1',
    'd1/vcpu:0',
    'd0',
    'd0/cell:0',
    'pcpu:8',
    'node:0',
    'host',
  ]) {
    await page
      .locator(`[data-id="${id}"]`)
      .first()
      .click({ position: { x: 6, y: 3 }, force: true });
    await look(`details of ${id}`);
  }
  // Each finding explained, and the page of one rule.
  const list = page.getByRole('region', { name: 'Findings' });
  await list.evaluate((region) => {
    const folds = region.querySelectorAll<HTMLElement>('button[aria-expanded="false"]');
    for (const fold of folds) fold.click();
  });
  await look('findings explained');
  await press('Matrix');
  await page.getByRole('grid').press('ArrowDown');
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await look('the matrix');
  await press('Table');
  await look('the table');
  await press('Map');
  for (const menu of ['Learn', 'Examples', 'Language', 'Theme', 'Export', 'Rules']) {
    const button = banner.getByRole('button', { name: menu }).first();
    if ((await button.count()) === 0) continue;
    await button.click();
    await look(`the menu ${menu}`);
    await page.keyboard.press('Escape');
  }
  for (const dialog of ['Keyboard keys', 'Share']) {
    await press(dialog, banner);
    await look(dialog);
    await page.keyboard.press('Escape');
  }
  for (const tool of [
    'The same VM in four eras',
    'One set, five forms',
    'The life of a vCPU',
    'How much, not where',
    'Glossary',
    'Check it on the real host',
    'Make a lesson',
  ]) {
    await press('Learn', banner);
    await press(tool, banner);
    await look(tool);
  }
  for (const step of ['05-precedence&step=1', '07-numad&step=5', '08-guest-numa&step=3', '10-quota&step=3']) {
    await page.evaluate((fragment) => {
      location.hash = `lesson=${fragment}`;
    }, step);
    await look(`lesson ${step}, asked`);
    await press('Show the answer');
    await look(`lesson ${step}, answered`);
  }
  await press('Handout');
  await look('the handout');
  await press('Back to the lesson');
  await press('Leave the lesson');
  await page.setViewportSize({ width: 390, height: 844 });
  await look('on a phone');
  await page.evaluate(() => {
    location.hash = '1.z.broken.link';
  });
  await look('a broken link');
  await paste(page, 'nothing that is known, 12 34');
  await look('nothing useful');
}
