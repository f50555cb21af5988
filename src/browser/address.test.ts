import { describe, expect, it } from 'vitest';
import { exampleInFragment, lessonInFragment, reachOf } from './address.ts';

describe('an address', () => {
  it.each([
    ['file:', '', 'machine'],
    ['http:', 'localhost', 'machine'],
    ['http:', '127.0.0.1', 'machine'],
    ['http:', '[::1]', 'machine'],
    ['http:', '10.1.2.3', 'network'],
    ['https:', '172.20.0.1', 'network'],
    ['https:', '[fd00::1]', 'network'],
    ['http:', 'wiki', 'network'],
    ['https:', 'kvm.lan', 'network'],
    ['https:', '172.32.0.1', 'everybody'],
    ['https:', '10.example.org', 'everybody'],
    ['https:', '[2001:db8::1]', 'everybody'],
    ['https:', 'pinscope.example', 'everybody'],
  ])('%s//%s reaches %s', (protocol, hostname, reach) => {
    expect(reachOf(protocol, hostname)).toBe(reach);
  });

  it('may name an example', () => {
    expect(exampleInFragment('#example=auto')).toBe('auto');
    expect(exampleInFragment('#example=')).toBe('');
    expect(exampleInFragment('#1.t.abc')).toBeUndefined();
    expect(exampleInFragment('')).toBeUndefined();
  });
});

describe('a lesson in the address', () => {
  it.each([
    ['#lesson=05&step=2', { id: '05', step: 2 }],
    ['#lesson=05', { id: '05', step: 1 }],
    ['lesson=own&step=12', { id: 'own', step: 12 }],
  ])('%s', (fragment, lesson) => {
    expect(lessonInFragment(fragment)).toEqual(lesson);
  });

  it.each([
    '#lesson=',
    '#lesson=05&step=',
    '#lesson=05&step=99999',
    '#lesson=<b>',
    '#lesson.1.abc.0',
    '#example=05',
  ])('%s is none', (fragment) => {
    expect(lessonInFragment(fragment)).toBeUndefined();
  });
});
