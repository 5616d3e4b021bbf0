/** The environment of everything that a command starts. */
import { projectPath } from './pinned-node.mjs';

/** @param {string} root @param {ReturnType<import('./settings.mjs').readSettings>} settings @param {boolean} dev */
export function baseEnvironment(root, settings, dev) {
  return {
    ...process.env,
    PATH: projectPath(root),
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    TZ: 'Asia/Shanghai',
    PORT: String(settings.port),
    DATA_DIR: settings.dataFolder,
    BASE_PATH: settings.basePath,
    PROGRAMME: settings.programme,
    PUBLIC_URL: settings.publicUrl ?? `http://localhost:${settings.port}`,
  };
}
