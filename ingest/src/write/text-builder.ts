import { formatField } from './line.js';

const firstBytes = 64 * 1024;
const widest = 255;
const [zero, quote, backslash] = [48, 34, 92];

/**
 * Puts a long text together out of short ones, in bytes that are used again and again: strings that are joined one by
 * one would be as many objects.
 */
export class TextBuilder {
  private bytes = Buffer.allocUnsafeSlow(firstBytes);
  private length = 0;
  /** What stands before the bytes, where characters were too wide for them. */
  private before = '';

  text(value: string): void {
    this.reserve(value.length);
    const { bytes } = this;
    let at = this.length;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code > widest) {
        this.wide(value);
        return;
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  /** Text as `formatField` writes it. */
  quoted(value: string): void {
    this.reserve(value.length * 2 + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let i = 0; i < value.length; i++) {
      const code = value.charCodeAt(i);
      if (code > widest) {
        this.wide(formatField(value));
        return;
      }
      if (code === quote || code === backslash) bytes[at++] = backslash;
      bytes[at++] = code;
    }
    bytes[at++] = quote;
    this.length = at;
  }

  /** So many digits, with zeros before a number that has fewer; @param value below 2^31 */
  digits(value: number, count: number): void {
    this.reserve(count);
    let rest = value;
    for (let at = this.length + count - 1; at >= this.length; at--) {
      const left = (rest / 10) | 0;
      this.bytes[at] = zero + rest - left * 10;
      rest = left;
    }
    this.length += count;
  }

  /** All of it; what is put together next begins anew. */
  take(): string {
    const text = this.before + this.bytes.toString('latin1', 0, this.length);
    this.before = '';
    this.length = 0;
    return text;
  }

  private wide(value: string): void {
    this.before += this.bytes.toString('latin1', 0, this.length) + value;
    this.length = 0;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + more));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
