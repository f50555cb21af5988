import { expect, it } from 'vitest';
import type { SceneEdge } from '../../core/scene/scene.ts';
import { lineUnder } from './line-under.ts';

const edge = (id: string, points: SceneEdge['points']): SceneEdge => ({
  id,
  thread: id,
  target: 'pcpu:0',
  source: 'vcpupin',
  cpus: [],
  whole: true,
  points,
  shared: false,
  online: true,
  unknown: false,
});
const corner = edge('corner', [
  [0, 0],
  [100, 0],
  [100, 50],
]);
const level = edge('level', [
  [0, 6],
  [50, 6],
]);

it('finds the nearest line within reach, and of equals the last', () => {
  expect(lineUnder([corner, level], 20, 2)?.id).toBe('corner');
  expect(lineUnder([corner, level], 20, 5)?.id).toBe('level');
  expect(lineUnder([corner, level], 20, 3)?.id).toBe('level');
  expect(lineUnder([corner, level], 103, 40)?.id).toBe('corner');
  expect(lineUnder([corner, level], 80, 20)).toBeUndefined();
  expect(lineUnder([corner, level], 20, 11)).toBeUndefined();
});
