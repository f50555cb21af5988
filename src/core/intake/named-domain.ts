/** Which domain a virsh command is about: `virsh -c qemu:///system vcpuinfo web-1 --pretty`. */
import type { ReadContext } from './reading.ts';

/** Options of virsh itself that take a value. */
const withValue: ReadonlySet<string> = new Set([
  '-c',
  '--connect',
  '-d',
  '--debug',
  '-e',
  '--escape',
  '-k',
  '--keepalive-interval',
  '-K',
  '--keepalive-count',
  '-l',
  '--log',
]);

/** The words of a virsh command from its sub-command on; undefined for other tools. */
export function virshWords(
  words: readonly string[],
  known: (command: string) => boolean,
): readonly string[] | undefined {
  let i = 0;
  const isVirsh = /(?:^|\/)virsh$/.test(words[0] ?? '');
  if (isVirsh) {
    for (i = 1; words[i]?.startsWith('-') === true; i++) {
      if (withValue.has(words[i] ?? '')) i++;
    }
    // The prompt of virsh's own shell may be left before its command.
    if (words[i] === '#') i++;
  }
  return known(words[i] ?? '') ? words.slice(i) : undefined;
}

/** The name, id or UUID as typed after `command`. */
export function domainOfCommand(
  context: ReadContext,
  ...commands: readonly string[]
): { readonly domain?: string } {
  const words = virshWords(context.command?.words ?? [], (word) => commands.includes(word));
  if (words === undefined) return {};
  const named = words.findIndex((word) => word === '--domain' || word.startsWith('--domain='));
  const domain =
    named === -1
      ? words.slice(1).find((word) => !word.startsWith('-'))
      : (words[named]?.split('=')[1] ?? words[named + 1]);
  // In a loop the name stands in a variable.
  return domain === undefined || domain === '' || /^\$\{?\w+\}?$/.test(domain) ? {} : { domain };
}

export function hasOption(context: ReadContext, option: string): boolean {
  return context.command?.words.includes(option) === true;
}
