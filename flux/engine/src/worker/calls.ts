/** Calls to another thread that wait for their answers, each under a number of its own. */
export class Calls<Answer> {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  /** @param call sends the call; its answer comes with the number */
  make(call: (number: number) => void): Promise<Answer> {
    const number = ++this.#last;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      call(number);
    });
  }

  answer(number: number, answer: Answer): void {
    const resolve = this.#waiting.get(number);
    this.#waiting.delete(number);
    resolve?.(answer);
  }

  /** Nobody is there any more to answer: all that wait get this. */
  answerAll(answer: Answer): void {
    for (const number of [...this.#waiting.keys()]) this.answer(number, answer);
  }
}
