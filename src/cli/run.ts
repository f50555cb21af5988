/** The command line without the process: arguments and standard input in, what to print and the exit code out. */
import { analyze } from '../core/analyze.ts';
import { analyzeAll } from '../core/analyze-all.ts';
import { collectorLine } from '../core/collector.ts';
import type { Source } from '../core/text/source.ts';
import { makeHarmless } from '../report/terminal-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { findingWords } from '../words/findings.ts';
import { isAddress, parseRequest } from './arguments.ts';
import type { CheckRequest, ExplainRequest, LinkRequest, SvgRequest } from './arguments.ts';
import { check, printFailure } from './check.ts';
import { chooseMachine } from './choose-machine.ts';
import { drawSvg } from './draw-svg.ts';
import { choicesOf, explain, noteMachines, nothingReadBy } from './explain.ts';
import type { Outcome } from './explain.ts';
import { loadInputs } from './load-inputs.ts';
import { makeLink } from './make-link.ts';
import { usage } from './usage.ts';

/** What package.json says. */
export interface About {
  readonly version: string;
  /** Where Pinscope is served. */
  readonly homepage?: string;
  /** What the environment says of that (`PINSCOPE_BASE`), over the package. */
  readonly base?: string;
}

export async function run(
  args: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  about: About,
): Promise<Outcome> {
  const request = parseRequest(args);
  switch (request.kind) {
    case 'help':
      return { stdout: usage, stderr: '', code: 0 };
    case 'version':
      return { stdout: `pinscope ${about.version}\n`, stderr: '', code: 0 };
    case 'collector':
      return { stdout: `${collectorLine}\n`, stderr: '', code: 0 };
    case 'wrong-usage':
      return {
        stdout: '',
        stderr: `pinscope: ${makeHarmless(request.message)}\nTry 'pinscope --help'.\n`,
        code: 2,
      };
    case 'explain':
    case 'check':
    case 'link':
    case 'open':
    case 'svg':
      return answer(request, stdin, about);
    default:
      return request satisfies never;
  }
}

/** The commands that read texts. */
async function answer(
  request: ExplainRequest | CheckRequest | LinkRequest | SvgRequest,
  stdin: AsyncIterable<Uint8Array>,
  { homepage, base, version }: About,
): Promise<Outcome> {
  const { language } = request;
  const makesLink = request.kind === 'link' || request.kind === 'open';
  if (makesLink && request.base === undefined && base !== undefined && !isAddress(base))
    return {
      stdout: '',
      stderr: sayOf(`PINSCOPE_BASE is no address such as https://pinscope.example/: '${base}'`),
      code: 2,
    };
  const loading = await loadInputs(request.files, stdin, language);
  if (!loading.ok) {
    const { message, file } = loading;
    const notice = { level: 'error' as const, text: message, ...(file === undefined ? {} : { file }) };
    const stdout = request.kind === 'check' ? printFailure(request, notice, version) : '';
    return { stdout, stderr: sayOf(message), code: 2 };
  }
  const sources = loading.inputs.map(({ name, text }, i): Source => ({ id: `s${String(i)}`, name, text }));
  let choices = choicesOf(request, loading.choices);
  if (request.machine !== undefined) {
    const choice = chooseMachine(request.machine, sources, analyzeAll(sources, choices));
    if (!choice.ok) {
      const notice = { level: 'error' as const, text: choice.message };
      const stdout = request.kind === 'check' ? printFailure(request, notice, version) : '';
      return { stdout, stderr: sayOf(choice.message), code: 2 };
    }
    choices = { ...choices, machine: choice.machine };
  }
  let outcome: Outcome;
  if (request.kind === 'explain') {
    const words = { ...analysisWords(language), ...findingWords(language) };
    outcome = explain(request, sources, choices, analyze, words);
  } else if (request.kind === 'check') {
    const notices = loading.notes.map((text) => ({ level: 'warning' as const, text }));
    outcome = check(request, sources, choices, analyze, version, notices);
  } else if (request.kind === 'svg') outcome = drawSvg(request, sources, choices, loading.view);
  else {
    const analysis = analyze(sources, choices);
    outcome =
      nothingReadBy(analysis, language) ?? makeLink(request, sources, choices, loading, base ?? homepage);
    outcome = { ...outcome, stderr: noteMachines(sources, choices, analysis, language) + outcome.stderr };
  }
  return {
    ...outcome,
    stderr: loading.notes.map(sayOf).join('') + outcome.stderr,
    // Whatever was found, it was not found in all that was sent.
    code: loading.isDamaged && outcome.code !== 2 ? 3 : outcome.code,
  };
}

function sayOf(message: string): string {
  return `pinscope: ${message.split('\n').map(makeHarmless).join('\n')}\n`;
}
