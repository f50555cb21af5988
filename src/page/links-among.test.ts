/** Files that were dropped together, some of which are links: what they come to. */
import { expect, it } from 'vitest';
import { defaultChoices, type Choices } from '../core/analysis.ts';
import { encodeLink } from '../link/link.ts';
import { openLinksAmong } from './links-among.ts';

const one = { name: 'one.xml', text: "<domain type='kvm'><name>one</name><vcpu>2</vcpu></domain>" };
const two = { name: 'two.xml', text: "<domain type='kvm'><name>two</name><vcpu>2</vcpu></domain>" };
const chosen: Choices = {
  ...defaultChoices,
  era: 'before-2012',
  machine: 1,
  muted: [
    { rule: 'vcpus-share-pcpu', entities: ['d0/vcpu:0'], reason: '' },
    { rule: 'domains-share-core', reason: 'known' },
  ],
};
const link = encodeLink({
  sources: [two],
  choices: chosen,
  view: { hiddenSources: [], selection: 'd0/vcpu:1' },
});
const picture = {
  name: 'two.svg',
  text: `<svg xmlns="http://www.w3.org/2000/svg"><metadata class="pinscope-link">${link.replaceAll('&', '&amp;')}</metadata></svg>`,
};
const lesson = { name: 'lesson.json', text: '{"format":"pinscope-lesson"}' };

it('a link is opened in its place, and what it says of its guests by number is not said of others', async () => {
  const { machine: _, ...others } = chosen;
  expect(await openLinksAmong([one, picture])).toEqual({
    texts: [one, two],
    choices: { ...others, muted: chosen.muted?.slice(1) },
  });
});

it('the first text may be a link: then it is looked at as the link does', async () => {
  expect(await openLinksAmong([{ name: 'link.txt', text: `${link}\n` }, one])).toEqual({
    texts: [two, one],
    choices: chosen,
    view: { hiddenSources: [], selection: 'd0/vcpu:1' },
  });
});

it('examples are texts; of lessons the first stands over the page and a further one stays a text', async () => {
  const opened = await openLinksAmong([lesson, { name: '', text: '#example=siblings' }, lesson]);
  expect(opened.lesson).toEqual({ kind: 'own-lesson', text: lesson.text });
  expect(opened.texts[0]?.text).toContain('L03a-siblings');
  expect(opened.texts.at(-1)).toBe(lesson);
});

it('what is wrong with a link is said, and the other files are read', async () => {
  const broken = { name: 'broken.txt', text: '#1.m.AAAA.0000000' };
  expect(await openLinksAmong([one, broken])).toEqual({
    texts: [one],
    fault: { reason: 'damaged', raw: broken.text },
  });
  const cut = { name: '', text: link.slice(0, link.indexOf('&') - 12) };
  expect(await openLinksAmong([one, cut])).toMatchObject({
    texts: [one, { name: 'two.xml' }],
    fault: { reason: 'truncated', recovered: true },
  });
});
