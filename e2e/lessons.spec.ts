import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { choose, entity, expect, openPage, paste, test, write } from './page.ts';

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
  /** What should not be: an answer too early, or something that does not fit on the screen. */
  readonly wrong: readonly string[];
}

function look(): Sight | undefined {
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
    wrong: [
      ...english,
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

/** From the step on show to the end, with the one button of a clicker; gives the steps seen. */
async function walk(page: Page, lesson: string): Promise<number> {
  for (let steps = 1; ;) {
    const sight = (await page.evaluate(look))!;
    expect(sight.wrong, `${lesson}, ${sight.step}`).toEqual([]);
    if (sight.isLast && !sight.isOpen) return steps;
    await page.keyboard.press('PageDown');
    await page.waitForFunction(
      ([step, isOpen]) => {
        const body = document.querySelector<HTMLElement>('[data-testid="lesson-step"]');
        return body?.dataset['step'] !== step || body?.closest('aside')?.dataset['open'] !== isOpen;
      },
      [sight.step, String(sight.isOpen)],
    );
    if (!sight.isOpen) steps += 1;
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

test('twelve lessons in both languages on a projector, with a clicker: nothing is cut, no answer comes early @one-browser', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 1024, height: 768 });
  await openPage(page, '#lesson=01-thread&step=1');
  for (const [language, present, end] of [
    [undefined, 'Present', 'End the presentation'],
    ['简体中文', '投影讲解', undefined],
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
      expect(await walk(page, lesson)).toBeGreaterThanOrEqual(5);
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
  expect((await page.evaluate(look))?.wrong).toEqual([]);
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
