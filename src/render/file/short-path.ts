/** Path data in as few letters as it takes: relative, on hundredths of a pixel, without needless blanks. */

/** At most two digits after the point: `12.345` → 12.35. */
export function onHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A number as short as XML's readers take it: `-0.5` → `-.5`. */
export function shortNumber(value: number): string {
  const rounded = onHundredths(value);
  const text = String(rounded);
  if (Number.isInteger(rounded)) return text;
  if (text.startsWith('0.')) return text.slice(1);
  return text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** How many numbers a command takes. */
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, A: 7, Z: 0 };

/**
 * The same drawing: `M240 426L324 426Q330 426 330 420` → `M240 426h84q6 0 6-6`. Reads what the painters write: moves,
 * straight lines, quadratic curves and (relative) arcs, each with its letter. What it rounds does not add up.
 */
export function shortenPath(d: string): string {
  const writer = createWriter();
  const numbers: number[] = [];
  let command = '';
  for (let at = 0; at < d.length;) {
    const unit = d.charCodeAt(at);
    if (unit > 64 && unit !== 101) {
      command = d.charAt(at);
      numbers.length = 0;
      at++;
    } else if (unit === 32 || unit === 44) {
      at++;
      continue;
    } else {
      let end = at + 1;
      while (end < d.length && isInNumber(d.charCodeAt(end), d.charCodeAt(end - 1))) end++;
      numbers.push(Number(d.slice(at, end)));
      at = end;
    }
    if (numbers.length < (counts[command.toUpperCase()] ?? 0)) continue;
    writer.draw(command, numbers);
    numbers.length = 0;
  }
  return writer.written();
}

/** A digit, a point, an exponent, or the sign of one. */
function isInNumber(unit: number, before: number): boolean {
  return (unit >= 48 && unit <= 57) || unit === 46 || unit === 101 || (unit === 45 && before === 101);
}

interface PathWriter {
  draw(command: string, numbers: readonly number[]): void;
  written(): string;
}

function createWriter(): PathWriter {
  let out = '';
  let last = '';
  /** Right after a letter no blank is needed. */
  let isGlued = false;
  /** Where the pen is, and where it is as it is written; and where the piece began. */
  let x = 0;
  let y = 0;
  let writtenX = 0;
  let writtenY = 0;
  let start = { x, y, writtenX, writtenY };
  const begin = (command: string): void => {
    isGlued = command !== last || command === 'm' || command === 'z';
    if (isGlued) out += command;
    last = command;
  };
  const put = (value: number): void => {
    const text = shortNumber(value);
    out += isGlued || text.startsWith('-') ? text : ` ${text}`;
    isGlued = false;
  };
  /** Moves the pen there; by how much, as it is written. */
  const moveTo = (nextX: number, nextY: number): readonly [dx: number, dy: number] => {
    const [dx, dy] = [onHundredths(nextX - writtenX), onHundredths(nextY - writtenY)];
    writtenX = onHundredths(writtenX + dx);
    writtenY = onHundredths(writtenY + dy);
    x = nextX;
    y = nextY;
    return [dx, dy];
  };
  const goTo = (nextX: number, nextY: number): void => {
    const [dx, dy] = moveTo(nextX, nextY);
    put(dx);
    put(dy);
  };
  const lineTo = (nextX: number, nextY: number): void => {
    const [dx, dy] = moveTo(nextX, nextY);
    begin(dy === 0 ? 'h' : dx === 0 ? 'v' : 'l');
    if (dx !== 0 || dy === 0) put(dx);
    if (dy !== 0) put(dy);
  };
  return {
    draw(command, [a = 0, b = 0, c = 0, e = 0, f = 0, dx = 0, dy = 0]) {
      const isRelative = command > 'Z';
      const [baseX, baseY] = isRelative ? [x, y] : [0, 0];
      switch (command.toUpperCase()) {
        case 'Z':
          begin('z');
          ({ x, y, writtenX, writtenY } = start);
          break;
        case 'A':
          begin('a');
          for (const value of [a, b, c, e, f]) put(value);
          goTo(x + dx, y + dy);
          break;
        case 'Q':
          begin('q');
          put(baseX + a - writtenX);
          put(baseY + b - writtenY);
          goTo(baseX + c, baseY + e);
          break;
        case 'M':
          begin(out === '' ? 'M' : 'm');
          goTo(baseX + a, baseY + b);
          start = { x, y, writtenX, writtenY };
          break;
        case 'H':
          lineTo(baseX + a, y);
          break;
        case 'V':
          lineTo(x, baseY + a);
          break;
        default:
          lineTo(baseX + a, baseY + b);
      }
    },
    written: () => out,
  };
}
