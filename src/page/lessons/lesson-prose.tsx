/** Prose of a lesson (`lessons/prose.ts`) as elements. Everything in it is text: nothing can become markup. */
import { Fragment } from 'react';
import { readProse } from '../../lessons/prose.ts';
import type { ProsePart } from '../../lessons/prose.ts';
import { Term } from '../glossary/term.tsx';

/** Paragraphs; `inline`: a single one, to stand within another element. */
export function LessonProse({ text, inline = false }: { readonly text: string; readonly inline?: boolean }) {
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

function Part({ part }: { readonly part: ProsePart }) {
  switch (part.kind) {
    case 'text':
      return <Fragment>{part.text}</Fragment>;
    case 'code':
      return <code>{part.text}</code>;
    case 'strong':
      return <strong>{part.text}</strong>;
    case 'em':
      return <em>{part.text}</em>;
    case 'term':
      return <Term id={part.id} text={part.text} />;
  }
}
