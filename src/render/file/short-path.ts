/** Path data in as few letters as it takes: relative, on hundredths of a pixel, without needless blanks. */

/** At most two digits after the point: `12.345` → 12.35. */
export function onHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A number as short as XML's readers take it: `-0.5` → `-.5`. */
export function shortNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const rounded = onHundredths(value);
  const text = String(rounded);
  if (Number.isInteger(rounded)) return text;
  if (text.startsWith('0.')) return text.slice(1);
  return text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** How many numbers a command takes. */
function countOf(command: string): number {
  switch (command) {
    case 'M':
    case 'L':
    case 'm':
    case 'l':
      return 2;
    case 'H':
    case 'V':
    case 'h':
    case 'v':
      return 1;
    case 'Q':
    case 'q':
      return 4;
    case 'A':
    case 'a':
      return 7;
    default:
      return 0;
  }
}

/**
 * The same drawing: `M240 426L324 426Q330 426 330 420` → `M240 426h84q6 0 6-6`. Reads what the painters write: moves,
 * straight lines, quadratic curves and (relative) arcs, each with its letter. What it rounds does not add up.
 */
export function shortenPath(d: string): string {
  const writer = createWriter();
  const numbers = [0, 0, 0, 0, 0, 0, 0];
  let command = '';
  let wanted = 0;
  let count = 0;
  for (let at = 0; at < d.length;) {
    const unit = d.charCodeAt(at);
    if (unit > 64 && unit !== 101) {
      command = d.charAt(at);
      wanted = countOf(command);
      count = 0;
      at++;
    } else if (unit === 32 || unit === 44) {
      at++;
      continue;
    } else {
      let end = at + 1;
      // Most numbers are whole, and of few digits.
      let whole = unit - 48;
      let isWhole = whole >= 0 && whole <= 9;
      for (; end < d.length && isInNumber(d.charCodeAt(end), d.charCodeAt(end - 1)); end++) {
        const digit = d.charCodeAt(end) - 48;
        isWhole &&= digit >= 0 && digit <= 9 && end - at < 9;
        whole = whole * 10 + digit;
      }
      if (count < numbers.length) numbers[count] = isWhole ? whole : Number(d.slice(at, end));
      count++;
      at = end;
    }
    if (count < wanted) continue;
    writer.draw(command, numbers);
    count = 0;
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
  /** Moves the pen there, from where it is as it is written. */
  const moveTo = (nextX: number, nextY: number, dx: number, dy: number): void => {
    writtenX = onHundredths(writtenX + dx);
    writtenY = onHundredths(writtenY + dy);
    x = nextX;
    y = nextY;
  };
  const goTo = (nextX: number, nextY: number): void => {
    const dx = onHundredths(nextX - writtenX);
    const dy = onHundredths(nextY - writtenY);
    moveTo(nextX, nextY, dx, dy);
    put(dx);
    put(dy);
  };
  const lineTo = (nextX: number, nextY: number): void => {
    const dx = onHundredths(nextX - writtenX);
    const dy = onHundredths(nextY - writtenY);
    moveTo(nextX, nextY, dx, dy);
    begin(dy === 0 ? 'h' : dx === 0 ? 'v' : 'l');
    if (dx !== 0 || dy === 0) put(dx);
    if (dy !== 0) put(dy);
  };
  return {
    draw(command, numbers) {
      const a = numbers[0] ?? 0;
      const b = numbers[1] ?? 0;
      const isRelative = command > 'Z';
      const baseX = isRelative ? x : 0;
      const baseY = isRelative ? y : 0;
      switch (command.toUpperCase()) {
        case 'Z':
          begin('z');
          ({ x, y, writtenX, writtenY } = start);
          break;
        case 'A':
          begin('a');
          for (let at = 0; at < 5; at++) put(numbers[at] ?? 0);
          goTo(x + (numbers[5] ?? 0), y + (numbers[6] ?? 0));
          break;
        case 'Q':
          begin('q');
          put(baseX + a - writtenX);
          put(baseY + b - writtenY);
          goTo(baseX + (numbers[2] ?? 0), baseY + (numbers[3] ?? 0));
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
