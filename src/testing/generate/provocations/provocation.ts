/**
 * One fault each, for the messages that chance alone would hardly ever meet first. Added to an otherwise tidy domain.
 * M stands for the number of vCPUs, ROOT and EXPANDER for the machine's own buses.
 */

/** What a domain speaks of. */
export type Topic =
  | 'vcpu'
  | 'vcpus'
  | 'iothreads'
  | 'pins'
  | 'time'
  | 'schedulers'
  | 'control'
  | 'topology'
  | 'numa'
  | 'numatune'
  /** More than the one amount that every domain has. */
  | 'memory'
  | 'amount'
  | 'backing'
  | 'devices'
  | 'resource';

export interface Provocation {
  readonly xml: string;
  /** What the domain must not speak of beside it. */
  readonly without: readonly Topic[];
  /** What libvirt passes over here without a word (`silences.ts`). */
  readonly silence?: string;
}

export function of(topics: string, ...xmls: readonly string[]): readonly Provocation[] {
  const without = topics.split(' ').filter(Boolean) as readonly Topic[];
  return xmls.map((xml) => ({ xml, without }));
}

export const inCputune = (...children: readonly string[]): readonly string[] =>
  children.map((child) => `<cputune>${child}</cputune>`);

export const inNuma = (...children: readonly string[]): readonly string[] =>
  children.map((child) => `<cpu><numa>${child}</numa></cpu>`);

export const inDevices = (...children: readonly string[]): readonly string[] =>
  children.map((child) => `<devices>${child}</devices>`);

/** Guest cell 0. */
export const cell = (inner: string, attributes = "cpus='0'"): string =>
  `<cell id='0' ${attributes} memory='1024'>${inner}</cell>`;

/** A domain's memory module, with room for four. */
export const module = (inner: string, attributes = "model='dimm'"): string =>
  `<maxMemory slots='4'>8388608</maxMemory><devices><memory ${attributes}>${inner}</memory></devices>`;

export const target = (node: string): string => `<target><size>1024</size>${node}</target>`;

/** Two modules where there is room for one. */
export const tooManyModules: string = module(target('<node>0</node>'))
  .replace("slots='4'", "slots='1'")
  .replace('</devices>', `<memory model='dimm'>${target('<node>0</node>')}</memory></devices>`);
