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
  /** free text of the record that the row belongs to, which may speak of the person */
  readonly words?: KeptWords;
};

/**
 * What people wrote on a record that several may stand on. On erasing one of them: emptied, papers and all, where
 * nobody and nothing else stands there (`about` names columns of the record that tell of something else); otherwise
 * only the name goes.
 */
export type KeptWords = {
  readonly table: string;
  /** column of the row that names the record */
  readonly key: string;
  readonly columns: readonly string[];
  /** text that is made for searching, where there is one: emptied without a mark */
  readonly searchColumn?: string;
  readonly about: readonly string[];
  /** noun under which the record's papers hang */
  readonly noun: string;
};
