import { describe, expect, it } from 'vitest';
import { createPageStore } from './store.ts';

const given = (text: string) => ({ name: '', text });

describe('the texts', () => {
  it('replace an untouched example, and add up after that', () => {
    const store = createPageStore();
    store.getState().showExample('precedence', [given('a'), given('b')]);
    store.getState().select('d0/vcpu:1');
    store.getState().setNumad('1');
    store.getState().addTexts([given('mine')]);
    expect(store.getState().sources.map((source) => source.text)).toEqual(['mine']);
    expect(store.getState().example).toBeUndefined();
    expect(store.getState().selection).toBeUndefined();
    expect(store.getState().choices.numad).toBeUndefined();
    store.getState().setNumad('0');
    store.getState().addTexts([given('host')]);
    expect(store.getState().sources.map((source) => source.text)).toEqual(['mine', 'host']);
    expect(store.getState().choices.numad).toBe('0');
    expect(store.getState().activeSource).toBe(store.getState().sources[1]?.id);
  });

  it('stay when an example was edited', () => {
    const store = createPageStore();
    store.getState().showExample('precedence', [given('a'), given('b')]);
    const first = store.getState().sources[0]!;
    store.getState().editText(first.id, 'changed');
    store.getState().addTexts([given('more')]);
    expect(store.getState().sources.map((source) => source.text)).toEqual(['changed', 'b', 'more']);
  });

  it('take the place of blank ones', () => {
    const store = createPageStore();
    store.getState().addTexts([given('  ')]);
    store.getState().addTexts([given('mine')]);
    expect(store.getState().sources.map((source) => source.text)).toEqual(['mine']);
  });

  it('hand the editor to a neighbour when closed', () => {
    const store = createPageStore();
    store.getState().addTexts([given('a'), given('b'), given('c')]);
    const [a, b, c] = store.getState().sources;
    store.getState().activateSource(b!.id);
    store.getState().closeSource(b!.id);
    expect(store.getState().activeSource).toBe(c!.id);
    store.getState().closeSource(c!.id);
    expect(store.getState().activeSource).toBe(a!.id);
    store.getState().closeSource(a!.id);
    expect(store.getState().activeSource).toBeUndefined();
  });
});

describe('the view', () => {
  it('shows the text of a marked place, and opens the texts only when lines are asked for', () => {
    const store = createPageStore();
    store.getState().addTexts([given('a'), given('b')]);
    const [a, b] = store.getState().sources;
    expect(store.getState().activeSource).toBe(a!.id);
    store.getState().select('d0/vcpu:0', { source: b!.id, from: 0, to: 1 });
    expect(store.getState().activeSource).toBe(b!.id);
    expect(store.getState().drawerOpen).toBeUndefined();
    store.getState().markSpans([{ source: a!.id, from: 0, to: 1 }]);
    expect(store.getState().activeSource).toBe(a!.id);
    expect(store.getState().drawerOpen).toBe(true);
  });

  it('forgets marked places when a text changes, because they moved', () => {
    const store = createPageStore();
    store.getState().addTexts([given('a')]);
    const { id } = store.getState().sources[0]!;
    store.getState().markSpans([{ source: id, from: 0, to: 1 }]);
    store.getState().editText(id, 'bb');
    expect(store.getState().mark).toBeUndefined();
  });

  it('hides and shows a source', () => {
    const store = createPageStore();
    store.getState().toggleSource('vcpupin');
    expect(store.getState().hiddenSources).toEqual(['vcpupin']);
    store.getState().toggleSource('vcpupin');
    expect(store.getState().hiddenSources).toEqual([]);
  });
});

describe('the choices', () => {
  it('drop an assumption once and take it up again', () => {
    const store = createPageStore();
    store.getState().dropAssumption('x');
    store.getState().dropAssumption('x');
    expect(store.getState().choices.droppedAssumptions).toEqual(['x']);
    store.getState().takeAssumption('x');
    expect(store.getState().choices.droppedAssumptions).toEqual([]);
  });
});
