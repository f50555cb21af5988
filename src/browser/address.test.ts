import { describe, expect, it } from 'vitest';
import { reachOf } from './address.ts';

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
});
