/**
 * What a noun keeps of a person, a firm or a file: one line per foreign key (architecture.md 2, rule 5). lib/api/links.ts
 * gathers the lines of all nouns, and tests/integration/privacy-links.test.ts compares them with the catalogue, so that merging,
 * erasing and taking out a person's data reach every table, also those of later nouns.
 */
export type KeptLink = {
  /** `table.column` as the database has it */
  readonly from: `${string}.${string}`;
  readonly to: 'merchant' | 'company' | 'file';
  /** on merging two records: the row moves to the one that stays, or stays as history */
  readonly onMerge: 'move' | 'stay';
  /** columns beside which the person stands once, where the command holds that and no unique index does */
  readonly once?: readonly string[];
  /** on erasing the person: the row goes, loses its link, or stays because the law wants it kept */
  readonly onErase: 'delete' | 'unlink' | 'stay';
};
