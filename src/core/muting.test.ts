import { expect, it } from 'vitest';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { host, pins, vm } from '../rule-cases/rule-case.ts';
import { muteOf } from './muting.ts';

it('puts aside a rule, or one finding of it by its entities in their order', () => {
  const web = vm(`${pins(4, '2', '2', '3', '3')}</cputune>`);
  const { findings } = analyzeTexts([web, web.replace('>t<', '>u<'), host]);
  const shared = findings.filter(({ rule }) => rule === 'vcpus-share-pcpu');
  const [first, second] = shared;
  expect(shared).toHaveLength(2);
  const whole = { rule: 'vcpus-share-pcpu', reason: 'a test bed' } as const;
  const one = { ...whole, entities: first!.entities };
  expect(muteOf(first!, [whole])).toBe(whole);
  expect([muteOf(first!, [one]), muteOf(second!, [one])]).toEqual([one, undefined]);
  expect(muteOf(first!, [{ ...one, entities: [...first!.entities].reverse() }])).toBeUndefined();
  expect(muteOf(first!, [{ ...whole, rule: 'start-fails' }])).toBeUndefined();
  expect(muteOf(first!, [])).toBeUndefined();
});
