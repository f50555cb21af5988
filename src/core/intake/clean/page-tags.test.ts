import { describe, expect, it } from 'vitest';
import { analyzeTexts } from '../../../testing/analyze-text.ts';
import { findPageTags, findRepeatedEscapes } from './page-tags.ts';
import { withinCpuMs } from '../../../testing/cpu-time.ts';

const vm = "<domain type='kvm'>\n  <name>a &amp; b</name>\n  <vcpu>2</vcpu>\n</domain>\n";
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;');
const said = (text: string) => {
  const { host, domains, findings, problems } = analyzeTexts([text]);
  return {
    host: host?.cpuTable.length,
    domains: domains.map(({ name, vcpus, refusals }) => [name, vcpus.max, refusals.length]),
    repairs: findings.flatMap(({ rule, params }) =>
      rule === 'text-repaired' && 'kind' in params ? [params.kind] : [],
    ),
    faults: problems.map(({ rule }) => rule).filter((rule) => rule !== 'text-repaired'),
  };
};

describe('text that was escaped more than once', () => {
  it.each([1, 2, 3])('%i times', (times) => {
    let text = vm;
    for (let i = 0; i < times; i++) text = escape(text);
    expect(said(text)).toEqual({
      host: undefined,
      domains: [['a & b', 2, 0]],
      repairs: ['html-escaped'],
      faults: [],
    });
  });

  it('keeps what was escaped once in the text itself', () => {
    expect(findRepeatedEscapes('&lt;vcpu&gt; &amp;lt;')).toEqual([]);
    expect(findRepeatedEscapes('if (a &amp;&amp; b)')).toEqual([]);
  });
});

describe('tags of a page', () => {
  it.each([
    vm.replaceAll('\n', '<br/>\n'),
    vm.replaceAll('\n', '<br>\n'),
    vm.replaceAll('\n', '<br />'),
    `<p>Here it is:</p>\n<pre><code>${vm}</code></pre>`,
    `<p>${vm.trim().replaceAll('\n', '</p>\n<p>')}</p>`,
    `<code>${escape(vm).replaceAll('\n', '</code><br/>\n<code>')}</code>`,
  ])('are left out around XML, and told: %j', (text) => {
    const { domains, faults } = said(text);
    expect(domains).toEqual([['a & b', 2, 0]]);
    expect(faults.filter((rule) => rule !== 'text-unrecognised')).toEqual([]);
  });

  it('are left out of listings', () => {
    const numactl = 'available: 1 nodes (0)<br>node 0 cpus: 0 1 2 3<br/>node 0 size: 9 MB<br>';
    expect(said(numactl)).toMatchObject({ host: 4, repairs: ['page-tags'], faults: [] });
    expect(said(numactl.replace(/<br\/?>/g, '$&\n'))).toMatchObject({ host: 4, repairs: ['page-tags'] });
  });

  it.each([
    '<domain><metadata><p>one</p></metadata></domain>',
    '<domain><description>one <br/> two</description></domain>',
    '<html><body><p>a</p>\n<p>b</p></body></html>',
    'a <b> c',
  ])('one or two within a text stay: %s', (text) => {
    expect(findPageTags(text)).toEqual([]);
  });

  it('take time linear in the text', () => {
    withinCpuMs(10_000, () => {
      for (const part of ['<br', '<p a', '<br>\n', '<code>', '&amp;', '&amp;amp;lt;a', '<p '])
        analyzeTexts([part.repeat(40_000)]);
    });
  });
});
