/**
 * The virsh commands that do what a remedy's edit does. Where virsh has none, `virsh edit` is left, for the next start.
 */
import type { Domain } from '../domain/domain.ts';
import type { VirshCommands, VirshLines, VirshScope } from './repair.ts';
import { quoteWord } from './shell-quote.ts';
import { commandsOf, type Command, type CommandSubject } from './virsh-steps.ts';

/** Undefined: libvirt takes none of the domains as they stand, so that it can have none of them. */
export function writeCommands(subjects: readonly CommandSubject[]): VirshCommands | undefined {
  const known = subjects.filter(({ domain }) => domain.refusals.length === 0);
  if (known.length === 0) return undefined;
  const byStep = known.flatMap((subject) =>
    subject.steps.map((step) => ({ subject, made: commandsOf(step, subject) })),
  );
  const isWhole = known.length === subjects.length;
  const linesIn = (scope: VirshScope): VirshLines => ({
    lines: byStep.flatMap(({ subject, made }) =>
      made.commands.flatMap((command) => {
        const flags = (['config', 'live'] as const).filter((one) => command[one] && scope !== other(one));
        return flags.length === 0 ? [] : [writeLine(subject, command, flags)];
      }),
    ),
    complete:
      isWhole &&
      byStep.every(({ made }) => (scope === 'live' || made.config) && (scope === 'config' || made.live)),
  });
  return {
    config: linesIn('config'),
    live: linesIn('live'),
    both: linesIn('both'),
    edit: known.map(({ domain, uuid }) => `virsh edit ${domainWords(domain, uuid).join(' ')}`),
    named: known.every(({ domain, uuid }) => isNamed(domain, uuid)),
  };
}

function other(scope: 'config' | 'live'): VirshScope {
  return scope === 'config' ? 'live' : 'config';
}

function writeLine(
  { domain, uuid }: CommandSubject,
  { verb, words }: Command,
  flags: readonly string[],
): string {
  const all = [...words.map(quoteWord), ...flags.map((flag) => `--${flag}`)];
  return ['virsh', verb, ...domainWords(domain, uuid), ...all].join(' ');
}

/** What cannot be typed, or reads otherwise than it is. */
const unspeakable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const uuidForm = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

/**
 * virsh takes a number for a running domain's id before it takes it for a name, and what begins with a dash for an
 * option unless the option before it wants a value.
 */
function domainWords({ name = '' }: Domain, uuid: string | undefined): readonly string[] {
  const isMistakable = /^\d+$/.test(name) || uuidForm.test(name) || unspeakable.test(name);
  if (isMistakable && uuid !== undefined) return [uuid];
  if (!isNamed({ name }, uuid)) return ['VM'];
  return name.startsWith('-') ? ['--domain', quoteWord(name)] : [quoteWord(name)];
}

function isNamed({ name = '' }: Pick<Domain, 'name'>, uuid: string | undefined): boolean {
  return name !== '' && (!unspeakable.test(name) || uuid !== undefined);
}
