// The demonstration of embed.html and embed.zh-CN.html: a page that speaks with Pinscope in a frame.
const byId = (id) => document.getElementById(id);
const frame = byId('frame');
// Here both are of one origin; elsewhere it is the one that Pinscope is served from.
const pinscope = location.origin;

const set = (what) => frame.contentWindow.postMessage({ pinscope: 1, set: what }, pinscope);
const setSources = () => set({ sources: [byId('text').value] });

let isFirst = true;
window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== pinscope || data.pinscope !== 1) return;
  const line = document.createElement('code');
  line.textContent = JSON.stringify(data);
  byId('log').append(line);
  while (byId('log').childElementCount > 6) byId('log').firstElementChild.remove();
  if (data.event === 'height') frame.style.height = `${data.height}px`;
  if (data.event === 'ready' && isFirst) {
    isFirst = false;
    setSources();
    set({ language: byId('language').value });
  }
});

byId('sources').addEventListener('click', setSources);
byId('theme').addEventListener('change', ({ target }) => set({ theme: target.value }));
byId('language').addEventListener('change', ({ target }) => set({ language: target.value }));
byId('selection').addEventListener('change', ({ target }) => set({ selection: target.value || null }));
byId('controls').addEventListener('submit', (event) => event.preventDefault());
frame.src = `./#embed=${location.origin}`;
