import type { ReceivedCard } from './card.js';

/** The newest cards; older ones are forgotten, so that memory stays bounded. */
export class Inbox {
  readonly #cards: ReceivedCard[] = [];
  #next = 1;

  constructor(readonly capacity = 200) {}

  nextId(): number {
    return this.#next++;
  }

  add(card: ReceivedCard): void {
    this.#cards.push(card);
    if (this.#cards.length > this.capacity) this.#cards.shift();
  }

  /** Cards after this id, oldest first. */
  after(id: number): ReceivedCard[] {
    return this.#cards.filter((card) => card.id > id);
  }
}
