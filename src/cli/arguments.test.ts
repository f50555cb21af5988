import { describe, expect, it } from 'vitest';
import { parseRequest } from './arguments.ts';

describe('parseRequest', () => {
  it('reads files in order and leaves the rest at its default', () => {
    expect(parseRequest(['explain', 'b.xml', '-', 'a.xml'])).toEqual({
      kind: 'explain',
      files: ['b.xml', '-', 'a.xml'],
      json: false,
      colour: false,
      asLibvirt: false,
      numad: undefined,
      language: 'en',
    });
  });

  it('reads every option, before or after the files', () => {
    const args = ['--json', 'explain', '--as-libvirt', 'a.xml', '--numad', '0-1', '--lang=zh-CN', '--color'];
    expect(parseRequest(args)).toEqual({
      kind: 'explain',
      files: ['a.xml'],
      json: true,
      colour: true,
      asLibvirt: true,
      numad: '0-1',
      language: 'zh-CN',
    });
    expect(parseRequest(['explain', '--', '--odd-name.xml'])).toMatchObject({ files: ['--odd-name.xml'] });
  });

  it.each([['--help'], ['-h'], ['explain', '--help'], ['explain', 'a.xml', '--help']])(
    'helps: %s',
    (...args) => {
      expect(parseRequest(args)).toEqual({ kind: 'help' });
    },
  );

  it('tells the version', () => {
    expect(parseRequest(['--version'])).toEqual({ kind: 'version' });
  });

  it.each([
    [[], /one command: explain/],
    [['explode'], /unknown command 'explode'/],
    [['explain'], /at least one FILE/],
    [['explain', '-', '-'], /only once/],
    [['explain', 'a', '--jsom'], /--jsom/],
    [['explain', 'a', '--json=yes'], /--json/],
    [['explain', 'a', '--numad'], /--numad/],
    [['explain', 'a', '--numad', 'both'], /--numad takes a list of nodes .* not 'both'/],
    [['explain', 'a', '--numad', ''], /--numad/],
    [['explain', 'a', '--lang', 'fr'], /unknown language 'fr'/],
  ])('refuses %j', (args, message) => {
    const request = parseRequest(args);
    expect(request.kind).toBe('wrong-usage');
    expect(request.kind === 'wrong-usage' && request.message).toMatch(message);
  });
});
