// The part of Markdown that Teams shows in a text block: bold, links, lists, and escaped characters.

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => escapes[character]);

/** Text as HTML: everything that is no Markdown is escaped, and links lead to http and https only. */
export function markdownToHtml(text) {
  const blocks = [];
  for (const line of text.split(/\r?\n/)) {
    const item = /^\s*[-*] (.*)$/.exec(line);
    if (item === null) {
      if (line.trim() !== '') blocks.push(`<p>${inline(line)}</p>`);
    } else if (blocks.at(-1)?.endsWith('</ul>')) {
      blocks.push(blocks.pop().replace(/<\/ul>$/, `<li>${inline(item[1])}</li></ul>`));
    } else blocks.push(`<ul><li>${inline(item[1])}</li></ul>`);
  }
  return blocks.join('');
}

const token =
  /\\([\\`*_{}[\]<>()#~|+\-.!])|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^\s)]+)\)/g;

function inline(text) {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(token)) {
    html += escapeHtml(text.slice(from, match.index));
    const [whole, escaped, bold, label, url] = match;
    if (escaped !== undefined) html += escapeHtml(escaped);
    else if (bold !== undefined) html += `<strong>${inline(bold)}</strong>`;
    else html += `<a href="${escapeHtml(url)}" target="_blank" rel="noreferrer">${inline(label)}</a>`;
    from = match.index + whole.length;
  }
  return html + escapeHtml(text.slice(from));
}
