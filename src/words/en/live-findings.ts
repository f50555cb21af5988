/** What the rules say about running domains and what-if commands. English. */
import type { RuleParams } from '../../core/findings/finding.ts';
import type { FindingWords } from './findings.ts';
import { unplaced } from './live.ts';

export type LiveRule =
  | 'live-value-unreadable'
  | 'command-malformed'
  | 'command-not-applied'
  | 'guest-told-twice'
  | 'observation-unjoined'
  | 'change-refused'
  | 'change-unplaced'
  | 'change-on-only-domain';

const notApplied: Readonly<Record<RuleParams['command-not-applied']['why'], string>> = {
  variable:
    'is not applied: what stands in its variables is known only to the shell that runs it. Loops over numbers that are written out ({0..3}, “0 1 2”, seq 0 3) are done here; write the numbers out.',
  condition:
    'is not applied: it runs under a condition (if, while, what stands before &&) that only the machine can judge. Write the commands out that would run.',
  fallback:
    'is not applied: behind || it runs only when the command before it fails. Write it on a line of its own if that is what happens.',
  'too-many':
    'is not applied, or not in every round: with all rounds of its loops this text holds more commands than are followed here. Write shorter loops, or leave out what is of no interest.',
  'no-name':
    'changes nothing: the guest’s name is missing, and virsh takes the first number for it. Put the name before it.',
};

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
  'other-machine': () => 'The domain that it could be about stands with another machine.',
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
  'command-not-applied': {
    title: () => 'A what-if command that is not applied',
    message: ({ command, why }) => `“${command}” ${notApplied[why]}`,
  },
  'guest-told-twice': {
    title: ({ name, times }) => `“${name}” is told ${times === 2 ? 'twice' : `${times} times`}`,
    message: ({ name, times, running }) =>
      `${times} texts give the XML of “${name}”. ${running ? 'The running guest’s' : 'The last one'} counts where guests share CPUs, and what commands print or change is about it; ${times === 2 ? 'the other one is' : 'the others are'} drawn beside it.`,
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
