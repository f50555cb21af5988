import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultChoices } from '../core/analysis.ts';
import { cgroupKinds } from '../core/placement/choices.ts';
import { eraIds } from '../core/placement/eras.ts';
import { pinningSources } from '../core/placement/placement.ts';
import { encodeBase64Url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { deflateText } from './deflate.ts';
import { textsDictionary } from './dictionary.ts';
import { capabilitiesText } from '../synthetic-hosts/host-text.ts';
import { modelOf } from '../testing/links/round-trip.ts';
import { decodeLink, encodeLink, encodeModelLink, findLinkProblem } from './link.ts';
import { writeLinkState, type LinkState } from './link-state.ts';
import { writeModel } from './model/write-model.ts';

const plain: LinkState = {
  sources: [{ name: 'vm.xml', text: "<vcpu placement='static' cpuset='1,2'>4</vcpu>\n" }],
  choices: defaultChoices,
  view: { hiddenSources: [] },
};

/** A link with any payload text and a right checksum, as a hostile program would write it. */
function forge(json: string | Uint8Array, head = '1.t'): string {
  const packed = typeof json === 'string' ? deflateText(json) : json;
  return seal(`${head}.${encodeBase64Url(packed)}`);
}

function seal(body: string): string {
  return `#${body}.${crc32(body).toString(36).padStart(7, '0')}`;
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', '\ud800', '\ufeffx', '__proto__', '<domain/>'),
);
const anyName = anyText.map((text) => text.slice(0, 200));
const anyState: fc.Arbitrary<LinkState> = fc.record(
  {
    sources: fc.array(fc.record({ name: anyName, text: anyText }, { noNullPrototype: true }), {
      maxLength: 5,
    }),
    choices: fc.record(
      {
        droppedAssumptions: fc.array(anyName, { maxLength: 3 }),
        asLibvirt: fc.boolean(),
        numad: fc.option(anyName, { nil: undefined }),
        libvirt: fc
          .tuple(fc.nat(9999), fc.nat(9999), fc.nat(9999))
          .map((numbers): string => numbers.join('.')),
        cgroup: fc.constantFrom(...cgroupKinds.filter((kind) => kind !== 'v2')),
        droppedChanges: fc.array(anyName, { minLength: 1, maxLength: 3 }),
        muted: fc.array(
          fc.record(
            {
              rule: fc.constantFrom('vcpus-share-pcpu' as const, 'set-straddles-nodes' as const),
              entities: fc.array(anyName, { maxLength: 3 }),
              reason: anyName,
            },
            { requiredKeys: ['rule', 'reason'], noNullPrototype: true },
          ),
          { minLength: 1, maxLength: 3 },
        ),
        era: fc.constantFrom(...eraIds.filter((era) => era !== 'now')),
      },
      { requiredKeys: ['droppedAssumptions', 'asLibvirt', 'numad'], noNullPrototype: true },
    ),
    view: fc.record(
      {
        selection: fc.stringMatching(/^[a-z0-9:/]{0,63}[a-z0-9]$/),
        hiddenSources: fc.subarray([...pinningSources]),
        language: fc.constantFrom('en', 'zh-CN'),
        tab: fc.constantFrom('map', 'matrix', 'table'),
        lens: fc.constantFrom('domain', 'load', 'memory', 'distance', 'findings', 'isolation'),
        hiddenClasses: fc
          .uniqueArray(fc.constantFrom('domain:0', 'load:3', 'memory:remote'), { minLength: 1 })
          .map((keys) => keys.sort()),
        lesson: fc.constant('L05a'),
        step: fc.integer({ min: 1, max: 20 }),
      },
      { requiredKeys: ['hiddenSources', 'lesson'], noNullPrototype: true },
    ),
  },
  { noNullPrototype: true },
);

describe('encodeLink', () => {
  it('opens again to the same state, and is canonical', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const link = encodeLink(state);
        expect(link).toMatch(/^#1\.d\.[A-Za-z0-9_-]+\.[0-9a-z]{7}(?:&[a-z]+=[\w:/.,-]+)*$/);
        const reading = decodeLink(link);
        expect(reading).toEqual({ ok: true, codec: 'd', state });
        if (reading.ok) expect(encodeLink(reading.state)).toBe(link);
      }),
    );
  }, 30_000);

  it('does not depend on the order in which sources were hidden', () => {
    const hide = (hiddenSources: LinkState['view']['hiddenSources']): string =>
      encodeLink({ ...plain, view: { hiddenSources } });
    expect(hide(['default', 'vcpupin'])).toBe(hide(['vcpupin', 'default']));
  });

  it('cuts long names and leaves out a selection that is no entity', () => {
    const link = encodeLink({
      ...plain,
      sources: [{ name: 'n'.repeat(500), text: '' }],
      view: { hiddenSources: [], selection: '"><script>' },
    });
    const reading = decodeLink(link);
    expect(reading).toEqual({
      ok: true,
      codec: 'd',
      state: { ...plain, sources: [{ name: 'n'.repeat(200), text: '' }] },
    });
  });
});

describe('the dictionary of texts', () => {
  it('is as it was when the first link was made with it', () => {
    const ascii = new TextDecoder().decode(textsDictionary);
    expect(ascii).toMatch(/^[\n\t -~]*$/);
    expect([ascii.length, crc32(ascii).toString(16)]).toEqual([16_522, 'bc49b369']);
  });

  it('halves the links of small texts, and costs large ones nothing', () => {
    const lengths = (text: string): readonly [number, number] => {
      const state = { ...plain, sources: [{ name: '', text }] };
      return [
        encodeLink(state).length,
        seal(`1.t.${encodeBase64Url(deflateText(writeLinkState(state)))}`).length,
      ];
    };
    const [small, smallBefore] = lengths(
      readFileSync(new URL('../examples/texts/L08b-one-to-one.xml', import.meta.url), 'utf8'),
    );
    expect(small * 2).toBeLessThan(smallBefore);
    const [large, largeBefore] = lengths(capabilitiesText('node:8 core:64 pu:2'));
    expect(large).toBeLessThan(largeBefore);
  });

  it('is asked for by a letter: without it the same bytes say nothing', () => {
    const [, , payload = ''] = encodeLink(plain).split('.');
    expect(decodeLink(seal(`1.t.${payload}`))).toMatchObject({ ok: false, reason: 'damaged' });
  });
});

describe('findLinkProblem', () => {
  it('says beforehand what decoding would refuse', () => {
    const withText = (text: string): LinkState => ({ ...plain, sources: [{ name: '', text }] });
    const frame = JSON.stringify({ sources: [['', '']] }).length;
    const fits = withText('x'.repeat(2 * 1024 * 1024 - frame));
    const tooLong = withText('x'.repeat(2 * 1024 * 1024 - frame + 1));
    const tooMany = { ...plain, sources: Array.from({ length: 65 }, () => ({ name: '', text: '' })) };
    expect(findLinkProblem(plain)).toBeUndefined();
    expect(findLinkProblem(fits)).toBeUndefined();
    expect(decodeLink(encodeLink(fits)).ok).toBe(true);
    for (const state of [tooLong, tooMany, withText('\u4e2d'.repeat(700_000))]) {
      expect(findLinkProblem(state)).toBe('too-large');
      expect(decodeLink(encodeLink(state))).toMatchObject({ ok: false, reason: 'too-large' });
    }
  });
});

describe('decodeLink', () => {
  const link = encodeLink(plain);

  it('reports every truncation', () => {
    expect(decodeLink('')).toMatchObject({ reason: 'not-a-link' });
    expect(decodeLink('#')).toMatchObject({ reason: 'not-a-link' });
    for (let length = 2; length < link.length; length++) {
      const cut = link.slice(0, length);
      for (const text of [cut, `${cut}...`, `${cut}\u2026`, `https://example.org/p/${cut})`]) {
        expect(decodeLink(text), text).toMatchObject({ ok: false, reason: 'truncated', raw: text });
      }
    }
  });

  it('gives back what stands before the cut, of short links too', () => {
    const text = plain.sources[0]?.text ?? '';
    const payload = link.indexOf('.', 4) + 1;
    let longest = 0;
    for (let length = payload + 20; length < link.length - 8; length++) {
      const reading = decodeLink(link.slice(0, length));
      const recovered = reading.ok ? undefined : reading.recovered?.sources[0]?.text;
      if (recovered === undefined) continue;
      expect(text.startsWith(recovered)).toBe(true);
      longest = Math.max(longest, recovered.length);
    }
    expect(longest).toBeGreaterThan(text.length * 0.6);
  });

  it('gives back all of a model whose check alone is cut or changed', () => {
    const host = capabilitiesText('node:2 core:2 pu:2');
    const guest =
      "<domain type='kvm'><name>a</name><memory>1</memory><vcpu>2</vcpu><os><type>hvm</type></os></domain>";
    for (const texts of [[guest], [host, guest]]) {
      const whole = encodeModelLink(modelOf(texts.map((text, i) => ({ name: `${String(i)}.txt`, text }))), {
        hiddenSources: [],
      });
      const state = decodeLink(whole);
      const sources = state.ok ? state.state.sources : [];
      expect(sources).toHaveLength(texts.length);
      const dot = whole.lastIndexOf('.');
      const changed = `${whole.slice(0, -1)}${whole.endsWith('0') ? '1' : '0'}`;
      for (const broken of [whole.slice(0, -1), whole.slice(0, dot + 1), changed])
        expect(decodeLink(broken), broken).toMatchObject({ ok: false, recovered: { sources } });
    }
  });

  it.each([
    ['a whole address', (l: string) => `https://example.org/pinscope/${l}`],
    ['no #', (l: string) => l.slice(1)],
    ['trailing punctuation', (l: string) => `(${l}).`],
    ['a full stop of another script', (l: string) => `${l}\u3002`],
    ['markup', (l: string) => `<https://example.org/${l}>`],
    ['emphasis', (l: string) => `_${l}_`],
    ['blanks around', (l: string) => `  ${l}\r\n`],
    ['wrapped lines', (l: string) => l.replace(/.{20}/g, '$&\r\n')],
    ['a quoted mail', (l: string) => l.replace(/.{20}/g, '$&\n> ')],
    ['percent-encoding', (l: string) => encodeURIComponent(l)],
    ['percent-encoding twice', (l: string) => encodeURIComponent(encodeURIComponent(l))],
    [
      'percent-encoding of everything',
      (l: string) => l.replace(/./g, (c) => `%${c.charCodeAt(0).toString(16)}`),
    ],
    ['something after it', (l: string) => `${l}&embed`],
    ['a sentence around it', (l: string) => `Look (#4): https://example.org/${l} is wrong`],
  ])('tolerates %s', (_, change) => {
    expect(decodeLink(change(link))).toEqual({ ok: true, codec: 'd', state: plain });
  });

  it.each([
    ['', 'not-a-link'],
    ['#about', 'not-a-link'],
    ['#12', 'not-a-link'],
    ['#1.5', 'not-a-link'],
    ['#0.t.AAAA.0000000', 'not-a-link'],
    ['#01.t.AAAA.0000000', 'not-a-link'],
    ['#2.t.AAAA.0000000', 'newer'],
    ['#2.', 'newer'],
    ['#10.zz', 'newer'],
    ['#1.m.AAAA.0000000', 'damaged'],
    ['#1.n.AAAA.0000000', 'newer'],
    [seal('1.d.'), 'damaged'],
    [seal('1.d.A'), 'damaged'],
    ['#1.d.AAAA.0000000', 'damaged'],
    [seal('1.m.'), 'damaged'],
    [seal('1.m.Ag'), 'newer'],
    ['#1.', 'truncated'],
    ['#1.t.AAAA.0000000', 'damaged'],
    ['#1.t.AA\u2026AA.0000000', 'damaged'],
    [seal('1.t.'), 'damaged'],
    [seal('1.t.A'), 'damaged'],
    [encodeLink(plain).toUpperCase(), 'case-lost'],
    [encodeLink(plain).toLowerCase(), 'case-lost'],
    ['%', 'not-a-link'],
    ['#'.repeat(1000), 'not-a-link'],
  ])('answers %j with %s', (text, reason) => {
    expect(decodeLink(text)).toEqual({ ok: false, reason, raw: text });
  });

  it.each([
    ['no JSON', '{"sources":[', 'damaged'],
    ['no object', '[]', 'damaged'],
    ['null', 'null', 'damaged'],
    ['no sources', '{}', 'damaged'],
    ['sources of another kind', '{"sources":{"length":1}}', 'damaged'],
    ['a source of another kind', '{"sources":[["a","b","c"]]}', 'damaged'],
    ['a text of another kind', '{"sources":[["a",1]]}', 'damaged'],
    ['a long name', JSON.stringify({ sources: [['n'.repeat(201), '']] }), 'damaged'],
    ['65 sources', JSON.stringify({ sources: Array.from({ length: 65 }, () => ['', '']) }), 'too-large'],
    ['choices of another kind', '{"sources":[],"choices":[]}', 'damaged'],
    ['numad of another kind', '{"sources":[],"choices":{"numad":0}}', 'damaged'],
    ['a long numad', JSON.stringify({ sources: [], choices: { numad: '0'.repeat(201) } }), 'damaged'],
    ['dropped of another kind', '{"sources":[],"choices":{"dropped":[1]}}', 'damaged'],
    ['an unknown choice', '{"sources":[],"choices":{"kernel":"6.1"}}', 'newer'],
    ['an unknown era', '{"sources":[],"choices":{"era":"10.7"}}', 'newer'],
    ['an unknown cgroup', '{"sources":[],"choices":{"cgroup":"v3"}}', 'newer'],
    ['an era of another kind', '{"sources":[],"choices":{"era":2011}}', 'damaged'],
    ['a cgroup of another kind', '{"sources":[],"choices":{"cgroup":null}}', 'damaged'],
    ['a release that is none', '{"sources":[],"choices":{"libvirt":"9.0"}}', 'damaged'],
    ['a release of another kind', '{"sources":[],"choices":{"libvirt":9}}', 'damaged'],
    ['an unknown part', '{"sources":[],"muted":[]}', 'newer'],
    ['a mute of another kind', '{"sources":[],"choices":{"muted":[{"rule":"x"}]}}', 'damaged'],
    ['entities of another kind', '{"sources":[],"choices":{"muted":[["x","",[1]]]}}', 'damaged'],
    ['a prototype', '{"sources":[],"__proto__":{"x":1}}', 'newer'],
    ['deep nesting', '['.repeat(1_000_000), 'damaged'],
  ])('trusts no payload: %s', (_, json, reason) => {
    expect(decodeLink(forge(json))).toMatchObject({ ok: false, reason });
  });

  it('writes a release as libvirt does', () => {
    const reading = decodeLink(forge('{"sources":[],"choices":{"libvirt":"09.00.0"}}'));
    expect(reading.ok && reading.state.choices.libvirt).toBe('9.0.0');
  });

  it('takes what is as usual for what was not chosen', () => {
    const usual = { ...plain, choices: { ...defaultChoices, cgroup: 'v2', era: 'now' } } as const;
    expect(encodeLink(usual)).toBe(encodeLink(plain));
    const reading = decodeLink(forge('{"sources":[],"choices":{"cgroup":"v2","era":"now"}}'));
    expect(reading.ok && reading.state.choices).toEqual(defaultChoices);
  });

  it('passes over what it does not know in the view', () => {
    const view = {
      selection: 'D0 <b>',
      hidden: ['numad', 'x', 1],
      language: '../..',
      tab: 'timeline',
      zoom: 3,
    };
    expect(decodeLink(forge(JSON.stringify({ sources: [], view })))).toEqual({
      ok: true,
      codec: 't',
      state: { sources: [], choices: defaultChoices, view: { hiddenSources: ['numad'] } },
    });
    expect(decodeLink(forge('{"sources":[],"view":7}')).ok).toBe(true);
  });

  it('refuses payloads that are no text', () => {
    expect(decodeLink(forge(new Uint8Array([0xff, 0xff, 0xff])))).toMatchObject({ reason: 'damaged' });
    // A stored block (RFC 1951 §3.2.4) of one byte that is not UTF-8.
    expect(decodeLink(forge(new Uint8Array([1, 1, 0, 0xfe, 0xff, 0xff])))).toMatchObject({
      reason: 'damaged',
    });
  });

  it('refuses a bomb without inflating it', () => {
    // 16 MiB of blanks, and its end missing: whoever inflates all of it finds it damaged. Measured on 256 MiB:
    // 6–50 ms to refuse, 1.7 s to inflate.
    const bomb = forge(deflateText(' '.repeat(16 * 1024 * 1024)).subarray(0, -8));
    expect(decodeLink(bomb)).toMatchObject({ ok: false, reason: 'too-large' });
  });

  it('refuses an address that no browser takes', () => {
    expect(decodeLink(`#1.t.${'A'.repeat(5_000_000)}`)).toMatchObject({ reason: 'too-large' });
  });

  it('never throws, and never silently opens to another state', () => {
    const edit = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 3 }),
      insert: fc.oneof(
        fc.string({ maxLength: 3 }),
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.constant('%'),
      ),
    });
    fc.assert(
      fc.property(anyState, fc.array(edit, { minLength: 1, maxLength: 4 }), (state, edits) => {
        let text = encodeLink(state);
        for (const { at, remove, insert } of edits) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + insert + text.slice(from + remove);
        }
        const reading = decodeLink(text);
        // The view stands behind the check, for hands to change.
        if (reading.ok) expect({ ...reading.state, view: state.view }).toEqual(state);
        else expect(reading.raw).toBe(text);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it('never throws on noise', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `#1.t.${text}`),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => forge(bytes)),
      fc.json().map((json) => forge(json)),
      fc.json().map((json) => forge(`{"sources":[],"view":${json}}`)),
      fc.json().map((json) => forge(`{"sources":[],"choices":${json}}`)),
    );
    fc.assert(
      fc.property(noise, (text) => typeof decodeLink(text).ok === 'boolean'),
      { numRuns: 1000 },
    );
  }, 30_000);
});

describe('links.v1.txt', () => {
  /** Blocks of `// what it is`, the link, and the JSON of the state it opens to. */
  const blocks = readFileSync(new URL('links.v1.txt', import.meta.url), 'utf8')
    .split(/\n{2,}/)
    .map((block) => block.trim().split('\n'))
    .filter((lines) => lines.length === 3 && lines[1]!.startsWith('#1.'));

  it('holds two dozen', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(24);
  });

  it.each(blocks.map(([title, text, state]) => [title!, text!, state!]))('%s', (_, text, state) => {
    const reading = decodeLink(text);
    if (!reading.ok) throw new Error(reading.reason);
    const frozen = JSON.parse(state) as LinkState;
    // How the texts of a model are written may become better; what they say may not change.
    const { sources } = reading.codec === 'm' ? frozen : reading.state;
    expect({ ...reading.state, sources }).toEqual(frozen);
    if (reading.codec === 'm') {
      const [opened, meant] = [reading.state, frozen].map((one) => modelOf(one.sources, one.choices));
      expect(writeModel(opened!)).toEqual(writeModel(meant!));
      // Written again it is the same link, as long as nothing is kept that was not.
      expect(encodeModelLink(opened!, reading.state.view)).toBe(text);
    }
  });
});
