import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import { env } from '@/lib/server/env';

export type ScanResult = 'clean' | 'infected' | 'not_scanned';

/**
 * Asks ClamAV (CLAMAV_HOST) about a file, by its INSTREAM command. Without the setting nothing is scanned; with it a
 * scanner that is away or gives no clear answer is an error: a file is never let in unseen.
 */
export async function scanFile(file: string, scanner = env.clamav, timeoutMs = 60_000): Promise<ScanResult> {
  if (scanner === null) return 'not_scanned';
  const answer = await askClamd(file, scanner, timeoutMs);
  if (/\bFOUND\b/.test(answer)) return 'infected';
  if (/^stream: OK/.test(answer)) return 'clean';
  throw new Error(`unclear answer of the scanner: ${answer.slice(0, 80)}`);
}

function askClamd(
  file: string,
  { host, port }: { host: string; port: number },
  timeoutMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const reading = createReadStream(file, { highWaterMark: 64 * 1024 });
    let answer = '';
    const fail = (error: Error): void => {
      reading.destroy();
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(timeoutMs, () => fail(new Error('the scanner gave no answer in time')));
    socket.on('error', fail);
    reading.on('error', fail);
    socket.on('connect', () => socket.write('zINSTREAM\0'));
    reading.on('data', (chunk) => {
      const bytes = Buffer.from(chunk);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      if (!socket.write(Buffer.concat([length, bytes]))) {
        reading.pause();
        socket.once('drain', () => reading.resume());
      }
    });
    reading.on('end', () => socket.write(Buffer.alloc(4)));
    socket.on('data', (chunk) => (answer += chunk.toString('utf8')));
    socket.on('end', () => resolve(answer.replace(/\0/g, '').trim()));
  });
}
