import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
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
    store.getState().toggleClass('vcpupin');
    expect(store.getState().hiddenClasses).toEqual(['vcpupin']);
    store.getState().toggleClass('vcpupin');
    expect(store.getState().hiddenClasses).toEqual([]);
  });
});

describe('the rules', () => {
  const rules = { libvirt: '9.4.0', cgroup: 'v1', era: '2011', asLibvirt: true } as const;

  it('are written down only where they are not as usual', () => {
    const store = createPageStore();
    const { setLibvirt, setCgroup, setEra, setAsLibvirt } = store.getState();
    setLibvirt(rules.libvirt);
    setCgroup(rules.cgroup);
    setEra(rules.era);
    setAsLibvirt(true);
    expect(store.getState().choices).toEqual({ ...defaultChoices, ...rules });
    setLibvirt(undefined);
    setCgroup('v2');
    setEra('now');
    setAsLibvirt(false);
    expect(store.getState().choices).toStrictEqual(defaultChoices);
  });

  it('are put back without touching what is said of the texts', () => {
    const store = createPageStore();
    const ofTexts = { droppedAssumptions: ['vcpu-count:d0'], numad: '1' };
    store.getState().setChoices({ ...rules, ...ofTexts });
    store.getState().resetRules();
    expect(store.getState().choices).toStrictEqual({ ...defaultChoices, ...ofTexts });
  });

  it('stay when other texts come, while what was said of the old ones goes', () => {
    const store = createPageStore();
    store.getState().showExample('precedence', [given('a')]);
    store.getState().setChoices({ ...rules, droppedAssumptions: ['vcpu-count:d0'], numad: '1' });
    store.getState().addTexts([given('mine')]);
    expect(store.getState().choices).toEqual({ ...defaultChoices, ...rules });
    store.getState().setNumad('0');
    store.getState().showExample('auto', [given('b')]);
    expect(store.getState().choices).toEqual({ ...defaultChoices, ...rules });
  });
});

describe('the language', () => {
  it('of a link is shown and not taken for the reader’s own', () => {
    const store = createPageStore();
    store.getState().showLanguage('zh-CN');
    expect(store.getState()).toMatchObject({ language: 'zh-CN', chosenLanguage: undefined });
    store.getState().setLanguage('zh-CN');
    expect(store.getState().chosenLanguage).toBe('zh-CN');
    store.getState().showLanguage('en');
    expect(store.getState()).toMatchObject({ language: 'en', chosenLanguage: 'zh-CN' });
  });
});

describe('dropped assumptions', () => {
  const start = () => {
    const store = createPageStore();
    store.getState().addTexts([given('<domain/>'), given(' '), given("<vcpupin vcpu='3' cpuset='0'/>")]);
    for (const id of ['vcpu-count:d1', 'fragments-joined:0', 'host-cpus'])
      store.getState().dropAssumption(id);
    const [first, blank, last] = store.getState().sources.map(({ id }) => id);
    return { store, first: first!, blank: blank!, last: last! };
  };
  const all = ['vcpu-count:d1', 'fragments-joined:0', 'host-cpus'];
  const ofHost = ['host-cpus'];

  it('do not fall upon another domain when a text is closed', () => {
    const { store, first, blank } = start();
    store.getState().closeSource(blank);
    expect(store.getState().choices.droppedAssumptions).toEqual(all);
    store.getState().closeSource(first);
    expect(store.getState().choices.droppedAssumptions).toEqual(ofHost);
  });

  it('outlive an edit that leaves the domains in their places, and no other', () => {
    const { store, first } = start();
    const { editText } = store.getState();
    editText(first, '<domain');
    expect(store.getState().choices.droppedAssumptions).toEqual(ofHost);
    const other = start();
    other.store.getState().editText(other.first, '<domain>\n  <vcpu');
    other.store.getState().editText(other.last, "<vcpupin vcpu='5' cpuset='0'/>");
    expect(other.store.getState().choices.droppedAssumptions).toEqual(all);
    other.store.getState().editText(other.first, '<domain/><domain/>');
    expect(other.store.getState().choices.droppedAssumptions).toEqual(ofHost);
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
