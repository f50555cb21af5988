/** Prose of a lesson where terms need no explanation: in the presenter's own window. */
import { readProse } from '../../lessons/prose.ts';
import type { ProsePart } from '../../lessons/prose.ts';

export function PlainProse({ text, inline = false }: { readonly text: string; readonly inline?: boolean }) {
  const paragraphs = readProse(text);
  // The parts of one text never move.
  if (inline) return paragraphs.flat().map((part, i) => <Part key={i} part={part} />);
  return paragraphs.map((parts, i) => (
    <p key={i}>
      {parts.map((part, k) => (
        <Part key={k} part={part} />
      ))}
    </p>
  ));
}

function Part({ part: { kind, text } }: { readonly part: ProsePart }) {
  if (kind === 'code') return <code>{text}</code>;
  return kind === 'strong' ? <strong>{text}</strong> : text;
}
