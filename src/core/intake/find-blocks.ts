/** Where loops and other blocks of a shell stand in a text, and that text without what a terminal put into it. */
import { settingsOf } from './shell-names.ts';

/** How far a block is followed. */
const longestBlock = 20_000;
/** Where a command may begin; the signs of prompts are such places too, and the quotes of a remote shell's text. */
const start = String.raw`(?:^|[;&|(\n#$%>"']|\b(?:do|then|else)\b)[ \t]*`;
/** `if` and `case` begin sentences, too. */
const opening = [
  'for|while|until',
  String.raw`if(?=[ \t][^\n]{1,400}(?:;|\n)[\s>+]{0,80}then\b)`,
  String.raw`case(?=[ \t]+\S{1,80}[ \t]+in\b)`,
].join('|');
const closing = String.raw`(?:^|[;&|(\n#$%>])[ \t]*(done|fi|esac)\b`;
const braces = String.raw`(?:&&|\|\||[;\n]|\(\))[ \t]*(?:(\{)(?=\s)|(\})(?=[\s;&|]|$))`;
const mark = new RegExp(String.raw`${start}(${opening})\b|${closing}|${braces}`, 'g');
const quick = /\b(?:for|while|until|if|case)\b|(?:&&|\|\||\(\))[ \t]*\{\s/;

const closes: Readonly<Record<string, string>> = { done: 'loop', fi: 'if', esac: 'case', '}': '{' };

/** The ends of the blocks of one text, which is looked through only so often: lines may begin blocks that never end. */
export class BlockEnds {
  readonly #text: string;
  #left: number;

  constructor(text: string) {
    this.#text = text;
    this.#left = 8 * text.length + longestBlock;
  }

  /**
   * The end of the line on which a block ends that begins on the line at `from`, and all others that begin on its lines;
   * undefined where none begins or one has no end within 20,000 characters.
   */
  endFrom(from: number): number | undefined {
    const text = this.#text;
    const lineTo = lineEnd(text, from);
    if (this.#left <= 0 || !quick.test(text.slice(from, Math.min(lineTo + 1, from + 400)))) return undefined;
    const seen = text.slice(from, from + longestBlock);
    const to = endIn(seen, lineTo - from);
    this.#left -= to ?? seen.length;
    return to === undefined ? undefined : from + to;
  }

  /** Whether a line does nothing but set variables, which a block below it may use: `i=0`, `cpus="2 4"`. */
  isSetting(line: string): boolean {
    return settingsOf(line.trim()) !== undefined;
  }
}

/** `lineTo`: where the first line ends. */
function endIn(seen: string, lineTo: number): number | undefined {
  let kind: string | undefined;
  let depth = 0;
  let to: number | undefined;
  for (const { 0: whole, 1: opened, 2: closed, 3: brace, 4: braced, index } of seen.matchAll(mark)) {
    const word = opened ?? closed ?? brace ?? braced ?? '';
    const at = index + whole.length;
    // Behind a line on which nothing is open.
    if (depth === 0 && at - word.length > (to ?? lineTo)) break;
    const closer = closes[word];
    const own = closer ?? (word === 'for' || word === 'while' || word === 'until' ? 'loop' : word);
    if (depth === 0) {
      if (closer !== undefined) continue;
      kind = own;
    }
    if (own !== kind) continue;
    depth += closer === undefined ? 1 : -1;
    if (depth === 0) to = lineEnd(seen, at);
  }
  return depth === 0 ? to : undefined;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** With blanks where prompts, the marks of lines that go on, and the quotes of a remote shell's text stand. */
export function withoutPrompts(text: string): string {
  const bare = text
    .split('\n')
    .map((line) => {
      const prompt =
        /^\s*(?:(?:\S[^\n]{0,120}?)?[#$%>]|\+)(?=\s+(?:for|while|until|do|done|if|then|fi|let|sudo|ssh|virsh|[A-Za-z_]\w*=|\(\())/.exec(
          line,
        )?.[0] ?? '';
      return ' '.repeat(prompt.length) + line.slice(prompt.length);
    })
    .join('\n');
  const remote = /^\s*(?:sudo\s+)?(?:ssh\s+(?:-\S+\s+)*[\w.@-]+|(?:ba|da|z)?sh\s+-l?c)\s+(["'])/.exec(bare);
  if (remote === null) return bare;
  const [before, quote = ''] = remote;
  const inner = bare.slice(before.length).replace(new RegExp(`${quote}(?=[^${quote}]*$)`), ' ');
  return ' '.repeat(before.length) + (quote === '"' ? inner.replace(/\\([$`"])/g, ' $1') : inner);
}
