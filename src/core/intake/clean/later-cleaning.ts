/** The dresses that few texts wear; each looks for its own sign first, so that plain texts pay a search each. */
import { findBase64 } from './base64.ts';
import { findCaretNotation, findPagerMarks } from './shown-marks.ts';
import type { LaterCleaning } from './clean-text.ts';
import { findDiff } from './diff.ts';
import { findEscapedStrings, findQuotedLines } from './escaped-strings.ts';
import { findPage } from './html.ts';
import { findPageTags, findRepeatedEscapes } from './page-tags.ts';
import { findLogPrefixes } from './log-prefixes.ts';
import { splitMachines } from './machine-prefixes.ts';
import { splitPanes } from './panes.ts';
import { findQuotedPrintable } from './quoted-printable.ts';
import { findTerminalWraps } from './unwrap.ts';

export const laterCleaning: LaterCleaning = {
  wrappings: [
    { find: findCaretNotation },
    { find: findPagerMarks },
    { find: findQuotedPrintable, kind: 'quoted-printable' },
    { find: findQuotedLines },
    { find: findEscapedStrings },
    { find: findBase64 },
  ],
  prefixes: [{ find: findDiff }, { find: findLogPrefixes }],
  texts: [
    { find: findRepeatedEscapes },
    { find: findPageTags },
    { find: (text, { isRoot }) => findPage(text, isRoot) },
    { find: findTerminalWraps, kind: 'line-wrap' },
  ],
  arrangings: [splitPanes, splitMachines],
};
