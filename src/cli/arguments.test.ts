import { describe, expect, it } from 'vitest';
import { parseRequest } from './arguments.ts';

describe('parseRequest', () => {
  it('reads files in order and leaves the rest at its default', () => {
    expect(parseRequest(['explain', 'b.xml', '-', 'a.xml'])).toEqual({
      kind: 'explain',
      files: ['b.xml', '-', 'a.xml'],
      json: false,
      cpus: false,
      colour: false,
      asLibvirt: false,
      numad: undefined,
      machine: undefined,
      libvirt: undefined,
      era: undefined,
      cgroup: undefined,
      language: 'en',
    });
  });

  it('reads every option, before or after the files', () => {
    const args = [
      '--json',
      'explain',
      '--as-libvirt',
      'a.xml',
      '--numad',
      '0-1',
      '--lang=zh-CN',
      '--color',
      '--cpus',
      '--machine=kvm01',
    ];
    expect(parseRequest(args)).toEqual({
      kind: 'explain',
      files: ['a.xml'],
      json: true,
      cpus: true,
      colour: true,
      asLibvirt: true,
      numad: '0-1',
      machine: 'kvm01',
      libvirt: undefined,
      era: undefined,
      cgroup: undefined,
      language: 'zh-CN',
    });
    expect(parseRequest(['explain', '--', '--odd-name.xml'])).toMatchObject({ files: ['--odd-name.xml'] });
  });

  it('reads whose rules shall answer', () => {
    const args = ['explain', 'a', '--libvirt', '10.04.0', '--era', 'before-2012', '--cgroup=v1'];
    expect(parseRequest(args)).toMatchObject({ libvirt: '10.4.0', era: 'before-2012', cgroup: 'v1' });
    expect(parseRequest(['explain', 'a', '--as-libvirt', '--libvirt=9.4.0'])).toMatchObject({
      asLibvirt: true,
      libvirt: '9.4.0',
    });
  });

  it.each([['--help'], ['-h'], ['explain', '--help'], ['explain', 'a.xml', '--help']])(
    'helps: %s',
    (...args) => {
      expect(parseRequest(args)).toEqual({ kind: 'help' });
    },
  );

  it('reads what links and pictures are asked for', () => {
    expect(parseRequest(['link', 'a', '--base', 'https://p.example/', '--redact'])).toMatchObject({
      kind: 'link',
      files: ['a'],
      base: 'https://p.example/',
      redacts: true,
      carriesTexts: false,
    });
    expect(parseRequest(['open', 'a', '--texts'])).toMatchObject({ kind: 'open', carriesTexts: true });
    expect(parseRequest(['svg', 'a', '--theme=dark', '--carry', '--numad', '1'])).toMatchObject({
      kind: 'svg',
      theme: 'dark',
      carries: true,
      redacts: false,
      numad: '1',
    });
  });

  it('reads what check asks', () => {
    expect(parseRequest(['check', 'a.xml', '--lang', 'zh-CN', '--cgroup', 'v1'])).toEqual({
      kind: 'check',
      files: ['a.xml'],
      format: 'text',
      least: 'warning',
      muted: [],
      colour: false,
      asLibvirt: false,
      numad: undefined,
      libvirt: undefined,
      era: undefined,
      cgroup: 'v1',
      language: 'zh-CN',
    });
    const args = ['check', 'a', '--format=sarif', '--severity', 'note'];
    const mutes = ['--mute', 'start-fails', '--mute', 'vcpus-share-pcpu= a test bed = fine'];
    expect(parseRequest([...args, ...mutes])).toMatchObject({
      format: 'sarif',
      least: 'note',
      muted: [
        { rule: 'start-fails', reason: '' },
        { rule: 'vcpus-share-pcpu', reason: 'a test bed = fine' },
      ],
    });
    expect(parseRequest(['check', 'a', '--json'])).toMatchObject({ format: 'json' });
  });

  it('prints the collector line', () => {
    expect(parseRequest(['collector'])).toEqual({ kind: 'collector' });
  });

  it('tells the version', () => {
    expect(parseRequest(['--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    [[], /explain, check, link, open, svg and collector/],
    [['collector', 'a'], /collector takes no FILE/],
    [['explode'], /unknown command 'explode'/],
    [['explain'], /at least one FILE/],
    [['explain', '-', '-'], /only once/],
    [['explain', 'a', '--jsom'], /--jsom/],
    [['explain', 'a', '--json=yes'], /--json/],
    [['explain', 'a', '--numad'], /--numad/],
    [['explain', 'a', '--numad', 'both'], /--numad takes a list of nodes .* not 'both'/],
    [['explain', 'a', '--numad', ''], /--numad/],
    [['explain', 'a', '--libvirt', '9.0'], /--libvirt takes a release such as 9\.0\.0 .* not '9\.0'/],
    [['explain', 'a', '--libvirt', 'now'], /virsh --version/],
    [['explain', 'a', '--libvirt', ''], /--libvirt/],
    [['explain', 'a', '--era', '2012'], /--era takes 2011, before-2012, after-2012, now, not '2012'/],
    [['explain', 'a', '--cgroup', '2'], /--cgroup takes v2, v1, none, not '2'/],
    [['explain', 'a', '--lang', 'fr'], /unknown language 'fr'/],
    [['link'], /link needs at least one FILE/],
    [['link', 'a', '--json'], /link takes no --json/],
    [['explain', 'a', '--redact'], /explain takes no --redact/],
    [['svg', 'a', '--base', 'https://p.example/'], /svg takes no --base/],
    [['svg', 'a', '--theme', 'pink'], /--theme takes light, dark, auto, not 'pink'/],
    [['link', 'a', '--base', 'pinscope.example'], /--base takes an address/],
    [['link', 'a', '--base', 'javascript:alert(1)'], /--base takes an address/],
    [['open', 'a', '--texts', '--redact'], /cannot be redacted/],
    [['explain', 'a', '--mute', 'start-fails'], /explain takes no --mute/],
    [['explain', 'a', '--format', 'sarif'], /explain takes no --format/],
    [['check'], /check needs at least one FILE/],
    [['check', 'a', '--format', 'xml'], /--format takes text, json, sarif, markdown, not 'xml'/],
    [['check', 'a', '--severity', 'high'], /--severity takes error, warning, note, not 'high'/],
    [['check', 'a', '--mute', 'start-fail'], /there is no rule 'start-fail'/],
    [['check', 'a', '--mute', '=x'], /there is no rule ''/],
  ])('refuses %j', (args, message) => {
    const request = parseRequest(args);
    expect(request.kind).toBe('wrong-usage');
    expect(request.kind === 'wrong-usage' && request.message).toMatch(message);
  });
});
