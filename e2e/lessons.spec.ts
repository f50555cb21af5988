import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { analyze } from '../src/core/analyze.ts';
import { cpusIn, rightAnswer } from '../src/lessons/answers.ts';
import type { Lesson, Step } from '../src/lessons/lesson.ts';
import { choicesOf } from '../src/lessons/step-choices.ts';
import { formatCpuSet } from '../src/core/cpuset/cpuset.ts';
import { expectNoViolations } from './axe.ts';
import {
  anew,
  choose,
  entity,
  expect,
  hosts,
  openPage,
  paste,
  shareLink,
  test,
  textOf,
  write,
} from './page.ts';

const lessons = [
  '01-thread',
  '02-smp-numa',
  '03-siblings',
  '04-cpuset',
  '05-precedence',
  '06-emulator',
  '07-numad',
  '08-guest-numa',
  '09-numatune',
  '10-quota',
  '11-verify',
  '12-hotplug',
];

/** What a class sees of a step. In Chinese, three English words in a row are a sentence that nobody translated. */
interface Sight {
  readonly step: string;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly verdict: string | undefined;
  /** What should not be: an answer too early, or something that does not fit on the screen. */
  readonly wrong: readonly string[];
}

/** `after`: as soon as it is another step, or another state of it. */
async function look(after?: Pick<Sight, 'step' | 'isOpen'>): Promise<Sight | undefined> {
  const isSame = (): boolean => {
    const shown = document.querySelector<HTMLElement>('[data-testid="lesson-step"]');
    return (
      shown?.dataset['step'] === after?.step &&
      shown?.closest('aside')?.dataset['open'] === String(after?.isOpen)
    );
  };
  const end = performance.now() + 15_000;
  while (after !== undefined && isSame() && performance.now() < end)
    await new Promise((resume) => requestAnimationFrame(resume));
  const body = document.querySelector<HTMLElement>('[data-testid="lesson-step"]');
  const side = body?.closest('aside');
  if (body === null || side === null || side === undefined) return undefined;
  const dots = [...side.querySelectorAll('ol button')];
  const isOpen = side.dataset['open'] === 'true';
  const isChinese = document.documentElement.lang === 'zh-CN';
  const texts = document.createTreeWalker(side, NodeFilter.SHOW_TEXT);
  const english: string[] = [];
  while (isChinese && texts.nextNode() !== null) {
    const text = texts.currentNode;
    if (text.parentElement?.closest('code, pre, kbd, table') !== null) continue;
    // What a program says is quoted as it says it.
    const said = (text.textContent ?? '').replaceAll(/“[^”]*”/g, '');
    if (/[a-z]{2,} [a-z]{2,} [a-z]{2,}/i.test(said)) english.push(said);
  }
  const nav = side.querySelector('nav:last-of-type')?.getBoundingClientRect();
  return {
    step: body.dataset['step'] ?? '',
    isLast: dots.at(-1)?.getAttribute('aria-current') === 'step',
    isOpen,
    verdict: side.querySelector<HTMLElement>('[data-verdict]')?.dataset['verdict'],
    wrong: [
      ...english,
      // The answer itself is told whatever was answered, and with a wrong one what was wrong with it.
      ...(!isOpen && (side.querySelector('[data-verdict]')?.textContent.length ?? 0) < 8
        ? ['nothing is explained']
        : []),
      ...(isOpen && side.querySelector('[data-verdict]') !== null ? ['the answer is told too early'] : []),
      ...(!isOpen && side.querySelector('[data-verdict]') === null ? ['there is no answer'] : []),
      ...(body.scrollHeight > body.clientHeight + 1 ? ['the step is cut'] : []),
      ...(body.scrollWidth > body.clientWidth + 1 ? ['the step is too wide'] : []),
      ...(nav === undefined || nav.bottom > innerHeight || nav.right > innerWidth
        ? ['the way on is cut']
        : []),
    ],
  };
}

/** What is typed, or ticked by its place in the list, as an answer. */
type Answer = { readonly cpus: string } | { readonly ticks: readonly number[] };
type Answers = Readonly<Record<'right' | 'wrong', Answer>>;

/** A right and a wrong answer to each question of a lesson, as the core has them. */
async function answersTo(id: string): Promise<ReadonlyMap<string, Answers>> {
  const { lesson } = (await import(`../src/lessons/${id}/lesson.ts`)) as { readonly lesson: Lesson };
  const analysisOf = (step: Step) => {
    const sources = (lesson.scenes[step.scene] ?? []).map((name) => ({
      id: name,
      name,
      text: lessonText(name),
    }));
    return analyze(sources, choicesOf(step));
  };
  return new Map(
    lesson.steps.flatMap((step): readonly (readonly [string, Answers])[] => {
      const { predict } = step;
      if (predict === undefined) return [];
      const analysis = analysisOf(step);
      const other = (name: string) => lesson.steps.find((one) => one.id === name);
      const right = rightAnswer(predict, {
        analysis,
        findings: analysis.findings,
        analysisOf: (name) => {
          const found = other(name);
          return found === undefined ? undefined : analysisOf(found);
        },
      })!;
      if (predict.kind === 'cpus') {
        const cpus = formatCpuSet(cpusIn(right));
        return [[step.id, { right: { cpus }, wrong: { cpus: cpus === '1' ? '0' : '1' } }]];
      }
      const all =
        predict.kind === 'threads'
          ? analysis.placements.flatMap(({ threads }) => threads.map(({ thread }) => thread))
          : predict.options;
      const ticks = all.flatMap((one, i) => (right.includes(one) ? [i] : []));
      const lacking = all.findIndex((one) => !right.includes(one));
      return [[step.id, { right: { ticks }, wrong: { ticks: [Math.max(0, lacking)] } }]];
    }),
  );
}

function lessonText(name: string): string {
  const folders = ['lessons/texts', 'examples/texts'].map((folder) =>
    join(import.meta.dirname, '../src', folder),
  );
  const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return readFileSync(file ?? name, 'utf8');
}

/** By keyboard: into the field, or with the space bar on the controls; Enter checks it. */
async function give(page: Page, answer: Answer): Promise<void> {
  const form = step(page).locator('form');
  if ('cpus' in answer) {
    await form.getByRole('textbox').focus();
    await page.keyboard.insertText(answer.cpus);
    await page.keyboard.press('Enter');
    return;
  }
  const controls = form.locator('fieldset input');
  for (const tick of answer.ticks) {
    await controls.nth(tick).focus();
    await page.keyboard.press('Space');
  }
  if (answer.ticks.length === 0) await controls.first().focus();
  await page.keyboard.press('Enter');
}

/** They are the same in every language. */
const known = new Map<string, ReadonlyMap<string, Answers>>();

/** From the step on show to the end, each question answered, and on with the one button of a clicker; gives the steps seen. */
async function walk(page: Page, lesson: string, how: 'right' | 'wrong'): Promise<number> {
  const answers = known.get(lesson) ?? (await answersTo(lesson));
  known.set(lesson, answers);
  for (let steps = 1, before: Sight | undefined; ;) {
    const sight: Sight = (await page.evaluate(look, before))!;
    expect(sight.wrong, `${lesson}, ${sight.step}`).toEqual([]);
    if (!sight.isOpen) {
      const expected = answers.has(sight.step) ? how : 'shown';
      expect(sight.verdict, `${lesson}, ${sight.step}`).toBe(expected);
    }
    if (sight.isLast && !sight.isOpen) return steps;
    if (sight.isOpen) await give(page, answers.get(sight.step)![how]);
    else {
      await page.keyboard.press('PageDown');
      steps += 1;
    }
    before = sight;
  }
}

async function openLesson(page: Page, lesson: string, step = 1): Promise<void> {
  await page.evaluate(
    (fragment) => {
      location.hash = fragment;
    },
    `lesson=${lesson}&step=${String(step)}`,
  );
  await expect(
    page
      .getByRole('list', { name: /^(Steps|步骤)$/ })
      .getByRole('button')
      .nth(step - 1),
  ).toHaveAttribute('aria-current', 'step');
}

const step = (page: Page) => page.getByTestId('lesson-step');

test('twelve lessons in both languages on a projector, by keyboard: all questions answered wrong, then right; nothing is cut, no answer comes early @one-browser', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1024, height: 768 });
  await openPage(page, '#lesson=01-thread&step=1');
  for (const [language, how, present, end] of [
    [undefined, 'wrong', 'Present', 'End the presentation'],
    ['简体中文', 'right', '投影讲解', undefined],
  ] as const) {
    if (language !== undefined) {
      // In the middle of a lesson: the step stays.
      await openLesson(page, '05-precedence', 3);
      const before = await step(page).getAttribute('data-step');
      await choose(page, 'Language', language);
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
      await expect(step(page)).toHaveAttribute('data-step', before ?? '');
      await expect(step(page)).toContainText('两者必须一致吗');
    }
    await page.getByRole('button', { name: present }).first().click();
    for (const lesson of lessons) {
      await openLesson(page, lesson);
      expect(await walk(page, lesson, how)).toBeGreaterThanOrEqual(5);
    }
    if (end !== undefined) await page.getByRole('button', { name: end }).click();
  }
});

test('a prediction is made, judged, explained, kept; a teacher shows it large @one-browser', async ({
  page,
}) => {
  await openPage(page, '#lesson=05-precedence&step=1');
  const side = page.getByRole('complementary', { name: /Lesson 5/ });
  const verdict = side.locator('[data-verdict]');
  // By keyboard: wrong, then right.
  const field = side.getByRole('textbox', { name: 'CPUs' });
  await write(field, '0-3');
  await field.press('Enter');
  await expect(verdict).toHaveAttribute('data-verdict', 'wrong');
  await expect(verdict).toContainText('Too many: 0-3');
  await expect(verdict).toBeFocused();
  await side.getByRole('button', { name: 'Answer again' }).press('Enter');
  await write(field, '8');
  await field.press('Enter');
  await expect(verdict).toHaveAttribute('data-verdict', 'right');
  await expectNoViolations(page, 'a lesson');

  // In the picture, where the thread says nothing until then.
  await page.keyboard.press('PageDown');
  await expect(entity(page, 'd0/vcpu:1')).toHaveAttribute('aria-label', /hidden until you answer/);
  for (const cpu of [0, 1, 2]) await entity(page, `pcpu:${String(cpu)}`).click();
  await expect(field).toHaveValue('0-2');
  await side.getByRole('button', { name: 'Check' }).click();
  await expect(verdict).toHaveAttribute('data-verdict', 'right');
  await expect(entity(page, 'd0/vcpu:1')).not.toHaveAttribute('aria-label', /hidden/);

  // Large, black, with a pointer, and with notes of one's own.
  await page.setViewportSize({ width: 3840, height: 2160 });
  await side.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(side).toHaveAttribute('data-presenting', 'true');
  expect((await page.evaluate(look, undefined))?.wrong).toEqual([]);
  await expect(
    page.getByTestId('picture').locator('div:has(> button)').filter({ visible: true }),
  ).toHaveCount(0);
  const size = await step(page).evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThan(36);
  await page.keyboard.press('b');
  const black = page.getByRole('button', { name: /screen is black/ });
  await expect(black).toBeVisible();
  await page.keyboard.press('b');
  await expect(black).toHaveCount(0);
  await page.keyboard.press('p');
  await page.mouse.move(400, 400);
  await expect(page.getByTestId('pointer')).toHaveAttribute('data-pointer', 'dot');
  // The whole screen is left and taken again without an end of the presentation.
  const isFullScreen = () => page.evaluate(() => document.fullscreenElement !== null);
  for (const isFull of [false, true]) {
    await page.keyboard.press('f');
    await expect.poll(isFullScreen).toBe(isFull);
    await expect(side).toHaveAttribute('data-presenting', 'true');
  }
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const notes = await opening;
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText('2. No pin of its own');
  await page.keyboard.press('PageDown');
  await expect(notes.getByRole('heading', { level: 1 })).toHaveText('3. Do they have to agree?');
  await notes.getByText('Keys of the presentation').click();
  await expect(notes.getByText('black screen', { exact: true })).toBeVisible();
  await notes.close();
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(side).toHaveAttribute('data-presenting', 'false');

  // On paper: answers after the questions.
  await side.getByRole('button', { name: 'Handout' }).click();
  await expect(page.getByRole('heading', { name: /^Answers · / })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the lesson' }).click();
  // For a reader who does not want to guess.
  await side.getByRole('checkbox', { name: 'Hide answers' }).uncheck();
  await expect(verdict).toContainText('4 and 5.');

  // What was answered is remembered, and the page is as before.
  await side.getByRole('button', { name: 'Leave the lesson' }).click();
  await page.getByRole('banner').getByRole('button', { name: 'Learn' }).click();
  await expect(page.locator('[data-lesson="05-precedence"]')).toContainText(/[23] of 7/);

  // Whoever goes elsewhere gets there, though the page writes what is on show into the address in the same moment.
  await page.evaluate(() => {
    location.hash = 'lesson=08-guest-numa&step=2';
    history.replaceState(history.state, '', '#lesson=05&step=1');
  });
  await expect(page.getByRole('complementary', { name: /Lesson 8/ })).toBeVisible();
});

test('an answer that is given before it is known what is right is checked when it is @one-browser', async ({
  page,
}) => {
  let letCome = (): void => undefined;
  const isLet = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  // What is right follows from the step before, which is analysed for it.
  await page.route(/all-readers-core-/, async (route) => {
    await isLet;
    await route.continue();
  });
  await openPage(page, '#lesson=06-emulator&step=5');
  const { right } = (await answersTo('06-emulator')).get('fence')!;
  await give(page, right);
  await expect(step(page).getByRole('button', { name: 'Check' })).toHaveAttribute('aria-disabled', 'true');
  letCome();
  await expect(page.locator('aside [data-verdict]')).toHaveAttribute('data-verdict', 'right');
});

const format = readFileSync(join(import.meta.dirname, '../docs/lesson-format.md'), 'utf8');
const ownLesson = /```json\n([^]*?)\n```/.exec(format)?.[1] ?? '';

test('the boards, the eras, and a lesson of one’s own @one-browser', async ({ page }) => {
  await openPage(page, '#example=pins-over-cpuset');
  const learn = (name: string) => choose(page, 'Learn', name);
  await learn('One set, five forms');
  await page.getByRole('button', { name: 'All at once' }).click();
  await expect(page.getByRole('main').or(page.locator('body')).first()).toContainText('1,3-4');
  await expectNoViolations(page, 'the bitmap');
  await learn('The life of a vCPU’s thread');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('button', { name: 'Back to the picture' }).click();

  await learn('The same VM in four eras');
  const eras = page.getByTestId('eras');
  await eras.getByRole('button', { name: 'Before the change of 2012' }).click();
  await expect(page.getByTestId('era-differences')).toContainText(/differ/);
  await expect(entity(page, 'd0/emulator')).toBeVisible();
  const boxes = await entity(page, 'd0/emulator').boundingBox();
  await eras.getByRole('button', { name: '2011' }).click();
  await expect(page.getByTestId('era-differences')).toContainText(/differ/);
  expect(await entity(page, 'd0/emulator').boundingBox()).toEqual(boxes);

  // Time is not place: half a CPU each, and nothing moves.
  await openLesson(page, '10-quota', 3);
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect(page.getByTestId('gauges').first()).toContainText(/vCPU 0.*at most 0.5 CPU/s);

  await paste(page, ownLesson);
  const side = page.getByRole('complementary', { name: /One pin, one vCPU/ });
  await expect(step(page)).toHaveAttribute('data-step', 'read');
  await page.keyboard.press('PageDown');
  await write(side.getByRole('textbox', { name: 'CPUs' }), '5');
  await page.keyboard.press('Enter');
  await expect(side.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'right');

  await paste(page, ownLesson.replace('"scene": "start"', '"scene": "<img src=x onerror=alert(1)>"'));
  const problems = page.getByRole('alert').filter({ hasText: 'This lesson cannot be opened' });
  await expect(problems).toContainText('steps[0].scene');
  await expect(problems).toContainText(/line \d+, column \d+/);
  await expect(problems.locator('img')).toHaveCount(0);
});

test('a link to somebody’s own lesson stays in the address: back from it, forward to it, and loaded again', async ({
  page,
}) => {
  await openPage(page);
  await paste(page, ownLesson);
  await expect(step(page)).toHaveAttribute('data-step', 'read');
  const link = await shareLink(page);
  await page.keyboard.press('Escape');
  await openPage(page, anew);
  await paste(page, "<domain type='kvm'><name>mine</name><vcpu>3</vcpu></domain>");
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('mine');
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, link);
  await expect(step(page)).toHaveAttribute('data-step', 'read');
  await page.keyboard.press('PageDown');
  await expect(step(page)).not.toHaveAttribute('data-step', 'read');
  await page.evaluate(() => {
    history.back();
  });
  await expect(step(page)).toHaveCount(0);
  await expect(heading).toContainText('mine');
  await page.evaluate(() => {
    history.forward();
  });
  await expect(step(page)).toHaveAttribute('data-step', 'read');
  await page.reload();
  await expect(step(page)).toHaveAttribute('data-step', 'read');
});

test('a lesson of one’s own that cannot be checked for want of a part of the page @one-browser', async ({
  page,
  watched,
}) => {
  watched.expectComplaint('Failed to load resource');
  await openPage(page);
  await page.route(/\/all-readers-core-[^/]*\.js$/, (route) => route.abort());
  await paste(page, ownLesson);
  const notice = page.locator('[data-notice]');
  await expect(notice).toHaveAttribute('data-notice', 'not-loaded');
  await expect(notice).toContainText('A part of the page could not be loaded');
  await expect(notice.getByRole('textbox')).toHaveCount(0);
});

test('a lesson is made on the page and played from its file; a host is asked, and what it says is compared @one-browser', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  // Two views of the page become two steps.
  await choose(page, 'Learn', 'Make a lesson');
  const recorder = page.getByTestId('recorder');
  const say = (label: string, text: string) => recorder.getByLabel(label, { exact: true }).fill(text);
  await say('Title of the lesson', 'Whose line is it?');
  await say('Title of the step', 'Look');
  await say('What is seen', 'Four vCPUs and **two** pins.');
  await recorder.getByRole('button', { name: 'Add this view as a step' }).click();
  await expect(recorder.getByText('Added.')).toBeVisible();
  await entity(page, 'd0/vcpu:1').click();
  await expect(recorder).toContainText('Lit: vCPU 1');
  await say('Title of the step', 'Guess');
  await recorder.getByRole('combobox').selectOption('cpus');
  await say('The question, in your words', 'Where may it run?');
  await say('The answer', 'On 0–2.');
  await recorder.getByRole('button', { name: 'Add this view as a step' }).click();
  await expect(recorder.getByRole('listitem')).toHaveText([/1\. Look/, /2\. Guess/]);
  const downloading = page.waitForEvent('download');
  await recorder.getByRole('button', { name: 'Download the lesson' }).click();
  const file = await (await downloading).path();
  await recorder.getByRole('button', { name: 'Close' }).click();

  // The file, opened as any other: with nothing of the page it was made on.
  await openPage(page, anew);
  await page.getByTestId('file-picker').setInputFiles({
    name: 'lesson.json',
    mimeType: 'application/json',
    buffer: readFileSync(file),
  });
  const side = page.getByRole('complementary', { name: /Whose line is it/ });
  await expect(step(page)).toContainText('Four vCPUs and two pins.');
  await page.keyboard.press('PageDown');
  await expect(entity(page, 'd0/vcpu:1')).toHaveAttribute('aria-label', /hidden until you answer/);
  await write(side.getByRole('textbox', { name: 'CPUs' }), '0-2');
  await page.keyboard.press('Enter');
  await expect(side.locator('[data-verdict]')).toHaveAttribute('data-verdict', 'right');
  await expect(side.locator('[data-verdict]')).toContainText('On 0–2.');
  await side.getByRole('button', { name: 'Leave the lesson' }).click();

  await openPage(page);
  await paste(page, textOf('L05a-precedence.xml'), textOf(hosts.h4));
  await choose(page, 'Learn', 'Check it on the real host');
  const verify = page.getByTestId('verify');
  await verify.getByRole('button', { name: 'Copy all of it as a script' }).click();
  await expect(verify.getByRole('status')).toContainText('Copied');
  const script = await page.evaluate(() => navigator.clipboard.readText());
  expect(script).toContain("D='L05a-precedence'");
  expect(script).toContain('# 0: 8; 1: 0-2; 2: 4-5; 3: 0-2');
  expect(script).toContain('virsh vcpupin "$D"');
  await expect(page.getByTestId('verify-result')).toContainText('Nothing observed yet.');
  // As that script prints it on a host where somebody has moved vCPU 3.
  const row = (vcpu: number, cpus: string) => ` ${String(vcpu)}      ${cpus}\n`;
  await verify
    .getByLabel('Its output')
    .fill(
      `$ virsh vcpupin "L05a-precedence"\n VCPU   CPU Affinity\n----------------------\n${row(0, '8')}${row(1, '0-2')}${row(2, '4-5')}${row(3, '7')}`,
    );
  await verify.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByTestId('verify-result')).toContainText('3 as configured');
  await expect(page.getByTestId('verify-result')).toContainText('1 otherwise');
  await expect(page.getByTestId('verify-result')).toContainText('vCPU 3');
});
