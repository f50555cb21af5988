/** Devices that stand near a guest cell, and those whose work an iothread does. */
import { rangeSet } from '../cpuset/cpuset.ts';
import type { ParsedDomain } from './parse-domain.ts';
import type { IothreadUser, PlacedDevice } from './tuning.ts';

export function placedDevices({ controllers, hostdevs }: ParsedDomain): readonly PlacedDevice[] {
  const expanders = controllers.flatMap(({ model, index, node, span }): readonly PlacedDevice[] =>
    node !== undefined && node >= 0 && (model === 'pci-expander-bus' || model === 'pcie-expander-bus')
      ? [{ kind: model, index, nodes: rangeSet(node, node), span }]
      : [],
  );
  return [...expanders, ...hostdevs];
}

export function iothreadUsers({ disks, controllers }: ParsedDomain): readonly IothreadUser[] {
  return [
    ...disks.map(({ iothread, span }) => ({ kind: 'disk', iothread, span }) as const),
    ...controllers.flatMap(({ iothread, span }) =>
      iothread === 0 ? [] : [{ kind: 'controller', iothread, span } as const],
    ),
  ];
}
