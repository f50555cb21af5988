/** The command line without the process: arguments and standard input in, what to print and the exit code out. */
import { analyze } from '../core/analyze.ts';
import { collectorLine } from '../core/collector.ts';
import { makeHarmless } from '../report/terminal-text.ts';
import { analysisWords } from '../words/analysis.ts';
import { archiveWords } from '../words/archive.ts';
import { findingWords } from '../words/findings.ts';
import { parseRequest, usage } from './arguments.ts';
import { explain } from './explain.ts';
import type { Outcome } from './explain.ts';
import { readInputs } from './read-input.ts';

export async function run(
  args: readonly string[],
  stdin: AsyncIterable<Uint8Array>,
  version: string,
): Promise<Outcome> {
  const request = parseRequest(args);
  switch (request.kind) {
    case 'help':
      return { stdout: usage, stderr: '', code: 0 };
    case 'version':
      return { stdout: `pinscope ${version}\n`, stderr: '', code: 0 };
    case 'collector':
      return { stdout: `${collectorLine}\n`, stderr: '', code: 0 };
    case 'wrong-usage':
      return {
        stdout: '',
        stderr: `pinscope: ${makeHarmless(request.message)}\nTry 'pinscope --help'.\n`,
        code: 2,
      };
    case 'explain': {
      const reading = await readInputs(request.files, stdin, archiveWords(request.language));
      if (!reading.ok) return { stdout: '', stderr: sayOf(reading.message), code: 2 };
      const { language } = request;
      const words = { ...analysisWords(language), ...findingWords(language) };
      const outcome = explain(request, reading.inputs, analyze, words);
      return { ...outcome, stderr: reading.notes.map(sayOf).join('') + outcome.stderr };
    }
    default:
      return request satisfies never;
  }
}

function sayOf(message: string): string {
  return `pinscope: ${message.split('\n').map(makeHarmless).join('\n')}\n`;
}
