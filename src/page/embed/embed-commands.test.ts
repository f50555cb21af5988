import { expect, it } from 'vitest';
import { readCommand } from './embed-commands.ts';

const set = (what: unknown) => readCommand({ pinscope: 1, set: what });

it('takes what it knows', () => {
  const command = { theme: 'dark', language: 'zh-CN', tab: 'table', selection: 'd0/vcpu:1' };
  expect(set({ ...command, sources: ['<vcpu>2</vcpu>', { name: 'host', text: 'x' }] })).toEqual({
    ...command,
    sources: [
      { name: '', text: '<vcpu>2</vcpu>' },
      { name: 'host', text: 'x' },
    ],
  });
  expect(set({})).toEqual({});
  expect(set({ selection: null })).toEqual({ selection: null });
});

it.each([null, 'set', 1, [], {}, { pinscope: 2, set: {} }, { set: { theme: 'dark' } }])(
  'passes over what is not for it: %j',
  (message) => {
    expect(readCommand(message)).toBeUndefined();
  },
);

it.each([
  ['no set', undefined],
  ['an unknown key', { html: '<b>' }],
  ['a theme', { theme: 'pink' }],
  ['a language', { language: 'tlh' }],
  ['a tab', { tab: 3 }],
  ['a selection', { selection: 'x'.repeat(65) }],
  ['sources', { sources: 'text' }],
  ['a source', { sources: [3] }],
  ['a text', { sources: [{ name: 'a', text: 3 }] }],
  ['many', { sources: Array.from({ length: 65 }, () => '') }],
  ['much', { sources: ['x'.repeat(4 * 1024 * 1024 + 1)] }],
])('says why it cannot do: %s', (_, what) => {
  expect(typeof set(what)).toBe('string');
});
