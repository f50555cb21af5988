import { describe, expect, it } from 'vitest';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { withinCpuMs } from '../testing/cpu-time.ts';
import { modelOf } from '../testing/links/round-trip.ts';
import { decodeLessonLink, encodeLessonLink } from './lesson-link.ts';
import { decodeLink, encodeModelLink } from './link.ts';
import { linkInText } from './link-in-text.ts';

const twoNodes = modelOf([{ name: '', text: capabilitiesText('node:2 core:1 pu:1') }]);

describe('a pasted text', () => {
  it.each([
    ['https://pinscope.example/#1.t.abc.0123456', '#1.t.abc.0123456'],
    ['  http://127.0.0.1:4173/sub/#1.t.a-_b.0000000\n', '#1.t.a-_b.0000000'],
    ['#1.t.abc.0123456', '#1.t.abc.0123456'],
    ['#9.z.later', '#9.z.later'],
    ['<https://pinscope.example/#1.m.AA.05bsvy0>.', '#1.m.AA.05bsvy0>.'],
    ['https://pinscope.example/%231.m.AA.05bsvy0%26sel%3Dd0', '#1.m.AA.05bsvy0%26sel%3Dd0'],
    ['> https://pinscope.example/#1.m.AW\n> NgAA.05bsvy0&sel=d0,', '#1.m.AW\n> NgAA.05bsvy0&sel=d0,'],
    ['file:///opt/pinscope.html#1.m.AA.05bsvy0', '#1.m.AA.05bsvy0'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" class="a">\n  <metadata class="pinscope-link">#1.t.a.0</metadata>',
      '#1.t.a.0',
    ],
    [
      '<svg xmlns="http://www.w3.org/2000/svg">\n  <metadata class="pinscope-link">#1.m.a.0&amp;sel=d0&amp;tab=table</metadata>',
      '#1.m.a.0&sel=d0&tab=table',
    ],
  ])('%s is a link', (text, link) => {
    expect(linkInText(text)).toBe(link);
  });

  const link = '#1.m.AA.05bsvy0&sel=d0/vcpu:1&tab=table';
  const address = `https://pinscope.example/${link}`;
  const html = address.replaceAll('&', '&amp;');
  const safe = `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(address)}&data=05%7C01%7C&reserved=0`;
  it.each([
    ['Markdown', `[see](${address})`],
    ['Markdown with a title', `[see [it]](${address} "the picture")`],
    ['our own Markdown', `[![web01 \\(4 vCPUs\\)](web01.png)](${address})`],
    ['our own Markdown without an address', `![web01](web01.png)\n\n\`${link}\``],
    ['our own frame', `<iframe src="${html}&amp;embed" title="web01" width="100%" height="480"></iframe>`],
    ['HTML', `<a href="${html}">see</a>`],
    ['HTML that shows the address, too', `<p>So: <a href='${html}' target="_blank">${html}</a>.</p>`],
    ['angle brackets', `<${address}>`],
    ['Slack', `<${address}|the picture>`],
    ['SafeLinks', safe],
    ['SafeLinks in a mail', `Hello,\n\nhere it is: ${safe}\n\nBye`],
    ['Proofpoint', `https://urldefense.com/v3/__https://pinscope.example/*1.m.AA.05bsvy0__;Iw!!AbC$`],
    ['quoted-printable', `${address.slice(0, 28)}=\r\n${address.slice(28).replaceAll('=', '=3D')}`],
    [
      'quoted-printable HTML',
      `<a href=3D"${html.slice(0, 28)}=\n${html.slice(28).replaceAll('=', '=3D')}">see</a>`,
    ],
    ['a sentence', `Look: ${address}, is that right?`],
    ['Chinese', `请看：${address}。这样对吗？`],
    ['full-width brackets', `（${address}）`],
    [
      'two lines of a mail',
      `Look at this:\n> https://pinscope.example/#1.m.A\n> A.05bs\n> vy0&sel=3Dd0/vcpu:1\n\nBye`,
    ],
    ['a blank in the address', `file:///C:/My%20Files/pinscope.html${link}`],
    ['a blank in the address, all encoded', `file:///C:/My%20Files/pinscope.html${encodeURIComponent(link)}`],
    ['a query before it', `https://pinscope.example/index.html?from=a%26b${link}`],
    ['a line more', `${link}\nmore`],
    ['a copy of itself', `${address}\n${address}`],
  ])('%s holds a link', (what, text) => {
    const reading = decodeLink(linkInText(text) ?? '');
    expect(reading).toMatchObject({ ok: true, codec: 'm' });
    const view = {
      hiddenSources: [],
      ...(text.includes('sel')
        ? { selection: 'd0/vcpu:1', ...(what.includes('lines') ? {} : { tab: 'table' }) }
        : {}),
    };
    expect(reading.ok && reading.state.view).toEqual(view);
  });

  it.each([
    ['damaged', '[see](https://pinscope.example/#1.m.AB.05bsvy0)', 'damaged'],
    ['cut', '<https://pinscope.example/#1.m.AB.05|see>', 'truncated'],
    ['newer', '<a href="https://pinscope.example/#2.m.AB.05bsvy0">see</a>', 'newer'],
  ])('in a frame, %s, it is told what is wrong with it', (_, text, reason) => {
    expect(decodeLink(linkInText(text) ?? '')).toMatchObject({ ok: false, reason });
  });

  it('of a lesson', () => {
    const lesson = encodeLessonLink('{"format":"pinscope-lesson"}') ?? '';
    for (const text of [
      lesson,
      `[mine](https://pinscope.example/${lesson})`,
      `see https://x/${lesson.replace('.1.', '.1.\n')} .`,
    ])
      expect(decodeLessonLink(linkInText(text) ?? '')).toMatchObject({ ok: true });
  });

  it.each([
    ['XML below', `${address}\n<vcpu>2</vcpu>`],
    ['XML with a remark', `<!-- ${address} --><domain type='kvm'><vcpu>2</vcpu></domain>`],
    ['a session', `# pinscope link vm.xml\n${address}\n`],
    ['a tool', `available: 1 nodes (0)\nnode 0 cpus: 0 1\n${address}`],
    [
      'two links',
      `${address} and before that https://pinscope.example/${encodeModelLink(twoNodes, { hiddenSources: [] })}`,
    ],
    ['a document', `${address} ${'and so on '.repeat(3000)}`],
    ['another’s link', '[see](https://libvirt.org/#1.a)  and more'],
    ['prose', 'the notes of #1.a.b and #2.c'],
  ])('%s is no link', (_, text) => {
    expect(linkInText(text)).toBeUndefined();
  });

  it.each([
    '<vcpu>2</vcpu>',
    '# numactl --hardware',
    '#grep Cpus',
    'https://libvirt.org/#toc',
    'see #1.t.abc',
    '#1.a list of things to do, with words',
    '#1.m.AA.05bsvy0 <vcpu>2</vcpu>',
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"><metadata class="other">#1.t.a.0</metadata>',
    '<svg><metadata class="pinscope-link">javascript:alert(1)</metadata>',
  ])('%s is none', (text) => {
    expect(linkInText(text)).toBeUndefined();
  });

  it.each([
    ['an address without an end', `http:${'%25'.repeat(300_000)}`],
    ['a payload of lines', `#1.m.${'A\n'.repeat(400_000)}`],
    ['beginnings', '*1.d.A.'.repeat(140_000)],
    ['blanks', `${'= '.repeat(400_000)}#1.m.A`],
    ['lines without anything in a right one', `See:\n#1.m.A${'\n'.repeat(300_000)}A.05bsvy0`],
    ['blanks in a right one', `See:\n#1.m.A${'\r\n \t'.repeat(100_000)}A.05bsvy0`],
    ['tags', `${'<a '.repeat(300_000)}#1.m.AA.05bsvy0`],
    ['percent signs', `#1.m.${'%2523'.repeat(200_000)}`],
  ])('of %s is looked through at once', (_, text) => {
    withinCpuMs(2000, () => {
      linkInText(text);
    });
  });
});
