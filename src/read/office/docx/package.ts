/** The parts of an OOXML package by their relations: `_rels/.rels` names the main part, its own relations name `numbering.xml`. */
import type { PageNode } from '../../page/node.js';
import { attribute, descendant, elements, parseXml } from '../xml.js';
import { type UnpackFailure, unpackEntry, type ZipEntry } from '../zip.js';

const LARGEST_PART = 64 * 1_048_576;

export class Package {
  private readonly bytes: Uint8Array;
  private readonly entries: ReadonlyMap<string, ZipEntry>;

  constructor(bytes: Uint8Array, entries: readonly ZipEntry[]) {
    this.bytes = bytes;
    this.entries = new Map(entries.map((entry) => [key(entry.name), entry]));
  }

  /** The root of one part; null where the package has no such part. */
  part(path: string): PageNode | UnpackFailure | null {
    const entry = this.entries.get(key(path));
    if (entry === undefined) return null;
    const unpacked = unpackEntry(this.bytes, entry, LARGEST_PART);
    if (typeof unpacked === 'string') return unpacked;
    return parseXml(unpacked) ?? 'damaged';
  }

  /** The path of the part that `from` relates to as `kind`, the last word of the relation's type. */
  related(from: string, kind: string): string | null {
    const slash = from.lastIndexOf('/');
    const folder = from.slice(0, slash + 1);
    const relations = this.part(`${folder}_rels/${from.slice(slash + 1)}.rels`);
    if (relations === null || typeof relations === 'string') return null;
    const found = elements(descendant(relations, 'Relationships')).find(
      (one) => (attribute(one, 'Type') ?? '').split('/').at(-1) === kind,
    );
    const target = attribute(found, 'Target');
    if (target === undefined) return null;
    return target.startsWith('/') ? target.slice(1) : resolvePath(folder + target);
  }
}

function key(path: string): string {
  return path.toLowerCase();
}

function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
