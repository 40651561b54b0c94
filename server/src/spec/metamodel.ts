import type { Dialect, PolicyId } from './dialects.ts';
import type { SpecVersion, VersionSpan } from './version.ts';

/**
 * What a standard says, as tables. One metamodel holds all versions of a standard; every entry
 * says from and until when it holds. Rules, completion, hover, outline, snippets, JSON Schemas and the
 * field reference read it; none of them knows a field by name.
 */
export interface Metamodel {
  readonly id: StandardId;
  readonly title: string;
  /** Released versions, oldest first. */
  readonly versions: readonly SpecVersion[];
  /** The top-level field that says which of them a document follows; `apiVersion` when not said. */
  readonly versionField?: string;
  /** Name of the type of the document's top level. */
  readonly root: string;
  readonly types: Readonly<Record<string, TypeSpec>>;
  /** Standards whose documents stand beside those of this one, by the dialect that they are written in. */
  readonly companions?: Readonly<Partial<Record<Dialect, Metamodel>>>;
  /** The list field in which a type that has it takes whatever the standard does not know, as key and value. */
  readonly extension?: { readonly field: string; readonly key: string; readonly value: string };
  /** Keys that begin so are the author's own, in every map. */
  readonly freePrefix?: string;
}

/** The standards that we have tables of; also the names of the dialects that they describe. */
export type StandardId = 'odcs' | 'odps' | 'odps-lf' | PolicyId;

/** A kind of map: contract, server, property ... */
export interface TypeSpec {
  /** Key in `Metamodel.types`. */
  readonly name: string;
  /** What people call it in a sentence, lower case: `schema object`. */
  readonly title: string;
  readonly doc: string;
  /** In the order in which an author writes them; completion and snippets keep it. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** What every key holds that is none of the fields: the map has keys of the author's choice. */
  readonly entries?: FieldSpec;
  /** Names that the standard itself uses beside those of the fields, with the field that each one is. */
  readonly spellings?: Readonly<Record<string, string>>;
  /** Spans in which the standard lets other fields pass; elsewhere an unknown field is an error. */
  readonly open?: VersionSpan;
  /** Fields that depend on the value of another one: `type` of a server, `logicalType` of a property. */
  readonly discriminator?: Discriminator;
  /** Counts of fields of which so many must be there, whatever the variant. */
  readonly groups?: readonly FieldGroup[];
  /** The field whose value names an instance in outlines and messages. */
  readonly nameField?: string;
  /** Where `a: b` belongs that stands in place of an entry; absent: `nameField` and the only other required field. */
  readonly entry?: { readonly key: string; readonly value: string };
  /** Where a plain text belongs that stands in place of an entry; absent: the key of `entry`. */
  readonly textField?: string;
  /** Fields that other tools or older formats have here, and what to write instead. */
  readonly misplaced?: Readonly<Record<string, Misplaced>>;
}

export interface Discriminator {
  readonly field: string;
  /** The variant that holds when the field is absent; without one, the fields of every variant are known then. */
  readonly fallback?: string;
  /** Keyed by value of the field. */
  readonly variants: Readonly<Record<string, VariantSpec>>;
}

/** What holds beside the common fields for one value of the discriminator. */
export interface VariantSpec {
  /** Fields that only this variant has, and common ones that it narrows. */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly groups?: readonly FieldGroup[];
}

/** `min` to `max` of the fields must be present. */
export interface FieldGroup extends VersionSpan {
  /** What the fields are together, plural: `comparison operators`. */
  readonly title: string;
  readonly fields: readonly string[];
  readonly min: number;
  readonly max: number;
}

export interface FieldSpec extends VersionSpan {
  /** One to three sentences of our own, Markdown. */
  readonly doc: string;
  /** In the first entry whose span holds the version. A single value holds always. */
  readonly value: ValueSpec | readonly VersionedValue[];
  /** `true`, or the span in which it must be there. */
  readonly required?: true | VersionSpan;
  readonly deprecated?: Deprecation;
  /** What an absent field means. */
  readonly default?: string | number | boolean;
  /** Values an author would write, best first. */
  readonly examples?: readonly unknown[];
  /** What versions without the field have for a plain list of values in its place. */
  readonly earlier?: Misplaced['instead'];
  /** A page that explains more. */
  readonly link?: string;
  /** The field is of use only to a map around in which `field` has one of the values, itself below one of the types. */
  readonly serves?: {
    readonly field: string;
    readonly values: readonly string[];
    readonly below: readonly string[];
  };
}

export interface VersionedValue extends VersionSpan {
  readonly value: ValueSpec;
}

export interface Deprecation {
  readonly since: SpecVersion;
  /** What to write instead; completes "... is deprecated since 3.1.0: ". */
  readonly instead: string;
  /** The sibling field that takes the value over, unchanged but for words that are aliases there; absent when there is none. */
  readonly renameTo?: string;
  /** The field of the newer form that takes the whole value, where a form is deprecated. */
  readonly wrapIn?: string;
}

export type ValueSpec =
  | StringValue
  | NumberValue
  | { readonly kind: 'boolean' }
  /** Anything at all, null included. */
  | { readonly kind: 'any' }
  /** A single string, number or boolean; `nullable` lets null pass. */
  | { readonly kind: 'scalar'; readonly nullable?: boolean }
  /** A map of a type of the metamodel. */
  | { readonly kind: 'object'; readonly type: string }
  /** A map whose keys are free. */
  | { readonly kind: 'free-map' }
  | ListValue
  /** One of several shapes that differ in their YAML kind (scalar, map, list) or scalar type. */
  | { readonly kind: 'one-of'; readonly options: readonly OneOfOption[] };

/** A shape among several; `deprecated` when it is only still accepted. */
export interface OneOfOption extends VersionSpan {
  readonly value: ValueSpec;
  readonly deprecated?: Deprecation;
}

/** Checked by the patterns of `string-formats.ts`. */
export type StringFormat = 'uri' | 'date' | 'date-time' | 'email';

export interface StringValue {
  readonly kind: 'string';
  /** Closed: any other value is an error. */
  readonly values?: readonly ValueChoice[];
  /** Open: offered, never enforced. */
  readonly suggestions?: readonly ValueChoice[];
  readonly format?: StringFormat;
  /** ECMAScript source that the value must match, and what it asks for in words. */
  readonly pattern?: {
    readonly source: string;
    readonly meaning: string;
    /** The form of texts that are wrong in one thing only, and what is asked for there. */
    readonly near?: { readonly source: string; readonly meaning: string };
  };
  /** An empty string is an error: it identifies or does something. */
  readonly nonEmpty?: boolean;
  /** Language of the content, for highlighting and checks: `sql`, `cron`, `regex`. */
  readonly language?: 'sql' | 'cron' | 'markdown' | 'regex';
}

/** One allowed or suggested value. */
export interface ValueChoice extends VersionSpan {
  readonly value: string;
  readonly doc: string;
  readonly deprecated?: Deprecation;
  /** Other spellings that mean this value: `varchar` for `string`; compared without case. */
  readonly aliases?: readonly string[];
  /** Types of the map around in which alone the value makes sense. */
  readonly below?: readonly string[];
  /** By alias in lower case: the field, dotted when in a map below, in which the rest of what the alias says belongs. */
  readonly aliasFields?: Readonly<
    Record<string, { readonly field: string; readonly value: string }>
  >;
}

export interface NumberValue {
  readonly kind: 'number' | 'integer';
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

export interface ListValue {
  readonly kind: 'list';
  readonly of: ValueSpec;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

/** Advice for a field that does not belong where it stands. */
export interface Misplaced {
  /**
   * Dotted path from the map that holds the misplaced field to the right one, with `..` for the
   * parent: `logicalTypeOptions.minimum`, `../servers`. Absent when there is no single right place.
   */
  readonly to?: string;
  /**
   * How the value changes on its way; absent: unchanged. `wrap-entries`: not the field is misplaced but
   * all entries of the list around, which belong into the list `to` of a new entry. `mark-entries`: each
   * entry of the list `to` beside it that the value names says so itself, by the field `constant`.
   * `map-to-entries`: a map becomes the list in which a type takes what the standard does not know.
   */
  readonly convert?:
    'invert' | 'wrap-in-list' | 'to-constant' | 'wrap-entries' | 'mark-entries' | 'map-to-entries';
  /** The value may mean something else in the new place: never changed without asking. */
  readonly unsure?: true;
  /** The field must not be kept in any form: it says too much, or nothing. */
  readonly remove?: true;
  /** The field belongs to another format, parts of it to several places: the whole file is to be converted. */
  readonly convertFile?: true;
  /** The field of the objects in `schema` where it belongs. */
  readonly inObject?: string;
  /** The field `to` and the lines that say the same; `{value}` stands for the value. */
  readonly instead?: VersionSpan & { readonly to: string; readonly lines: string };
  /** What holds instead where the value is a list of names. */
  readonly ofList?: Misplaced;
  /** For `to-constant`: what is written, when the old value is true; for `mark-entries`: in each entry. */
  readonly constant?: string;
  /** Full sentence that says what to do. */
  readonly advice: string;
}
