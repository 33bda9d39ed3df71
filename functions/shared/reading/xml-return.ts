import type { FindingList } from './finding-list.ts';
import { shorten } from './shorten.ts';
import type { PreparedLayout, RowLayout } from './xml-layout.ts';
import { type XmlEvents, XmlGivenUp } from './xml-reader.ts';
import { XmlRecord } from './xml-record.ts';

/** One child with all its data in the document. */
export interface XmlChild {
  /** Undefined when the child has no header. */
  readonly header: XmlRecord | undefined;
  readonly rows: readonly XmlRecord<RowLayout>[];
}

interface Task {
  readonly file: string;
  readonly layout: PreparedLayout;
  readonly findings: FindingList;
  takeChild(child: XmlChild): void;
}

type Level = 'outside' | 'return' | 'child' | 'header' | 'row' | 'value';

/** Most characters of a value, rows of a child, and names of unknown elements that are reported separately. */
const LIMITS = { value: 32_768, rows: 10_000, names: 100 } as const;

/** Builds children from the elements of the XML, in any order. Unknown elements are counted and ignored. */
export class XmlReturn implements XmlEvents {
  readonly #task: Task;
  readonly #levels: Level[] = ['outside'];
  readonly #names: string[] = [];
  /** The number of open elements inside an ignored one, including itself. */
  #ignored = 0;
  #header: XmlRecord | undefined;
  #rows: XmlRecord<RowLayout>[] = [];
  #record: XmlRecord | undefined;
  #value = { index: -1, text: '', line: 0, column: 0 };
  readonly #oddities = new Map<string, { count: number; report: (count: number) => void }>();

  constructor(task: Task) {
    this.#task = task;
  }

  open(name: string, line: number, column: number): void {
    if (this.#ignored > 0) {
      this.#ignored += 1;
      return;
    }
    const level = this.#enter(name, line, column);
    if (level === undefined) {
      this.#ignored = 1;
      this.#countUnknown(name, line, column);
      return;
    }
    this.#levels.push(level);
    this.#names.push(name);
  }

  text(text: string): void {
    if (this.#ignored > 0) return;
    if (this.#levels.at(-1) !== 'value') {
      if (text.trim() !== '') this.#countStray();
      return;
    }
    this.#value.text += text;
    if (this.#value.text.length > LIMITS.value) throw new XmlGivenUp('xml-too-long');
  }

  close(): void {
    if (this.#ignored > 0) {
      this.#ignored -= 1;
      return;
    }
    this.#names.pop();
    const level = this.#levels.pop();
    if (level === 'value') this.#endValue();
    else if (level === 'child') this.#endChild();
    else if (level === 'row') this.#record = undefined;
  }

  /** Reports the findings that are made once for the whole document. */
  finish(): void {
    for (const { count, report } of this.#oddities.values()) report(count);
  }

  /** The level of an element in its place. Undefined when the specification has no such element there. */
  #enter(name: string, line: number, column: number): Level | undefined {
    const level = this.#levels.at(-1);
    const { root, child, header, rowElements } = this.#task.layout;
    if (level === 'outside') {
      if (name === root) return 'return';
      throw new XmlGivenUp('xml-unknown-root', { element: shorten(name), root });
    }
    if (level === 'return') return name === child ? 'child' : undefined;
    if (level === 'child' && name === header) return this.#enterHeader(line, column);
    const row = rowElements.get(name);
    if (row !== undefined && (level === 'child' || level === 'header')) {
      return this.#enterRow(row, line, column);
    }
    if (level === 'row') return this.#enterValue(this.#record, name, line, column);
    return level === 'header' ? this.#enterValue(this.#header, name, line, column) : undefined;
  }

  #enterHeader(line: number, column: number): Level {
    const { header, headerLayout } = this.#task.layout;
    if (this.#header !== undefined) this.#reportRepeated(header, line, column);
    this.#header ??= new XmlRecord(headerLayout, line, column);
    return 'header';
  }

  #enterRow(layout: RowLayout, line: number, column: number): Level {
    if (this.#rows.length >= LIMITS.rows) {
      throw new XmlGivenUp('too-many-rows', { count: LIMITS.rows.toLocaleString('en-GB') });
    }
    const row = new XmlRecord(layout, line, column);
    this.#rows.push(row);
    this.#record = row;
    return 'row';
  }

  #enterValue(
    record: XmlRecord | undefined,
    name: string,
    line: number,
    column: number,
  ): Level | undefined {
    const index = record?.layout.indexOf.get(name);
    if (record === undefined || index === undefined) return undefined;
    const isRepeated = record.has(index);
    if (isRepeated) this.#reportRepeated(name, line, column);
    this.#value = { index: isRepeated ? -1 : index, text: '', line, column };
    return 'value';
  }

  #endValue(): void {
    const { index, text, line, column } = this.#value;
    const record = this.#levels.at(-1) === 'row' ? this.#record : this.#header;
    if (index >= 0) record?.set(index, text, line, column);
  }

  #endChild(): void {
    const child = { header: this.#header, rows: this.#rows };
    this.#header = undefined;
    this.#rows = [];
    this.#task.takeChild(child);
  }

  #reportRepeated(element: string, line: number, column: number): void {
    this.#task.findings.report('xml-repeated-element', {
      ...this.#place(line, column),
      placeholders: { element, inside: this.#inside() },
    });
  }

  #countUnknown(name: string, line: number, column: number): void {
    const inside = this.#inside();
    const isFull = this.#oddities.size >= LIMITS.names;
    const element = isFull ? 'An element' : shorten(name);
    this.#count(`${inside} ${isFull ? '' : name}`, (count) => {
      const placeholders = { element, inside, count };
      const place = this.#place(line, column);
      this.#task.findings.report('xml-unknown-element', { ...place, placeholders });
    });
  }

  #countStray(): void {
    const { file, findings } = this.#task;
    const inside = this.#inside();
    this.#count(`${inside} text`, (count) => {
      findings.report('xml-stray-text', { file, placeholders: { inside, count } });
    });
  }

  #count(key: string, report: (count: number) => void): void {
    const known = this.#oddities.get(key);
    if (known !== undefined) known.count += 1;
    else this.#oddities.set(key, { count: 1, report });
  }

  /** The name of the innermost open element. */
  #inside(): string {
    return this.#names.at(-1) ?? this.#task.layout.root;
  }

  #place(line: number, column: number) {
    return { file: this.#task.file, line, ...(column > 0 && { column }) };
  }
}
