/**
 * The virsh commands that do what a remedy's edit does. Where virsh has none, `virsh edit` is left, for the next start.
 */
import type { Domain } from '../domain/domain.ts';
import type { StandIn, VirshCommands, VirshLines, VirshScope } from './repair.ts';
import { quoteWord } from './shell-quote.ts';
import { commandsOf, type Command, type CommandSubject, type StepCommands } from './virsh-steps.ts';

/** Undefined: libvirt takes none of the domains as they stand, so that it can have none of them. */
export function writeCommands(subjects: readonly CommandSubject[]): VirshCommands | undefined {
  const known = subjects.filter(({ domain }) => domain.refusals.length === 0);
  if (known.length === 0) return undefined;
  const byStep = known.flatMap((subject) => {
    const all = subject.steps.map((step) => ({ step, made: commandsOf(step, subject) }));
    // vCPUs that go where their memory goes wait for it: until the next start it would be far from them.
    const waits = all.some(({ step, made }) => step.kind === 'memory' && !made.live);
    return all.map(({ step, made }) => ({
      subject,
      made: waits && step.kind === 'pin' ? notLive(made) : made,
    }));
  });
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
  const standIn = known.map(({ domain, uuid }) => standInFor(domain, uuid)).find((one) => one !== undefined);
  return {
    config: linesIn('config'),
    live: linesIn('live'),
    both: linesIn('both'),
    edit: known.map(({ domain, uuid }) => `virsh edit ${domainWords(domain, uuid).join(' ')}`),
    named: standIn === undefined,
    ...(standIn === undefined ? {} : { standIn }),
  };
}

function notLive({ commands, config }: StepCommands): StepCommands {
  return { commands: commands.map((one) => ({ ...one, live: false })), config, live: false };
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
const untypable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** What strtol() takes for a number (virStrToLong_i). */
const number = /^\s*[+-]?\d+$/;
const uuidForm = /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i;

/**
 * virsh looks for a running domain of that id, then for the UUID, then for the name (virshCommandOptDomainInternal); and it takes
 * what begins with a dash for an option unless the option before it wants a value.
 */
function domainWords({ name = '' }: Domain, uuid: string | undefined): readonly string[] {
  const isMistakable = number.test(name) || uuidForm.test(name) || untypable.test(name);
  if (isMistakable && uuid !== undefined) return [uuid];
  const standIn = standInFor({ name }, uuid);
  if (standIn !== undefined) return [standIn === 'untold' ? 'VM' : 'UUID'];
  return name.startsWith('-') ? ['--domain', quoteWord(name)] : [quoteWord(name)];
}

function standInFor({ name = '' }: Pick<Domain, 'name'>, uuid: string | undefined): StandIn | undefined {
  if (name === '') return 'untold';
  if (uuid !== undefined) return undefined;
  if (untypable.test(name)) return 'untypable';
  return number.test(name) ? 'number' : undefined;
}
