/** What a step of somebody's own shows in place of the picture. */
import { formIds } from '../../core/cpuset/forms.ts';
import { lastLifeStep } from '../../core/life-of-a-vcpu.ts';
import type { Board } from '../lesson.ts';
import type { Fields } from './fields.ts';
import type { Json } from './located-json.ts';

export function readBoard(value: Json | undefined, path: string, fields: Fields): Board | undefined {
  const given = fields.object(value, path, ['kind', 'cpuset', 'cpus', 'stage', 'from', 'to', 'vcpu']);
  if (given === undefined) return undefined;
  const kind = fields.oneOf(given['kind'], `${path}.kind`, ['bitmap', 'lifecycle']);
  if (kind === 'bitmap') {
    const cpuset = fields.text(given['cpuset'], `${path}.cpuset`, 400);
    const cpus = fields.number(given['cpus'], `${path}.cpus`, 1, 256);
    const stage =
      given['stage'] === undefined ? undefined : fields.oneOf(given['stage'], `${path}.stage`, formIds);
    if (cpuset === undefined || cpus === undefined) return undefined;
    return { kind, cpuset, cpus, ...(stage === undefined ? {} : { stage }) };
  }
  if (kind === undefined) return undefined;
  const from = fields.number(given['from'], `${path}.from`, 1, lastLifeStep);
  const to = fields.number(given['to'], `${path}.to`, from ?? 1, lastLifeStep);
  const vcpu =
    given['vcpu'] === undefined ? undefined : fields.number(given['vcpu'], `${path}.vcpu`, 0, 16_383);
  if (from === undefined || to === undefined) return undefined;
  return { kind, from, to, ...(vcpu === undefined ? {} : { vcpu }) };
}
