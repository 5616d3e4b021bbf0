/** An error for the person at the terminal: one line in Chinese, one in English, no stack. */
export class PlainError extends Error {
  /**
   * @param {string} zh what happened and what to do, in Chinese
   * @param {string} en the same in English
   * @param {string} [detail] what the machine said
   */
  constructor(zh, en, detail = '') {
    super(en);
    this.name = 'PlainError';
    this.zh = zh;
    this.detail = detail;
  }
}

/** Prints a failure: plain errors as two short lines, anything else with its stack, since it is a bug. */
export function printError(error) {
  if (error instanceof PlainError) {
    process.stderr.write(`\n✗ ${error.zh}\n  ${error.message}\n`);
    if (error.detail) process.stderr.write(`${indent(error.detail)}\n`);
  } else {
    process.stderr.write(`\n✗ ${error?.stack ?? error}\n`);
  }
}

function indent(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/**
 * Turns what the operating system says about a folder into a plain error; other errors come back unchanged.
 * @param {unknown} error @param {string} folder
 */
export function explainFolderError(error, folder) {
  if (error instanceof PlainError) return error;
  const said = `${error?.code ?? ''} ${error?.message ?? error}`;
  if (/ENOSPC|EDQUOT|No space left|Disk quota/i.test(said)) return diskFull(folder);
  if (/EROFS|EACCES|EPERM|Read-only file system|Permission denied|Operation not permitted/i.test(said)) {
    return new PlainError(
      `数据目录不可写：${folder}。请修改目录权限，或用 DATA_DIR= 指定其他目录。`,
      `The data folder cannot be written: ${folder}. Change its permissions, or name another one with DATA_DIR=.`,
    );
  }
  if (/ENOTDIR|EEXIST/.test(said)) {
    return new PlainError(
      `数据目录的路径被一个文件占用：${folder}。请用 DATA_DIR= 指定其他目录。`,
      `A file stands where the data folder should be: ${folder}. Name another one with DATA_DIR=.`,
    );
  }
  return error;
}

export function diskFull(folder) {
  return new PlainError(
    `磁盘空间不足：${folder}。请清理磁盘，或用 DATA_DIR= 指定其他目录。`,
    `The disk is full: ${folder}. Free some space, or name another folder with DATA_DIR=.`,
  );
}

/** The same for the project's own folder, which holds the packages and the build. */
export function explainProjectError(error, folder) {
  const explained = explainFolderError(error, folder);
  if (explained === error) return error;
  return new PlainError(
    `无法写入项目目录：${folder}。请检查磁盘空间和目录权限。`,
    `The project folder cannot be written: ${folder}. Check its free space and permissions.`,
    error.message,
  );
}
