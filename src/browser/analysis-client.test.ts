import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { packAnalysis } from '../core/pack/pack-analysis.ts';
import { usualFolding } from '../core/scene/folding.ts';
import { packScene } from '../core/pack/pack-scene.ts';
import type { Scene } from '../core/scene/scene.ts';
import { analyzeTexts } from '../testing/analyze-text.ts';
import { createAnalysisClient } from './analysis-client.ts';
import type { Answer } from './analysis-worker.ts';
import type { PictureWish } from './picture-wish.ts';

/** It hears, and says what the test lets it say. */
class FakeWorker {
  static all: FakeWorker[] = [];
  onmessage: ((event: { data: Answer }) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  readonly heard: unknown[] = [];
  isEnded = false;

  constructor() {
    FakeWorker.all.push(this);
  }

  postMessage(question: unknown): void {
    this.heard.push(question);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: Answer): void {
    this.onmessage?.({ data });
  }
}

const analysis = analyzeTexts([]);
const packed = () => packAnalysis(analysis);
const guest = () => packAnalysis(analyzeTexts(['<domain><vcpu>2</vcpu></domain>']));
const sceneOf = (width: number): Scene => ({
  width,
  height: 1,
  hostBoxes: [],
  guestPanels: [],
  threads: [],
  edges: [],
  memoryEdges: [],
  guestCores: [],
  notes: [],
});
const scene = sceneOf(1);
const otherScene = sceneOf(2);
const wish: PictureWish = { language: 'en', aspect: 1.5, folding: usualFolding };
const inChinese: PictureWish = { ...wish, language: 'zh-CN' };

beforeEach(() => {
  FakeWorker.all = [];
  vi.stubGlobal('Worker', FakeWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A client that has asked for an analysis, its worker, and what came back. */
function asked(wanted: PictureWish | 'no picture' = wish) {
  const client = createAnalysisClient();
  const answer = { done: vi.fn(), failed: vi.fn() };
  client.request([], defaultChoices, wanted === 'no picture' ? undefined : wanted, answer);
  const [worker] = FakeWorker.all;
  if (worker === undefined) throw new Error('no worker was started');
  const answered = (): void => {
    worker.say({ analysis: packed(), derived: { starts: new Map(), numbering: undefined } });
  };
  return { client, answer, worker, answered };
}

const layoutAskedFor = ({ heard }: FakeWorker): number => {
  const last = heard.at(-1) as { layout: number | { layout: number } };
  return typeof last.layout === 'number' ? last.layout : last.layout.layout;
};

describe('a picture', () => {
  it('that was wished with the analysis is taken up when it comes', () => {
    const { client, worker, answered } = asked();
    const layout = layoutAskedFor(worker);
    answered();
    const done = vi.fn();
    expect(client.layOut(wish, done)).toBe('coming');
    worker.say({ layout, scene: packScene(scene) });
    expect(done).toHaveBeenCalledExactlyOnceWith(scene);
    expect(worker.heard).toHaveLength(1);
  });

  it('that came before it is asked for is there, and again', () => {
    const { client, worker, answered } = asked();
    answered();
    worker.say({ layout: layoutAskedFor(worker), scene: packScene(scene) });
    const found = client.layOut(wish, vi.fn());
    expect(found).toEqual(scene);
    expect(client.layOut({ ...wish }, vi.fn())).toBe(found);
  });

  it('of another wish overtakes it', () => {
    const { client, worker, answered } = asked();
    const first = layoutAskedFor(worker);
    answered();
    const [early, late] = [vi.fn(), vi.fn()];
    client.layOut(wish, early);
    expect(client.layOut(inChinese, late)).toBe('coming');
    const second = layoutAskedFor(worker);
    expect(second).not.toBe(first);
    worker.say({ layout: first, scene: packScene(scene) });
    worker.say({ layout: second, scene: packScene(otherScene) });
    expect(early).not.toHaveBeenCalled();
    expect(late).toHaveBeenCalledExactlyOnceWith(otherScene);
  });

  it('that fails is told, and may be asked for anew', () => {
    const { client, worker, answered } = asked();
    answered();
    const done = vi.fn();
    client.layOut(wish, done);
    worker.say({ layout: layoutAskedFor(worker), scene: undefined });
    expect(done).toHaveBeenCalledExactlyOnceWith(undefined);
    expect(client.layOut(wish, vi.fn())).toBe('coming');
    expect(worker.heard).toHaveLength(2);
  });

  it('is nobody’s while there is no answer, and once it is cancelled', () => {
    const { client, answered } = asked();
    expect(client.layOut(wish, vi.fn())).toBe('not-there');
    answered();
    client.cancel();
    expect(client.layOut(wish, vi.fn())).toBe('not-there');
  });
});

describe('a worker', () => {
  it('that still owes an answer is ended by the next request, and not heard any more', () => {
    const { client, answer, worker, answered } = asked();
    client.request([], defaultChoices, undefined, { done: vi.fn(), failed: vi.fn() });
    expect(worker.isEnded).toBe(true);
    expect(FakeWorker.all).toHaveLength(2);
    answered();
    expect(answer.done).not.toHaveBeenCalled();
  });

  it('that owes nothing works on, and forgets what it kept', () => {
    const { client, worker, answered } = asked('no picture');
    answered();
    client.cancel();
    expect(worker.isEnded).toBe(false);
    expect(worker.heard.at(-1)).toBe('rest');
  });

  it('judges when it is asked, and is ended while it does', () => {
    const { client, worker, answered } = asked('no picture');
    const judged = vi.fn();
    client.judge(judged);
    answered();
    client.judge(judged);
    expect(worker.heard.filter((one) => one === 'judge')).toHaveLength(1);
    worker.say({ findings: [] });
    expect(judged).toHaveBeenCalledExactlyOnceWith([]);
    client.judge(judged);
    client.cancel();
    expect(worker.isEnded).toBe(true);
  });

  it('whose analysis fails owes no picture either', () => {
    const { client, answer, worker } = asked();
    worker.say({ failure: 'out of memory' });
    expect(answer.failed).toHaveBeenCalledExactlyOnceWith('out of memory');
    client.request([], defaultChoices, undefined, { done: vi.fn(), failed: vi.fn() });
    expect(worker.isEnded).toBe(false);
  });

  it('that breaks down tells whoever waits, and the next request starts another', () => {
    const { client, answer, worker, answered } = asked();
    answered();
    const done = vi.fn();
    client.layOut(wish, done);
    worker.onerror?.({ message: 'broken' });
    expect(answer.failed).toHaveBeenCalledExactlyOnceWith('broken');
    expect(done).toHaveBeenCalledExactlyOnceWith(undefined);
    client.request([], defaultChoices, undefined, { done: vi.fn(), failed: vi.fn() });
    expect(FakeWorker.all).toHaveLength(2);
  });

  it('is not listened to any more as to its rehearsal once there is a request', () => {
    const client = createAnalysisClient();
    client.warm(vi.fn());
    const [early, late] = [guest(), guest()];
    FakeWorker.all[0]?.say({ rehearsed: { analysis: early, scene: packScene(scene) } });
    client.request([], defaultChoices, undefined, { done: vi.fn(), failed: vi.fn() });
    FakeWorker.all[0]?.say({ rehearsed: { analysis: late, scene: packScene(scene) } });
    // Lists are put in their place when it is unpacked.
    expect(early.analysis.placements[0]?.threads).toHaveLength(3);
    expect(late.analysis.placements[0]?.threads).toEqual([]);
  });

  it('stops rehearsing when it is cooled, and goes on when it is warmed again; what it keeps stays', () => {
    const client = createAnalysisClient();
    client.cool();
    client.warm(vi.fn());
    client.cool();
    client.cool();
    client.warm(vi.fn());
    expect(FakeWorker.all[0]?.heard).toEqual(['rehearse', 'rest', 'rehearse']);
    FakeWorker.all = [];
    const { client: busy, worker, answered } = asked();
    answered();
    busy.cool();
    expect(worker.heard).toHaveLength(1);
    expect(worker.isEnded).toBe(false);
  });

  it('says when it has rehearsed all, and when it fails at it', () => {
    const client = createAnalysisClient();
    const [all, failed] = [vi.fn(), vi.fn()];
    client.warm(all);
    FakeWorker.all[0]?.say({ rehearsed: { analysis: packed(), scene: packScene(scene) } });
    expect(all).not.toHaveBeenCalled();
    FakeWorker.all[0]?.say({ rehearsed: 'all' });
    expect(all).toHaveBeenCalledTimes(1);
    const other = createAnalysisClient();
    other.warm(failed);
    FakeWorker.all[1]?.onerror?.({ message: 'not fetched' });
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('rehearses once, and not when it is at work', () => {
    const client = createAnalysisClient();
    client.warm(vi.fn());
    client.warm(vi.fn());
    expect(FakeWorker.all[0]?.heard).toEqual(['rehearse']);
    FakeWorker.all[0]?.say({ rehearsed: { analysis: packed(), scene: packScene(scene) } });
    client.request([], defaultChoices, undefined, { done: vi.fn(), failed: vi.fn() });
    client.warm(vi.fn());
    expect(FakeWorker.all[0]?.heard.map((one) => (typeof one === 'string' ? one : 'job'))).toEqual([
      'rehearse',
      'rest',
      'job',
    ]);
  });
});
