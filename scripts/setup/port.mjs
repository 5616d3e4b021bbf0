/** Whether the port is free, asked before anything slow begins. */
import { createServer } from 'node:net';
import { PlainError } from '../process/plain-error.mjs';

/** @param {number} port refuses a taken one on any local address, since “localhost” may mean each of them */
export async function refuseTakenPort(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
    const code = await tryListening(port, host);
    if (code === 'EADDRINUSE') {
      throw new PlainError(
        `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=${port + 1} npm start`,
        `Port ${port} is taken. Stop the program that uses it, or choose another: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES') {
      throw new PlainError(
        `无权使用端口 ${port}（小于 1024 的端口需要管理员权限）。请换一个端口：PORT=3000 npm start`,
        `Port ${port} needs more rights than this account has. Choose another: PORT=3000 npm start`,
      );
    }
  }
}

/** @returns {Promise<string | undefined>} the error code, or undefined when the port is free */
function tryListening(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}
