import { describe, expect, it } from 'vitest';
import { cpuSet, hostOf, sketchAnalysis, sketchHost } from './analysis-sketches.ts';
import type { DomainSketch } from './analysis-sketches.ts';
import { buildMatrix, cellState } from './build-matrix.ts';
import type { Matrix } from './build-matrix.ts';
import { indexAt, layAxis, scrollToShow, windowOf } from './matrix-axis.ts';
import { firstCursor, keepCursor, moveCursor } from './matrix-cursor.ts';
import { cellSizes, fittingSize, layOutMatrix, planNumbers, spotAt } from './matrix-layout.ts';
import type { Host } from '../host/host.ts';
import { withinCpuMs } from '../../testing/cpu-time.ts';

const matrixOf = (host: Host | undefined, ...domains: readonly DomainSketch[]): Matrix =>
  buildMatrix(sketchAnalysis(host, domains));
const cpus = ({ columns }: Matrix): string => columns.map(({ id }) => id.replace('pcpu:', '')).join(' ');
const bands = (matrix: Matrix): readonly string[] =>
  matrix.bands.map(
    ({ kind, spans }) =>
      `${kind} ${spans.map(({ number, from, to }) => `${String(number)}:${String(from)}-${String(to)}`).join(' ')}`,
  );
/** One line a thread: `#` nobody else, `o` only here, `=` may run, `x` lost, `?` numad, `*` any, `.` not. */
const signs = { alone: '#', only: 'o', runs: '=', lost: 'x', no: '.', unknown: '?', all: '*' } as const;
const draw = (matrix: Matrix): readonly string[] =>
  matrix.rows.map((row) =>
    row.kind === 'thread'
      ? matrix.columns.map((column, index) => signs[cellState(matrix, row, column, index)]).join('')
      : row.kind,
  );

describe('the columns of the matrix', () => {
  it('stand in topology order, siblings side by side', () => {
    const matrix = matrixOf(sketchHost({ nodes: 2, coresPerNode: 2, threads: 2 }));
    expect(cpus(matrix)).toBe('0 4 1 5 2 6 3 7');
    expect(bands(matrix)).toEqual(['node 0:0-4 1:4-8', 'core 0:0-2 1:2-4 0:4-6 1:6-8']);
  });

  it('leave out bands that tell nothing apart', () => {
    expect(bands(matrixOf(sketchHost({ nodes: 1, coresPerNode: 4 })))).toEqual([]);
    const sockets = sketchHost({ nodes: 1, coresPerNode: 4, socketsPerNode: 2, diesPerSocket: 2 });
    expect(bands(matrixOf(sockets))).toEqual(['socket 0:0-2 1:2-4', 'die 0:0-1 1:1-2 0:2-3 1:3-4']);
  });

  it('put the cores of one L3 together, and show it where it is not a node or die', () => {
    const span = { source: 't', from: 0, to: 0 };
    const host = sketchHost({ nodes: 1, coresPerNode: 4, threads: 1 });
    const caches = [
      { level: 3, id: 7, cpus: cpuSet('0,2'), span },
      { level: 3, id: 8, cpus: cpuSet('1,3'), span },
      { level: 2, id: 0, cpus: cpuSet('0'), span },
    ];
    const matrix = matrixOf({ ...host, caches });
    expect(cpus(matrix)).toBe('0 2 1 3');
    expect(bands(matrix)).toEqual(['l3 7:0-2 8:2-4']);
    const two = sketchHost({ nodes: 2, coresPerNode: 2 });
    const same = [cpuSet('0-1'), cpuSet('2-3')].map((set, id) => ({ level: 3, id, cpus: set, span }));
    expect(bands(matrixOf({ ...two, caches: same }))).toEqual(['node 0:0-2 1:2-4']);
  });

  it('end with the CPUs that the host lacks', () => {
    const matrix = matrixOf(sketchHost({ nodes: 1, coresPerNode: 2 }), { vcpus: 1, pin: () => '1,8-9' });
    expect(cpus(matrix)).toBe('0 1 8 9');
    expect(matrix.strip).toMatchObject({ from: 2, to: 4, state: 'absent' });
  });

  it('are the CPUs that are named where the host is not known, in runs where they are too many', () => {
    const few = matrixOf(undefined, { vcpus: 1, pin: () => '3,5' });
    expect(cpus(few)).toBe('3 5');
    expect(few.strip).toMatchObject({ from: 0, to: 2, state: 'unplaced' });
    const many = matrixOf(undefined, { vcpus: 2, pin: (vcpu) => ['0-9999', '5000'][vcpu] });
    expect(cpus(many)).toBe('range:0-4999 5000 range:5001-9999');
  });
});

describe('the cells of the matrix', () => {
  it('say where a thread may run, alone, with others, or nowhere', () => {
    const host = sketchHost({ nodes: 1, coresPerNode: 4 });
    const matrix = matrixOf(host, {
      vcpus: 4,
      pin: (vcpu) => ['0', '1', '1-2', '7'][vcpu],
      emulatorpin: '1',
    });
    // The sketch does not cut sets to the host; libvirt's `runs` is what the pipeline adds.
    expect(draw(matrix)).toEqual(['domain', '#....', '.o...', '.==..', '....#', 'host-side', '.o...']);
    expect(matrix.load).toEqual([1, 3, 1, 0, 1]);
    expect(matrix.mostLoad).toBe(3);
  });

  it('leave rows open where numad decides or the host is not known', () => {
    expect(draw(matrixOf(sketchHost({ nodes: 1, coresPerNode: 2 }), { vcpus: 1, numad: true }))).toEqual([
      'domain',
      '??',
      'host-side',
      '??',
    ]);
    // The emulator may run there, too.
    expect(draw(matrixOf(undefined, { vcpus: 1, pin: () => '4' }))).toEqual([
      'domain',
      'o',
      'host-side',
      '*',
    ]);
    expect(draw(matrixOf(undefined, { vcpus: 1, pin: () => '4', emulatorpin: '5' }))).toEqual([
      'domain',
      '#.',
      'host-side',
      '.#',
    ]);
  });

  it('outline what is asked for and not there', () => {
    const host = hostOf(
      [0, 1].map((id) => ({ id, online: id === 0, assumed: false, span: { source: 't', from: 0, to: 0 } })),
      [],
    );
    const analysis = sketchAnalysis(host, [{ vcpus: 1, pin: () => '0-1' }]);
    const placements = analysis.placements.map((placement) => ({
      ...placement,
      threads: placement.threads.map((thread) => ({ ...thread, runs: cpuSet('0') })),
    }));
    expect(draw(buildMatrix({ ...analysis, placements }))[1]).toBe('ox');
  });

  it('group vCPUs by guest cell where there are several', () => {
    const matrix = matrixOf(undefined, { vcpus: 3, cells: ['0', '1-2'], cpuset: '0' });
    expect(matrix.rows.map(({ kind, id }) => (kind === 'thread' ? id : kind)).join(' ')).toBe(
      'domain cell d0/vcpu:0 cell d0/vcpu:1 d0/vcpu:2 host-side d0/emulator',
    );
  });

  it('have nothing for an empty analysis', () => {
    const matrix = matrixOf(undefined);
    expect([matrix.rows, matrix.columns, matrix.bands]).toEqual([[], [], []]);
    expect(layOutMatrix(matrix, cellSizes[3]!, 100)).toMatchObject({ top: 20 });
  });

  it('cost little for 8,192 CPUs and 4,096 threads', () => {
    const host = sketchHost({ nodes: 8, coresPerNode: 512, threads: 2 });
    const analysis = sketchAnalysis(host, [{ vcpus: 4096, pin: (vcpu) => `${String(vcpu)}-8191` }]);
    // about 60 ms where nothing else runs
    const matrix = withinCpuMs(800, () => {
      const built = buildMatrix(analysis);
      layOutMatrix(built, cellSizes[2]!, 100);
      return built;
    });
    expect([matrix.columns.length, matrix.rows.length]).toEqual([8192, 4099]);
  });
});

describe('an axis', () => {
  const axis = layAxis(
    4,
    () => 10,
    (index) => (index === 2 ? 5 : 0),
  );

  it('finds what stands at a place, and nothing in a gap', () => {
    expect(axis).toEqual({ starts: [0, 10, 25, 35], sizes: [10, 10, 10, 10], length: 45 });
    expect([-1, 0, 9.9, 10, 20, 24.9, 25, 44, 45].map((at) => indexAt(axis, at))).toEqual([
      undefined,
      0,
      0,
      1,
      undefined,
      undefined,
      2,
      3,
      undefined,
    ]);
  });

  it('knows what a window shows', () => {
    expect(windowOf(axis, 0, 45)).toEqual({ from: 0, to: 4 });
    expect(windowOf(axis, 10, 24)).toEqual({ from: 1, to: 2 });
    expect(windowOf(axis, 21, 24)).toEqual({ from: 2, to: 2 });
    expect(windowOf(axis, 100, 200)).toEqual({ from: 4, to: 4 });
    expect(
      windowOf(
        layAxis(0, () => 1),
        0,
        10,
      ),
    ).toEqual({ from: 0, to: 0 });
  });

  it('scrolls as little as it takes', () => {
    const long = layAxis(100, () => 10);
    expect(scrollToShow(long, 3, 0, 50)).toBe(0);
    expect(scrollToShow(long, 6, 0, 50)).toBe(20);
    expect(scrollToShow(long, 1, 40, 50)).toBe(10);
    expect(scrollToShow(long, 50, 0, 50)).toBe(480);
    expect(scrollToShow(long, 99, 0, 50)).toBe(950);
    expect(scrollToShow(long, 500, 7, 50)).toBe(7);
  });
});

describe('the layout of the matrix', () => {
  const matrix = matrixOf(sketchHost({ nodes: 2, coresPerNode: 2, threads: 2 }), { vcpus: 2, cpuset: '0' });
  const layout = layOutMatrix(matrix, { width: 28, height: 26 }, 100);

  it('knows what stands at a point', () => {
    expect(spotAt(layout, 10, 10, 0, 0)).toBeUndefined();
    expect(spotAt(layout, 110, 10, 0, 0)?.span).toMatchObject({ kind: 'node', number: 0 });
    expect(spotAt(layout, 110, layout.numbersTop + 2, 0, 0)).toEqual({ row: -1, column: 0 });
    expect(spotAt(layout, 10, layout.top + 30, 0, 0)).toEqual({ row: 1, column: -1 });
    expect(spotAt(layout, 130, layout.top + 30, 0, 0)).toEqual({ row: 1, column: 1 });
    expect(spotAt(layout, 130, layout.top + 30, 28, 26)).toEqual({ row: 2, column: 2 });
    // A heading is one thing from side to side.
    expect(spotAt(layout, 130, layout.top + 5, 0, 0)).toEqual({ row: 0, column: -1 });
    expect(spotAt(layout, 5000, 5000, 0, 0)).toBeUndefined();
  });

  it('never writes numbers into each other', () => {
    for (const { width } of cellSizes) {
      for (const highest of [7, 47, 447, 8191, 99999]) {
        const { turned, every, heightPx } = planNumbers(highest, width);
        const textPx = String(highest).length * 6.5;
        if (turned) {
          expect(every * width).toBeGreaterThanOrEqual(12);
          expect(heightPx).toBeGreaterThan(textPx);
        } else expect(textPx).toBeLessThan(width);
      }
    }
  });

  it('chooses cells with which all columns are seen, and never unreadable ones', () => {
    expect(fittingSize(16, 700)).toBe(4);
    expect(fittingSize(24, 2350)).toBe(7);
    expect(fittingSize(64, 3300)).toBe(6);
    expect(fittingSize(96, 3300)).toBe(4);
    expect(fittingSize(24, 1400)).toBe(5);
    expect(fittingSize(24, 1200)).toBe(4);
    expect(fittingSize(30, 700)).toBe(3);
    expect(fittingSize(8192, 700)).toBe(2);
  });
});

describe('the cursor', () => {
  const rows = ['domain', 'thread', 'thread', 'host-side', 'thread'].map((kind) => ({
    kind: kind as 'thread',
  }));
  const field = { rows, columnCount: 10, pageRows: 3 };
  const go = (row: number, column: number, key: string, withControl = false): string => {
    const { row: r, column: c } = moveCursor({ row, column }, key, withControl, field) ?? {
      row: NaN,
      column: NaN,
    };
    return `${String(r)},${String(c)}`;
  };

  it('begins at the first thread', () => {
    expect(firstCursor(field)).toEqual({ row: 1, column: 0 });
    expect(firstCursor({ ...field, rows: [] })).toEqual({ row: -1, column: 0 });
    expect(firstCursor({ rows: [], columnCount: 0, pageRows: 1 })).toBeUndefined();
    expect(keepCursor({ row: 2, column: 20 }, field)).toEqual({ row: 1, column: 0 });
    expect(keepCursor({ row: 2, column: 3 }, field)).toEqual({ row: 2, column: 3 });
  });

  it('goes over headings in the body, and onto them in the first column', () => {
    expect(go(2, 4, 'ArrowDown')).toBe('4,4');
    expect(go(4, 4, 'ArrowUp')).toBe('2,4');
    expect(go(2, -1, 'ArrowDown')).toBe('3,-1');
    expect(go(1, 4, 'ArrowUp')).toBe('-1,4');
    expect(go(-1, 4, 'ArrowDown')).toBe('1,4');
    expect(go(0, -1, 'ArrowUp')).toBe('0,-1');
  });

  it('stops at the borders', () => {
    expect(go(1, -1, 'ArrowLeft')).toBe('1,-1');
    expect(go(-1, 0, 'ArrowLeft')).toBe('-1,0');
    expect(go(1, 9, 'ArrowRight')).toBe('1,9');
    expect(go(4, 2, 'ArrowDown')).toBe('4,2');
    expect(go(0, -1, 'ArrowRight')).toBe('0,-1');
  });

  it('goes to ends and by pages', () => {
    expect(go(2, 4, 'Home')).toBe('2,0');
    expect(go(2, 4, 'End')).toBe('2,9');
    expect(go(4, 4, 'Home', true)).toBe('1,0');
    expect(go(1, 4, 'End', true)).toBe('4,9');
    expect(go(1, 4, 'PageDown')).toBe('4,4');
    expect(go(4, 4, 'PageUp')).toBe('1,4');
    expect(moveCursor({ row: 1, column: 1 }, 'a', false, field)).toBeUndefined();
  });
});
