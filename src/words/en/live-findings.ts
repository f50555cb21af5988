/** What the rules say about running domains and what-if commands. English. */
import type { RuleParams } from '../../core/findings/finding.ts';
import type { FindingWords } from './findings.ts';
import { unplaced } from './live.ts';

export type LiveRule =
  | 'live-value-unreadable'
  | 'command-malformed'
  | 'observation-unjoined'
  | 'change-refused'
  | 'change-unplaced'
  | 'change-on-only-domain';

const unjoined: Readonly<
  Record<RuleParams['observation-unjoined']['why'], (named: string | undefined) => string>
> = {
  'no-domain': () =>
    'No domain is loaded that it could be compared with. Paste the output of “virsh dumpxml VM” beside it.',
  'name-unknown': (named) => `It is about “${named ?? ''}”, which is not loaded.`,
  'several-domains': () =>
    'Several domains are loaded and nothing tells which it is about. Paste the command line with the VM’s name above it.',
  'several-processes': () =>
    'The texts speak of several processes and one domain is loaded: nothing tells which of them is its own. “virsh dominfo VM” and “ps -eLo pid,tid,psr,args” would.',
  'no-vm': () => 'No thread in it is known to be a virtual machine’s.',
};

export const liveFindings: Pick<FindingWords, LiveRule> = {
  'live-value-unreadable': {
    title: () => 'A value of a running VM cannot be read',
    message: ({ what, text }) =>
      text === ''
        ? `The value of “${what}” is missing; it is left out.`
        : `“${text}” is no value for “${what}”; it is left out.`,
  },
  'command-malformed': {
    title: () => 'virsh would not take this command',
    message: ({ command, libvirt }) => `“${command}”: virsh says “${libvirt}”. Nothing is changed.`,
  },
  'observation-unjoined': {
    title: ({ reader }, name) => `Shown at no VM: ${name.kind(reader)}`,
    message: ({ why, named }) => unjoined[why](named),
  },
  'change-refused': {
    title: ({ kind }) => `libvirt would refuse this ${kind}`,
    message: ({ libvirt }) => `virsh says “${libvirt}”. The command changes nothing, here neither.`,
  },
  'change-unplaced': {
    title: ({ kind }) => `A what-if ${kind} without its VM`,
    message: ({ why, named }) => unplaced[why](named),
  },
  'change-on-only-domain': {
    title: ({ named }) =>
      named === ''
        ? 'The pins are taken to be the only domain’s'
        : `“${named}” is taken to be the only domain`,
    message: ({ named, domain }, name) =>
      named === ''
        ? `The pin string names no domain; it is applied to ${name.entity(domain)}, the only one there is.`
        : `The what-if commands name “${named}”; they are applied to ${name.entity(domain)}, the only domain there is.`,
  },
};
