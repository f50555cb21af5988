/** Splits a line of a terminal into commands and words as a POSIX shell would, each word with its place. */

export interface ShellWord {
  /** Without quotes. */
  readonly text: string;
  /** Offsets in the line, quotes included. */
  readonly from: number;
  readonly to: number;
}

const prompt =
  /^\s*(?:\[[^\]\n]{1,80}\][#$%>]?|[\w.-]{1,60}@[\w.-]{1,60}:?[^#$%>\n]{0,80}[#$%>]|virsh\s?#|➜ +\S+|\+|[#$%>])?\s*/;

/** The commands between `;`, `&&`, `||` and `|`, without prompt, `sudo` and comment. */
export function commandsOf(line: string): readonly (readonly ShellWord[])[] {
  const from = prompt.exec(line)?.[0].length ?? 0;
  const commands: ShellWord[][] = [[]];
  let text = '';
  let start: number | undefined;
  let quote = '';
  const close = (at: number): void => {
    if (start !== undefined) commands.at(-1)?.push({ text, from: start, to: at });
    start = undefined;
    text = '';
  };
  let i = from;
  for (; i < line.length; i++) {
    const char = line.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
      else text += char;
    } else if (char === "'" || char === '"') {
      quote = char;
      start ??= i;
    } else if (char === '\\' && i + 1 < line.length) {
      start ??= i;
      text += line.charAt(++i);
    } else if (/\s/.test(char)) close(i);
    else if (char === ';' || char === '|' || char === '&') {
      close(i);
      commands.push([]);
    } else if (char === '#' && start === undefined) break;
    else {
      start ??= i;
      text += char;
    }
  }
  close(i);
  return commands
    .map((words) => (words[0]?.text === 'sudo' ? words.slice(1) : words))
    .filter((words) => words.length > 0);
}
