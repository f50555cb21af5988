/** axe over what is on show. What it says does not depend on the browser: specs that ask it are marked @one-browser. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './page.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** In one page there are no frames to open further pages for; and most of its time axe describes what is right. */
const axeOn = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

async function expectNone(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze();
  const said = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`)
        .join(' | ')}`,
  );
  expect(said, where).toEqual([]);
}

/** All rules of WCAG 2.2 AA and the best practices, in the whole page or in one part of it. */
export async function expectNoViolations(page: Page, where: string, part?: string): Promise<void> {
  const axe = axeOn(page).withTags(tags);
  await expectNone(part === undefined ? axe : axe.include(part), where);
}

/** As above and, for a page that follows the system's theme, the contrast in its dark theme: nothing else differs there. */
export async function expectNoViolationsInBothThemes(page: Page, where: string): Promise<void> {
  await expectNoViolations(page, `${where}, light`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNone(axeOn(page).withRules(['color-contrast']), `${where}, dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}
