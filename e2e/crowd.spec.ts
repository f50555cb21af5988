/** Several domains on one host: what the host and its nodes have left, and the findings filtered, by mouse and by keyboard. */
import type { Locator, Page } from '@playwright/test';
import { entity, expect, hosts, judged, openPage, paste, test, textOf } from './page.ts';

/** In the order of their vCPUs, what each is pinned to. */
function domain(name: string, vcpus: number, pins: readonly number[], more = ''): string {
  const pinned = pins
    .map((cpu, vcpu) => `<vcpupin vcpu='${String(vcpu)}' cpuset='${String(cpu)}'/>`)
    .join('');
  return `<domain type='kvm'><name>${name}</name><memory unit='GiB'>2</memory><vcpu>${String(vcpus)}</vcpu><cputune>${pinned}${more}</cputune></domain>\n`;
}

/** web and db share CPUs 0 and 8, web crowds CPU 1, batch may run anywhere: 18 vCPUs for 16 CPUs. */
const crowd = [
  domain('web', 4, [0, 8, 1, 1], "<emulatorpin cpuset='1'/>"),
  domain('db', 2, [0, 8]),
  domain('batch', 12, []),
].join('');

async function openCrowd(page: Page): Promise<Locator> {
  await openPage(page);
  await paste(page, crowd + textOf(hosts.h4));
  await judged(page);
  return page.getByRole('complementary');
}

/** The rows of facts about what is selected, as label and value. */
const factsOf = (details: Locator): Promise<readonly string[]> =>
  details
    .locator('[data-selected] dl')
    .first()
    .locator('dt')
    .evaluateAll((all) =>
      all.map((term) => `${term.textContent}: ${term.nextElementSibling?.textContent ?? ''}`),
    );

test('host, node and CPU say how many vCPUs are held there, and what nobody was given', async ({ page }) => {
  const details = await openCrowd(page);
  await entity(page, 'node:0').click({ position: { x: 30, y: 12 } });
  await expect(details.getByRole('heading', { name: 'Node 0', exact: true })).toBeVisible();
  expect(await factsOf(details)).toEqual([
    'CPUs: 0-3,8-11',
    'Memory: 16 GiB',
    'Distances: 10 to node 0, 21 to node 1',
    'Held here: 6 vCPUs for 8 CPUs (0.8 to 1)',
    'Free CPUs: 2-3,9-11',
    'Free cores: 2,10 · 3,11',
  ]);
  const way = page.getByRole('navigation', { name: 'Where the selection is' });
  await way.getByRole('button', { name: 'Host' }).press('Enter');
  await expect(details.getByRole('heading', { name: 'Host', exact: true })).toBeVisible();
  expect(await factsOf(details)).toEqual([
    'CPUs: 0-15',
    'All domains: 18 vCPUs for 16 CPUs (1.1 to 1)',
    'Free CPUs: 2-7,9-15',
    'Free cores: 2,10 · 3,11 · 4,12 · 5,13 · 6,14 · 7,15',
  ]);
  // A core that two domains share has nothing left.
  await entity(page, 'pcpu:8').click();
  await way.getByRole('button', { name: 'Core of CPU 0' }).click();
  await expect(details.getByRole('heading', { name: 'Core of CPU 0' })).toBeVisible();
  expect(await factsOf(details)).toEqual(['CPUs: 0,8', 'Free CPUs: no CPU']);
});

test('findings are filtered by severity, domain and rule, and put into other groups', async ({ page }) => {
  const details = await openCrowd(page);
  const bar = details.getByRole('group', { name: 'Which findings are shown' });
  const shown = details.locator('li[data-rule]');
  const groups = details.locator('section > h3').filter({ hasNot: page.getByRole('button') });
  const warnings = bar.getByRole('button', { name: /^Warning/ });
  const notes = bar.getByRole('button', { name: /^Note/ });
  await expect(shown).toHaveCount(11);

  // By mouse.
  await warnings.click();
  await expect(warnings).toHaveAttribute('aria-pressed', 'false');
  await expect(shown).toHaveCount(5);
  await expect(details.getByText('The filter hides 6.')).toBeVisible();
  await details.getByRole('button', { name: 'Show all' }).click();
  await expect(shown).toHaveCount(11);
  await bar.getByRole('combobox', { name: 'Rule' }).selectOption('Guest cores on one host core (2)');
  await expect(shown).toHaveCount(2);
  await bar.getByRole('combobox', { name: 'Domain', exact: true }).selectOption('db');
  await expect(shown).toHaveCount(1);
  await expect(shown).toContainText('vCPUs 0-1 of db');
  await details.getByRole('button', { name: 'Show all' }).click();

  // By keyboard.
  await warnings.focus();
  await page.keyboard.press('Tab');
  await expect(notes).toBeFocused();
  await page.keyboard.press('Space');
  await expect(notes).toHaveAttribute('aria-pressed', 'false');
  await expect(shown).toHaveCount(6);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(shown.first()).toHaveAttribute('data-shown', 'true');
  await expect(shown.first().getByRole('heading').getByRole('button')).toBeFocused();
  await bar.getByRole('combobox', { name: 'Domain', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveValue('d1');
  await expect(shown).toHaveCount(3);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(shown).toHaveCount(6);
  await notes.press('Enter');
  await expect(groups).toHaveText(['Warning', 'Note']);
  await bar.getByRole('combobox', { name: 'Group by' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(groups).toHaveText(['web', 'db', 'Several domains', 'Host and texts']);
  await expect(shown).toHaveCount(11);
});
