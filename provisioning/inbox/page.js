import { hostConfig } from './host-config.js';
import { markdownToHtml } from './markdown.js';

/* global AdaptiveCards */
AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

const list = document.getElementById('cards');
const state = document.getElementById('state');
const dark = matchMedia('(prefers-color-scheme: dark)');
let cards = [];

function render(card) {
  const adaptive = new AdaptiveCards.AdaptiveCard();
  adaptive.hostConfig = new AdaptiveCards.HostConfig(hostConfig(dark.matches));
  adaptive.onExecuteAction = (action) => {
    if (/^https?:/.test(action.url ?? '')) open(action.url, '_blank', 'noreferrer');
  };
  adaptive.parse(card.content);
  const article = document.createElement('article');
  article.dataset.id = String(card.id);
  const meta = document.createElement('p');
  meta.className = 'meta';
  const delay = card.delay === null ? '' : ` · ${card.delay} s after the minute closed`;
  meta.textContent = `${new Date(card.arrived).toLocaleString()}${delay} · ${(card.bytes / 1024).toFixed(1)} KB`;
  article.append(meta, adaptive.render());
  return article;
}

function show() {
  list.replaceChildren(...cards.map(render).reverse());
  if (cards.length > 0) state.textContent = `${cards.length} cards, newest first.`;
}

async function poll() {
  try {
    const response = await fetch(`/cards?after=${cards.at(-1)?.id ?? 0}`);
    const { cards: fresh } = await response.json();
    if (fresh.length > 0) {
      cards = [...cards, ...fresh].slice(-200);
      show();
    }
  } catch {
    state.textContent = 'The inbox does not answer; trying again.';
  }
  setTimeout(poll, 1000);
}

dark.addEventListener('change', show);
await poll();
