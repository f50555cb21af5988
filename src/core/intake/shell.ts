/** Shell prompts and commands in a terminal paste: they say where an output begins, and hold no facts. */

const tools =
  'virsh|numactl|lscpu|grep|egrep|cat|taskset|ps|numastat|lstopo|lstopo-no-graphics|hwloc-ls|uname|nproc';

const prompt = String.raw`(?:\[[^\]\n]{1,80}\][#$%>]?|[\w.-]+@[\w.-]+:?[^#$%>\n]{0,80}[#$%>]|virsh #|➜ +\S+|\+|[#$%>])`;

const commandLine = new RegExp(String.raw`^\s*(?:${prompt}\s*)?(?:sudo\s+)?(?:${tools})(?:\s|$)`);
const promptOnly = new RegExp(String.raw`^\s*${prompt}\s*$`);
const promptAndWord = new RegExp(
  String.raw`^\s*(?:virsh #|\[[^\]\n]{1,80}\][#$]|[\w.-]+@[\w.-]+:[^#$\n]{0,80}[#$])\s+\S`,
);
const comment = /^\s*#(?!\s*CPU,|\s*The following is the parsable)/;

/** What one line is to the segmenter. */
export type ShellLine = 'command' | 'neutral' | 'other';

export function classifyShellLine(line: string): ShellLine {
  if (/^\s*$/.test(line) || /^[\s.…¦|`~]*$/u.test(line) || promptOnly.test(line)) return 'neutral';
  if (commandLine.test(line) || promptAndWord.test(line)) return 'command';
  if (comment.test(line)) return 'neutral';
  return 'other';
}
