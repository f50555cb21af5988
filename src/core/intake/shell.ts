/**
 * Shell prompts and commands in a terminal paste: they hold no facts, but say where an output begins, of which domain
 * and options it speaks, and on which machine it was made.
 */
import { innerCommand, innerScript, toolsForMany, withoutOptions } from './inner-command.ts';
import { CommandList, isGranted, type Doubt } from './shell-chain.ts';
import { splitCommands } from './shell-words.ts';

/** Programs whose name is enough to know a command by, with or without a prompt before it. */
const tools =
  'virsh|numactl|lscpu|grep|egrep|zgrep|cat|taskset|ps|numastat|lstopo|lstopo-no-graphics|hwloc-ls|hwloc-info|uname|nproc|' +
  `chrt|xmllint|dmesg|${toolsForMany}`;
/** More that only stand behind a prompt of one character, which means other things too. */
const promptTools = `${tools}|ssh|docker|podman|kubectl|oc|crictl|nsenter|chroot|bash|sh|ls|cd|exit`;

interface Prompt {
  readonly pattern: RegExp;
  /** Any word may follow; otherwise only one of a list, since the prompt's sign means other things too. */
  readonly isSure: boolean;
  /** virsh's own prompt. */
  readonly isVirsh?: boolean;
}

const prompts: readonly Prompt[] = [
  { pattern: /^virsh ?[#>](?: |$)/, isSure: true, isVirsh: true },
  // [root@kvm01 ~]#
  {
    pattern:
      /^(?:\([\w.-]{1,40}\) ?)?\[(?:[\w.-]{1,64}@([\w.-]{1,64})|[\w.~/ -]{1,80})(?:[ :][^\]\n]{0,120})?\](?: ?\([\w./-]{1,60}\))? ?[#$%>](?:\s|$)/,
    isSure: true,
  },
  // [root@kvm1] run: numactl -H   (Fabric tells what it runs)
  {
    pattern: /^\[(?:[\w.-]{1,64}@)?([A-Za-z\d][\w.-]{0,80})(?::\d{1,5})?\] (?:run|sudo):\s/,
    isSure: true,
  },
  // ubuntu@host:~$   root@host /etc #
  {
    pattern: /^(?:\([\w.-]{1,40}\) ?)?[\w.-]{1,64}@([\w.-]{1,64})(?:[: (][^#$%>\n]{0,120})?[#$%>](?:\s|$)/,
    isSure: true,
  },
  // host:~ #   host:/etc #
  { pattern: /^(?!https?:|file:)([\w-]{1,64}):[~/][^#$%>\n]{0,120}[#$%>](?:\s|$)/, isSure: true },
  // PS C:\Users\me>
  { pattern: /^(?:PS )?[A-Za-z]:\\[^>\n]{0,200}>(?:\s|$)/, isSure: true },
  { pattern: /^PS [~/][^>\n]{0,200}>(?:\s|$)/, isSure: true },
  // In [3]: !numactl -H   (IPython, Jupyter; the second line of a cell is `   ...:`)
  { pattern: /^(?:In \[\d{1,5}\]:|\.{3}:) ?[!%]{0,2}/, isSure: true },
  // bash-5.1#
  { pattern: /^(?:ba|da|z|k|a)?sh-[\d.]{1,10}[#$](?:\s|$)/, isSure: true },
  // ➜  ~ git:(main) ✗
  {
    pattern: new RegExp(
      String.raw`^➜\s+(?!(?:${tools})(?:\s|$))(?:\S{1,80}(?:\s+git:\([^)\n]{0,80}\)(?:\s*✗)?)?(?:\s+|$))?`,
    ),
    isSure: true,
  },
  { pattern: /^(?:➜|❯|λ|»|▶)(?:\s+|$)/, isSure: true },
  { pattern: /^\$(?:\s+(?=[\w./~]|(?:!|\[{1,2}|\{)\s)|\s*$)/, isSure: true },
  // └─# virsh list, the second line of Kali's
  { pattern: /^[└╰]─{1,3} ?[#$%>❯](?:\s|$)/, isSure: true },
  // The arrows of powerline.
  { pattern: /^[^\n]{0,120}[\ue0b0-\ue0b3]\s+(?=\S)/, isSure: false },
  // kvm01% virsh list
  { pattern: /^[\w.-]{1,64}[#$%>]\s+(?=\S)/, isSure: false },
  // / #
  { pattern: /^[~/][\w./-]{0,80} [#$](?:\s|$)/, isSure: false },
  { pattern: /^(?:[#$%>]|\++)\s*/, isSure: false },
];

/** The time of day before a prompt: `[14:22:07] root@kvm01:~#`. */
const clock =
  /^[[(]?(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?: [AP]M)?[\])]?\s+(?=[\w([]\S{0,80}@|[\w-]{1,64}:[~/]|[#$] )/;
/** The first line of a prompt of two: `┌──(root㉿kali)-[~]`. */
const upperHalf = /^[┌╭]─{1,3}[ ([]*[^\s()]{1,80}[@㉿][^\n]{0,120}$/u;

/** Every prompt has one of these, at the line's beginning or with a blank behind. */
const hasSign =
  /^[\s└╰─]*[#$%>+➜❯λ»▶]|[#$%>](?:\s|$)|^\s*(?:In \[\d|\.{3}:|\[\S{1,160}\] (?:run|sudo): )|[\ue0b0-\ue0b3]/;

const promptTool = new RegExp(String.raw`^(?:sudo\s+(?:-\S+\s+)*)?(?:\w+=\S*\s+)*(?:${promptTools})(?:\s|$)`);
/** A variable of a shell gets its value, and nothing else happens: `VM=web`, `cpu=$((i + 4))`, `cpus=(2 4 6)`. */
const setting = String.raw`[A-Z][A-Z\d_]{0,40}=["']?[\w./:-]{0,200}["']?\s*$|[A-Za-z_]\w{0,40}=(?:\(|\$\(\(|\$\[)|\(\(\s*\w+\s*[-+]|let\s+\w+[-+=]`;
const bareTool = new RegExp(
  String.raw`^(?:sudo\s+(?:-\S+\s+)*)?(?:(?:LC_ALL|LANG|LC_\w+)=\S*\s+)*(?:time\s+)?(?:for (?:\w+ in\s[^;]*|\(\([^\n]{1,80}?\)\)\s*)(?:;\s*do\b|$)|(?:while|until) (?:read|true|:|! |\[|(?:${tools})\s)|if (?:! ?)?(?:\[|\(\(|test\s|(?:${tools})\s)|(?:test\s|\[{1,2}\s|\(\()[^\n]{1,400}(?:&&|\|\|)|case \S{1,80} in\b|(?:${tools})(?:\s|$)|${setting}|ssh\s+(?:-\S+\s+){0,6}[\w.@-]+\s+["']?(?:sudo\s+)?(?:(?:for|if|test|\[)\s|(?:${tools})\s)|(?:docker|podman|kubectl|oc)\s(?:\S+\s){0,6}?exec\s)`,
);
/** But for the header of `lscpu -p`: names with commas between them. */
const comment = /^#(?!\s*[A-Za-z][\w:%]*,[\w:%,]*\s*$|\s*The following is the parsable)/;
/** `### web ###`, as a loop over guests prints it; not a comment. */
const title = /^#{2,10}\s*[\w.-]{1,64}\s*#*\s*$/;
/** What virsh, shells and terminals say that is no output. */
const chatter = new RegExp(
  [
    String.raw`Welcome to virsh, |Type: {2}'help' for |'quit' to quit|Last login: |Script (?:started|done) on `,
    String.raw`Defaulted container "|Connection to \S+ closed|(?:exit|logout|quit)\s*$|login as: `,
    String.raw`(?:\S{1,100}@\S{1,100}'s )?[Pp]assword: ?$|Windows PowerShell\s*$|Copyright \(C\) Microsoft|Microsoft Windows \[Version`,
    // The words of a loop's other lines.
    String.raw`(?:do|done|then|else|fi|esac)\s*$|do\s+echo\s|echo\s+(?:-[en]+\s+)?["'=#$-]`,
  ]
    .map((one) => `^(?:${one})`)
    .join('|'),
);
/**
 * Lines without a letter at their beginning that say nothing: dots, rulers of `grep -A`, the marks of pagers and of vi,
 * `[sudo] password for kim:`, the title of PuTTY's logs.
 */
const marks =
  /^(?:[\s.…¦|`~]*|--|--More--.*|\(END\)|:|"[^"\n]{1,200}"(?: \[\w+\])? \d+L, \d+[BC].*|\[sudo\] password for .{1,80}:\s*|(?:=~){4}.*)$/;
/** `watch virsh vcpuinfo a`: its first line names the command, and at its end the machine and the time. */
const watched = /^Every \d+(?:[.,]\d+)?s: +(\S.*?)(?: {2,}\S.*)?$/;

export interface TypedCommand {
  /** Without prompt, `sudo` and variables; as {@link ShellCommand.words}. */
  readonly words: readonly string[];
  /** Within the line. */
  readonly from: number;
  readonly to: number;
  /** Absent: it runs, as far as its line tells. */
  readonly doubt?: Doubt;
}

/** What one line is to the segmenter. `prompt`: one with nothing typed. */
export interface ShellLine {
  readonly kind: 'command' | 'prompt' | 'neutral' | 'other';
  /** Of a prompt with nothing typed: what was asked above is answered below it. */
  readonly isAnswer?: boolean;
  readonly commands: readonly TypedCommand[];
  readonly machine?: string;
}

/** What tools that ask many machines print before each one's answer: Ansible, pssh. */
const answering =
  /^([\w.,[\]-]{1,200}) \| (?:CHANGED|SUCCESS|FAILED)(?: \| rc=\d+)? >>|^\[\d{1,6}\] \d\d:\d\d:\d\d \[(?:SUCCESS|FAILURE)\] (?:[^\s@]{1,64}@)?([^\s@:]{1,80})/;

const neutral: ShellLine = { kind: 'neutral', commands: [] };
const other: ShellLine = { kind: 'other', commands: [] };

/** Longer lines are outputs. */
const longestCommand = 4000;

export function readShellLine(line: string): ShellLine {
  const blank = line.search(/\S/);
  if (blank < 0) return neutral;
  if (line.length > longestCommand) return other;
  const told = line.includes('] ') || line.includes(' >>') ? answering.exec(line) : null;
  if (told !== null)
    return { kind: 'prompt', commands: [], isAnswer: true, ...machineOf(told[1] ?? told[2]) };
  // Most lines of a long text are outputs, and hold no sign of a prompt.
  if (!hasSign.test(line)) return readUnsigned(blank === 0 ? line : line.slice(blank), blank);
  const indent = blank + (clock.exec(line.slice(blank))?.[0].length ?? 0);
  const text = line.slice(indent);
  for (const { pattern, isSure, isVirsh } of prompts) {
    const found = pattern.exec(text);
    if (found === null || found[0] === '') continue;
    const typed = text.slice(found[0].length);
    if (typed.trim() === '') return { kind: 'prompt', commands: [], ...machineOf(found[1]) };
    if (!isSure && !promptTool.test(typed)) continue;
    const commands = commandsIn(typed, indent + found[0].length, isVirsh === true);
    return { kind: 'command', commands: commands.commands, ...machineOf(commands.machine ?? found[1]) };
  }
  if (title.test(text)) return other;
  return comment.test(text) ? neutral : readUnsigned(text, indent);
}

/** A line without a prompt, from its first character on. */
function readUnsigned(text: string, indent: number): ShellLine {
  if (!/^[A-Za-z'_]|^\[{1,2} /.test(text)) {
    if (upperHalf.test(text)) return { kind: 'prompt', commands: [] };
    return marks.test(text) ? neutral : other;
  }
  const seen = watched.exec(text)?.[1];
  if (seen !== undefined)
    return { kind: 'command', commands: commandsIn(seen, indent + text.indexOf(seen), false).commands };
  if (bareTool.test(text)) return { kind: 'command', commands: commandsIn(text, indent, false).commands };
  return chatter.test(text) ? neutral : other;
}

function machineOf(machine: string | undefined): { readonly machine?: string } {
  return machine === undefined ? {} : { machine };
}

/** Words of a shell's language before the command, and what is put before another command. */
const leading = new Set([
  'do',
  'then',
  'else',
  '!',
  '{',
  'time',
  'env',
  'nohup',
  'exec',
  'command',
  'LC_ALL=C',
  'LANG=C',
]);

function commandsIn(
  typed: string,
  at: number,
  isVirsh: boolean,
): { readonly commands: readonly TypedCommand[]; readonly machine?: string; readonly succeeds: boolean } {
  let machine: string | undefined;
  const list = new CommandList();
  const commands = splitCommands(typed).flatMap(
    ({ words, from, to, operator, isFiltered }): readonly TypedCommand[] => {
      if (isVirsh) return [{ words: ['virsh', ...words], from: at + from, to: at + to }];
      let rest = words;
      let doubt = list.doubtAfter(operator);
      /** The commands of a text that another shell is given. */
      const within = (script: string): readonly TypedCommand[] => {
        const start = typed.indexOf(script, from);
        const inner = commandsIn(script, 0, false);
        list.add(operator, inner.succeeds && !isFiltered);
        // Where it is quoted in parts or escaped, its places are those of the whole.
        return inner.commands.map((one) => ({
          ...one,
          ...(start < 0
            ? { from: at + from, to: at + to }
            : { from: at + start + one.from, to: at + start + one.to }),
          ...doubted(doubt ?? one.doubt),
        }));
      };
      for (let before: readonly string[] = []; before !== rest;) {
        before = rest;
        const [first = ''] = rest;
        if (/^(?:\w+=\(|\(\(|let$)/.test(first)) {
          list.add(operator, !first.startsWith('(('));
          return [];
        }
        const script = innerScript(rest);
        if (script !== undefined) return within(script);
        if (first === 'sudo') rest = withoutOptions(rest.slice(1), /^-[ugCpUhrt]$/);
        else if (first === 'ssh') {
          const [host, ...remote] = withoutOptions(rest.slice(1), /^-[bcDEeFIiJLlmOopQRSWw]$/);
          machine = host?.replace(/^.*@/, '') ?? machine;
          const [text = ''] = remote;
          if (remote.length === 1 && text.length < typed.length) return within(text);
          rest = remote;
        } else if (innerCommand(rest) !== rest) rest = innerCommand(rest);
        else if (leading.has(first) || /^\w+=/.test(first)) {
          if (first === 'then' || first === 'else') doubt ??= 'condition';
          rest = rest.slice(1);
        }
      }
      const isSure = rest.length === 0 || isGranted(rest[0] ?? '');
      list.add(operator, isSure && !isFiltered && !words.includes('!'));
      return rest.length === 0 ? [] : [{ words: rest, from: at + from, to: at + to, ...doubted(doubt) }];
    },
  );
  return { commands, succeeds: list.succeeds, ...machineOf(machine) };
}

function doubted(doubt: Doubt | undefined): { readonly doubt?: Doubt } {
  return doubt === undefined ? {} : { doubt };
}

const toolName = new RegExp(`^(?:${tools})$`);

/** Commands of virsh whose output nobody misses. */
const quiet =
  /^(?:quit|exit|help|connect|edit|define|undefine|create|start|shutdown|destroy|reboot|suspend|resume|cd|pwd|echo|uri|version|hostname)$/;

/** A command that would print something worth pasting, so that its output is missed. */
export function isAsking(words: readonly string[]): boolean {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (name !== 'virsh') return toolName.test(name);
  const [command] = virshWords(words);
  return command !== undefined && !quiet.test(command);
}

/** A command whose output is XML. */
export function printsXml(words: readonly string[]): boolean {
  const name = (words[0] ?? '').replace(/^.*\//, '');
  if (name === 'virsh')
    return /^(?:capabilities|dumpxml|domcapabilities|.*-dumpxml)$/.test(virshWords(words)[0] ?? '');
  if (name === 'lstopo' || name === 'lstopo-no-graphics' || name === 'hwloc-ls') return true;
  return (
    /^(?:cat|xmllint|head|tail|sed|less|more|[ez]?grep)$/.test(name) &&
    words.some((word) => word.endsWith('.xml'))
  );
}

/** virsh's own options that take a word: the URI and the like. */
const virshValues =
  /^(?:-c|--connect|-d|--debug|-l|--log|-k|--keepalive-interval|-K|--keepalive-count|-e|--escape)$/;

/** The subcommand and its words, without virsh's own options. */
function virshWords(words: readonly string[]): readonly string[] {
  return withoutOptions(words.slice(1), virshValues);
}

const valueOptions = /^--(?:domain|vcpu|cpulist|iothread|mode|nodeset|count)$/;

/** A virsh command that would change a domain. Without the new value it only asks. */
export function isVirshChange(words: readonly string[]): boolean {
  if (!/^(?:.*\/)?virsh$/.test(words[0] ?? '') || words.some((word) => /^[<[]/.test(word))) return false;
  const [name, ...rest] = virshWords(words);
  const given = new Set<string>();
  let loose = 0;
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? '';
    const [option = '', value] = word.split('=', 2);
    if (!word.startsWith('--')) loose++;
    else if (valueOptions.test(option)) {
      given.add(option);
      if (value === undefined) i++;
    }
  }
  const count = loose + given.size;
  switch (name) {
    case 'vcpupin':
    case 'iothreadpin':
      return given.has('--cpulist') || count >= 3;
    case 'emulatorpin':
    case 'setvcpus':
      return given.has('--cpulist') || given.has('--count') || count >= 2;
    case 'numatune':
      return given.has('--mode') || given.has('--nodeset') || count >= 2;
    default:
      return false;
  }
}
