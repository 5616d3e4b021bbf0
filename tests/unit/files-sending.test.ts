import { describe, expect, it } from 'vitest';
import { readAnswer } from '@/components/files/send-file';

describe('what the upload route answers', () => {
  it('a kept file comes back with id and name', () => {
    expect(readAnswer(201, { id: 'f1', fileName: '登记表.pdf', size: 3 })).toEqual({
      kind: 'done',
      file: { id: 'f1', fileName: '登记表.pdf' },
    });
  });

  it.each([
    ['a refusal says why', 413, { title: '文件超过大小上限。' }, '文件超过大小上限。'],
    ['an answer that is no JSON', 502, null, ''],
    ['a file that was not created', 200, { id: 'f1', fileName: 'a' }, ''],
    ['a body without what is needed', 201, { id: 'f1' }, ''],
  ])('%s', (_what, status, body, title) => {
    expect(readAnswer(status, body)).toEqual({ kind: 'refused', title });
  });
});
