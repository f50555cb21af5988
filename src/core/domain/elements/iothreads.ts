/** `<iothreads>`, `<iothreadids>` and `<defaultiothread>`: how many iothreads there are, their ids, their pools. */
import type { Span } from '../../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../../xml/xml.ts';
import { readUintAttribute } from '../libvirt-number.ts';
import type { IothreadPool } from '../tuning.ts';
import { readIntAttribute } from './attributes.ts';
import { readUint, stringValueOf, type RefusalList } from './refuse.ts';

/** More iothreads than any guest has; beyond it only the first are modelled. */
const mostIothreads = 4096;

export interface IothreadElements {
  /** Ids in libvirt's order: those of `<iothreadids>`, then the lowest free ids up to the count. */
  readonly ids: readonly number[];
  /** Those that say anything of their pool, the default last. */
  readonly pools: readonly IothreadPool[];
  /** The first of both elements that is written. */
  readonly span: Span | undefined;
}

export function readIothreads(domain: XmlElement, refusals: RefusalList): IothreadElements {
  const element = childNamed(domain, 'iothreads');
  const text = element === undefined ? '' : stringValueOf(element);
  // virStrToLong_uip, as for attributes: not even `-0` passes.
  const count = text === '' ? 0 : readUintAttribute(text);
  if (count === undefined && element !== undefined) {
    refusals.add(`XML error: invalid iothreads count '${text}'`, element.span);
  }
  const defaultElement = childNamed(domain, 'defaultiothread');
  const defaultPool = defaultElement === undefined ? [] : readPool(defaultElement, undefined, refusals);
  const ids: number[] = [];
  const seen = new Set<number>();
  const pools: IothreadPool[] = [];
  for (const iothread of elementsAt(domain, 'iothreadids', 'iothread')) {
    const id = readUint(iothread, 'id', refusals, { required: true, nonZero: true });
    pools.push(...readPool(iothread, id, refusals));
    if (id === undefined) continue;
    if (seen.has(id)) {
      refusals.add(
        `XML error: duplicate iothread id '${String(id)}' found`,
        attributeOf(iothread, 'id')?.span ?? iothread.span,
      );
      continue;
    }
    seen.add(id);
    ids.push(id);
  }
  for (let id = 1; ids.length < Math.min(count ?? 0, mostIothreads); id++) {
    if (!seen.has(id)) ids.push(id);
  }
  return {
    ids,
    pools: [...pools, ...defaultPool],
    span: (element ?? childNamed(domain, 'iothreadids'))?.span,
  };
}

function readPool(
  element: XmlElement,
  iothread: number | undefined,
  refusals: RefusalList,
): readonly IothreadPool[] {
  const min = readIntAttribute(element, 'thread_pool_min', refusals, { nonNegative: true });
  const max = readIntAttribute(element, 'thread_pool_max', refusals, { nonNegative: true });
  return min === undefined && max === undefined ? [] : [{ iothread, min, max, span: element.span }];
}

/** virDomainDefValidateIOThreads: no maximum counts as −1, so that a minimum alone is always too large. */
export function checkPools(pools: readonly IothreadPool[], refusals: RefusalList): void {
  for (const { min = -1, max = -1, span } of pools) {
    if (max === 0)
      refusals.add('unsupported configuration: thread_pool_max must be a positive integer', span);
    if (min > max) {
      refusals.add(
        'unsupported configuration: thread_pool_min must be smaller or equal to thread_pool_max',
        span,
      );
    }
  }
}
