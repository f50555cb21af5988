/**
 * No untranslated string: the page in a language that is English between ⟦ and ⟧ (`src/testing/pseudo-locale.ts`), all over.
 * It is a build of its own, kept in memory: what is shipped knows nothing of it.
 */
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from '@playwright/test';
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
  // What is folded is read as well.
  for (const fold of document.querySelectorAll('details')) fold.open = true;
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
const everywhere = /^(?:Pinscope|libvirt|QEMU|strict|static|auto|A+|[AP]M|zz-.*|[\w.-]+\.(?:xml|txt|sh))$/;

/** Of a sentence that is set on several lines each is read alone: one that only ends a mark begins within it. */
function fromItsMark(text: string): string {
  const opened = text.split('⟦').length;
  return text.split('⟧').length > opened ? `⟦${text}` : text;
}

/** Reads the page once what the step is about is there: before, there would be nothing to find. */
type Look = (where: string, shown: Locator) => Promise<void>;

test('no word of the page is untranslated @one-browser', async ({ page, context }) => {
  test.setTimeout(120_000);
  await serve(context, await buildPseudo());
  /** By what is said, where it was met first. */
  const found = new Map<string, string>();
  const look: Look = async (where, shown) => {
    await expect(shown, where).toBeVisible();
    const on = shown.page();
    await expect(on.locator('[aria-busy="true"]'), where).toHaveCount(0);
    for (const text of await on.evaluate(read))
      for (const word of findUntranslated(fromItsMark(text), everywhere)) {
        const said = `${word} in "${text.slice(0, 120)}"`;
        if (!found.has(said)) found.set(said, where);
      }
  };
  await visitTexts(page, look);
  await visitTools(page, look);
  await visitLessons(page, look);
  await visitElsewhere(page, look);
  expect([...found]).toEqual([]);
});

/** The pseudo build in every window of the context; what is painted on canvases is kept. */
async function serve(
  context: BrowserContext,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  await context.addInitScript(() => {
    const paintedTexts = new Set<string>();
    Object.assign(globalThis, { paintedTexts });
    const { fillText } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y, most) {
      paintedTexts.add(text);
      if (most === undefined) fillText.call(this, text, x, y);
      else fillText.call(this, text, x, y, most);
    };
  });
  await context.route('**/*', async (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(1);
    const body = files.get(path === '' ? 'index.html' : path);
    if (body === undefined) return route.continue();
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      contentType: types[path.split('.').at(-1) ?? ''] ?? 'text/html',
    });
  });
}

const guest = `<domain type='kvm'><name>zz-one</name><memory unit='MiB'>4096</memory><vcpu cpuset='0-3,40' current='3'>4</vcpu><iothreads>2</iothreads>
<cputune><shares>2048</shares><period>100000</period><quota>50000</quota><vcpupin vcpu='0' cpuset='8'/><vcpupin vcpu='1' cupset='9'/><vcpupin vcpu='2' cpuset='8'/><vcpupin vcpu='9' cpuset='1'/><emulatorpin cpuset='8'/></cputune>
<numatune><memory mode='strict' nodeset='1'/></numatune><cpu><topology sockets='1' cores='2' threads='2'/><numa><cell id='0' cpus='0-1' memory='2' unit='GiB'/><cell id='1' cpus='2-3' memory='2' unit='GiB'/></numa></cpu></domain>`;
const other = `<domain type='kvm'><name>zz-two</name><memory unit='MiB'>512</memory><vcpu placement='auto'>2</vcpu></domain>`;
const seen = `VCPU:           0\nCPU:            4\nState:          running\nCPU time:       12.3s\nCPU Affinity:   -yy-y-y---------\n`;

async function press(name: string, within: Locator | Page): Promise<void> {
  await within.getByRole('button', { name }).first().click();
}

async function pick(page: Page, id: string): Promise<void> {
  const box = page.locator(`[data-id="${id}"]`).first();
  await box.click({ position: { x: 6, y: 3 }, force: true });
}

/** Readings of texts: lenses, details, findings, the three views. */
async function visitTexts(page: Page, look: Look): Promise<void> {
  await page.goto('./#example=precedence');
  await painted(page);
  const list = page.getByRole('region', { name: 'Findings' });
  await expect(page.locator('.cm-foldGutter [title]').filter({ visible: true }).first()).toBeVisible();
  await look('an example', list.locator('[data-finding]').first());
  await press('New text', page);
  await look('nothing given', page.locator('[data-state="empty"]'));
  await paste(page, 'nothing that is known, 12 34');
  await look('nothing useful', page.locator('[data-state="nothing"]'));
  await paste(
    page,
    guest,
    textOf(hosts.h4),
    other,
    'virsh vcpupin zz-one 1 0-1 --live\nvirsh setvcpus zz-one 4 --live',
    seen,
  );
  await expect(page.getByTestId('announcer')).toContainText('2 domains');
  await look('texts of all kinds', list.locator('[data-severity="error"]').first());

  const legend = page.getByTestId('legend');
  for (const id of ['domain', 'load', 'memory', 'distance', 'findings', 'isolation']) {
    await legend.getByRole('combobox').selectOption(id);
    const classes = legend.locator(`[data-key^="${id === 'findings' ? 'finding' : id}:"]`);
    await look(`the lens ${id}`, classes.and(legend.locator('[data-empty="false"]')).first());
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
  ]) {
    await pick(page, id);
    await look(`details of ${id}`, page.locator(`[data-selected="${id}"] dl`).first());
  }
  await pick(page, 'host');
  await look('nothing selected', page.getByText('Select a thread or a CPU'));
  const search = page.getByRole('combobox', { name: 'Find' });
  await search.fill('no such thing');
  await look('found nothing', page.locator('[role="listbox"] + p'));
  await search.fill('');

  const folds = list.locator('[data-finding] ~ *, h3 ~ button[aria-expanded]');
  await list.evaluate((region) => {
    const closed = region.querySelectorAll<HTMLElement>('button[aria-expanded="false"]');
    for (const fold of closed) fold.click();
  });
  expect(await folds.count()).toBeGreaterThan(8);
  await expect(list.getByText('Working out')).toHaveCount(0);
  await look('findings explained', list.locator('[data-remedy]').first());
  await press('About this rule', list);
  await look('the page of a rule', page.getByTestId('rule-page').locator('img').nth(1));
  await page.keyboard.press('Escape');
  await press('Apply', list);
  await look('a repair applied', page.getByTestId('applied-repair'));
  await press('Explain', list);
  await press('Put aside', list);
  await look('to be put aside', list.getByRole('form'));
  await press('this', list.getByRole('form'));
  await look('put aside', page.getByTestId('muted-findings'));

  await press('Matrix', page.getByRole('banner'));
  const grid = page.getByRole('grid');
  await grid.press('ArrowDown');
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await look('the matrix', page.getByTestId('matrix-cursor'));
  await press('Table', page.getByRole('banner'));
  await look('the table', page.getByRole('table').getByRole('row').nth(1));
  await press('Map', page.getByRole('banner'));
}

/** Menus, dialogs, panes and boards. */
async function visitTools(page: Page, look: Look): Promise<void> {
  const banner = page.getByRole('banner');
  const menus: Readonly<Record<string, Locator>> = {
    Learn: banner.locator('[data-lesson]').first(),
    Examples: banner.locator('[data-example]').first(),
    Language: banner.locator('button[lang="zh-CN"]'),
    Theme: banner.getByRole('button', { name: 'Dark' }),
    Export: banner.getByRole('button', { name: 'SVG' }).first(),
    Rules: banner.getByRole('radio').first(),
  };
  for (const [menu, shown] of Object.entries(menus)) {
    await press(menu, banner);
    await look(`the menu ${menu}`, shown);
    await page.keyboard.press('Escape');
  }
  await press('Keyboard keys', banner);
  await look('Keyboard keys', page.getByRole('dialog').getByRole('term').first());
  await page.keyboard.press('Escape');
  await press('Share', banner);
  await look('Share', page.getByTestId('share-made'));
  await page.keyboard.press('Escape');
  const tools: Readonly<Record<string, Locator>> = {
    'The same VM in four eras': page.getByTestId('era-differences'),
    'One set, five forms': page.getByTestId('bitmap'),
    'The life of a vCPU': page.getByTestId('lifecycle'),
    'How much, not where': page.getByTestId('gauges').first(),
    Glossary: page.getByTestId('glossary').locator('[data-misconception]').first(),
    'Check it on the real host': page.getByTestId('verify-result'),
    'Make a lesson': page.getByTestId('recorder'),
  };
  for (const [tool, shown] of Object.entries(tools)) {
    await press('Learn', banner);
    await press(tool, banner);
    await look(tool, shown);
  }
}

async function visitLessons(page: Page, look: Look): Promise<void> {
  for (const [lesson, at, step] of [
    ['05-precedence', 1, 'pin'],
    ['07-numad', 5, 'far'],
    ['08-guest-numa', 3, 'one-to-one'],
    ['10-quota', 3, 'each'],
  ] as const) {
    await page.evaluate(
      (fragment) => {
        location.hash = fragment;
      },
      `lesson=${lesson}&step=${String(at)}`,
    );
    const shown = page.locator(`[data-testid="lesson-step"][data-step="${step}"]`);
    await look(`lesson ${lesson}, asked`, shown.getByRole('button', { name: 'Show the answer' }));
    await press('Show the answer', shown);
    await look(`lesson ${lesson}, answered`, shown.locator('[data-verdict]'));
  }
  await press('Handout', page);
  const pictures = page.locator('[data-sheet-step] svg');
  await look('the handout', pictures.first());
  await press('Back to the lesson', page);
  const opening = page.waitForEvent('popup');
  await press('Present', page);
  await look('presenting', page.getByRole('timer'));
  await page.keyboard.press('n');
  const notes = await opening;
  await look('the notes', notes.locator('svg').first());
  await notes.close();
  await page.keyboard.press('b');
  await look('the black screen', page.getByRole('button', { name: 'The screen is black' }));
  await page.keyboard.press('b');
  await page.keyboard.press('Escape');
  await press('Leave the lesson', page);
  await paste(page, '{ "format": "pinscope-lesson", "version": 1, "title": 3, "steps": [{ "say": "" }] }');
  await look('a lesson of one’s own with faults', page.getByRole('alert').getByRole('listitem').first());
  await press('Leave the lesson', page);
}

/** Other widths, what goes wrong, and the frame in somebody’s page. */
async function visitElsewhere(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await look('on a phone', page.getByRole('main').getByRole('combobox', { name: 'Find' }));
  await page.evaluate(() => {
    location.hash = '1.z.broken.link';
  });
  await look('a broken link', page.locator('[data-notice]').first());
  await page.goto('about:blank');
  await page.goto('./#example=precedence&embed');
  await look('in a frame', page.locator('[data-id="d0/vcpu:0"]').first());
}
