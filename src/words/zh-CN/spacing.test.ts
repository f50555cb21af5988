import { expect, it } from 'vitest';
import { zh } from './spacing.ts';

it('puts a space between Han and Latin at the joints', () => {
  expect(zh`${'vCPU 0'}可以在 CPU ${3} 上`).toBe('vCPU 0 可以在 CPU 3 上');
  expect(zh`${'模拟器线程'}和${'vCPU 1'}都`).toBe('模拟器线程和 vCPU 1 都');
});

it('leaves values and joints of one script alone', () => {
  expect(zh`名为“${'测试vm'}”，共${'四'}个`).toBe('名为“测试vm”，共四个');
  expect(zh``).toBe('');
});
