/** A file that the server keeps, waiting for a record. */
export type Uploaded = { id: string; fileName: string };

type UploadAnswer =
  | { kind: 'done'; file: Uploaded }
  /** `title` is what the server says in the reader's language; empty when it said nothing. */
  | { kind: 'refused'; title: string }
  | { kind: 'stopped' };

export type Sending = { answer: Promise<UploadAnswer>; stop: () => void };

/**
 * Sends one file to the upload route and tells how far it is, in percent. XMLHttpRequest, because fetch knows no
 * progress of what it sends.
 */
export function sendFile(url: string, file: File, onProgress: (percent: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<UploadAnswer>((resolve) => {
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress(Math.round((loaded / total) * 100));
    };
    request.onload = () => resolve(readAnswer(request.status, request.response));
    request.onerror = () => resolve({ kind: 'refused', title: '' });
    request.onabort = () => resolve({ kind: 'stopped' });
  });
  const body = new FormData();
  body.append('file', file);
  request.open('POST', url);
  request.responseType = 'json';
  request.send(body);
  return { answer, stop: () => request.abort() };
}

/** What the route's answer says: its 201 body, or the title of its problem+json. */
export function readAnswer(status: number, body: unknown): UploadAnswer {
  if (typeof body !== 'object' || body === null) return { kind: 'refused', title: '' };
  if (
    status === 201 &&
    'id' in body &&
    'fileName' in body &&
    typeof body.id === 'string' &&
    typeof body.fileName === 'string'
  ) {
    return { kind: 'done', file: { id: body.id, fileName: body.fileName } };
  }
  return { kind: 'refused', title: 'title' in body && typeof body.title === 'string' ? body.title : '' };
}
