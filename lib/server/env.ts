import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';

/**
 * Every variable that the programme reads, parsed once. Nothing else in lib reads process.env (wall 6).
 * A wrong value stops the start with the variable's name and the mend.
 */

/** Keys that ship with the source so that development and tests run; refused in production. */
export const SHIPPED_DATA_KEY = Buffer.from('sangzi-development-data-key-0001').toString('base64');
export const SHIPPED_INDEX_KEY = Buffer.from('sangzi-development-index-key-001').toString('base64');
export const SHIPPED_AUTH_SECRET = 'sangzi-development-auth-secret-not-for-production';

const flag = z.enum(['0', '1', '']).optional();
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));
const wholeNumber = (fallback: number, least: number, most: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? fallback : Number(value)),
    z
      .int({ error: `must be a whole number from ${least} to ${most}` })
      .min(least)
      .max(most),
  );

const key32 = (value: string): boolean => Buffer.from(value, 'base64').length === 32;
const keyMend = 'must be 32 bytes in base64; make one with: openssl rand -base64 32';

/** `id:base64,id:base64`; the first key encrypts, the others only decrypt. A bare value gets the id k1. */
const keyRing = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => {
        const at = part.indexOf(':');
        return at < 0 ? { id: 'k1', key: part } : { id: part.slice(0, at), key: part.slice(at + 1) };
      }),
  )
  .refine((ring) => ring.length > 0 && ring.every((entry) => /^[a-z0-9]{1,16}$/.test(entry.id)), {
    error: 'must be id:base64[,id:base64…], ids of 1–16 lower-case letters and digits',
  })
  .refine((ring) => ring.every((entry) => key32(entry.key)), { error: keyMend })
  .refine((ring) => new Set(ring.map((entry) => entry.id)).size === ring.length, {
    error: 'names one key id twice',
  });

const Variables = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: wholeNumber(3000, 1, 65535),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string({
      error: 'is missing; npm start sets it for the embedded database, elsewhere give postgresql://…',
    })
    .regex(/^postgres(ql)?:\/\//, { error: 'must begin with postgresql://' }),
  SANGZI_EMBEDDED: flag,
  PUBLIC_URL: optionalText.refine((value) => value === undefined || isOrigin(value), {
    error: 'must be an origin such as https://huigui.example.gov.cn, without a path (use BASE_PATH for one)',
  }),
  BASE_PATH: z
    .string()
    .default('')
    .refine((value) => value === '' || /^(\/[A-Za-z0-9_-]+)+$/.test(value), {
      error: 'must be empty or begin with / and not end with it, such as /huigui',
    }),
  PROGRAMME: z.enum(['hanzhong', 'xiangxi', 'ruzhou', 'ziyang']).default('hanzhong'),
  DEMO: flag,
  SANGZI_DATA_KEYS: optionalText,
  SANGZI_DATA_KEY: optionalText,
  SANGZI_INDEX_KEY: z.string().refine(key32, { error: keyMend }).default(SHIPPED_INDEX_KEY),
  SANGZI_CIPHER: z.enum(['aes-256-gcm', 'sm4-hmac-sm3']).default('aes-256-gcm'),
  AUTH_SECRET: z
    .string()
    .min(32, { error: 'must have at least 32 characters; make one with: openssl rand -base64 48' })
    .default(SHIPPED_AUTH_SECRET),
  S3_BUCKET: optionalText,
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: optionalText,
  S3_ACCESS_KEY_ID: optionalText,
  S3_SECRET_ACCESS_KEY: optionalText,
  CLAMAV_HOST: optionalText,
  CLAMAV_PORT: wholeNumber(3310, 1, 65535),
  SMTP_URL: optionalText.refine((value) => value === undefined || /^smtps?:\/\/[^\s]+$/.test(value), {
    error: 'must begin with smtp:// or smtps://, such as smtps://user:password@mail.example.gov.cn:465',
  }),
  MAIL_FROM: optionalText.refine((value) => value === undefined || isMailAddress(value), {
    error: 'must be an address, or a name and an address, such as 汉中市经济合作局 <jhj@example.gov.cn>',
  }),
  MAIL_PER_MINUTE: wholeNumber(60, 1, 6000),
  SMS_WEBHOOK_URL: optionalText.refine(
    (value) => value === undefined || /^https?:$/.test(protocolOf(value)),
    {
      error: 'must be the https:// address that takes an SMS',
    },
  ),
  SMS_WEBHOOK_SECRET: optionalText.refine((value) => value === undefined || value.length >= 32, {
    error: 'must have at least 32 characters; make one with: openssl rand -base64 48',
  }),
  SMS_PER_MINUTE: wholeNumber(120, 1, 6000),
  METRICS_TOKEN: optionalText.refine((value) => value === undefined || value.length >= 16, {
    error: 'must have at least 16 characters',
  }),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  WORKER_CONCURRENCY: wholeNumber(2, 1, 64),
  LEDGER_MAX_MB: wholeNumber(80, 1, 1024),
  TRUST_PROXY: wholeNumber(0, 0, 8),
  OTEL_HOOK: optionalText,
});

function isOrigin(value: string): boolean {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '');
  } catch {
    return false;
  }
}

const protocolOf = (value: string): string => (URL.canParse(value) ? new URL(value).protocol : '');

/** `name <address>` or an address alone, on one line. */
function isMailAddress(value: string): boolean {
  return /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(value.trim());
}

/** Settings that say nothing without each other. */
function halfSettings(raw: z.infer<typeof Variables>): string[] {
  const pairs = [
    ['SMTP_URL', 'MAIL_FROM'],
    ['SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'],
  ] as const;
  return pairs.flatMap(([one, other]) => {
    if ((raw[one] === undefined) === (raw[other] === undefined)) return [];
    const missing = raw[one] === undefined ? one : other;
    return [`${missing} is missing; ${one} and ${other} are set together or not at all`];
  });
}

function readKeyRing(raw: z.infer<typeof Variables>): { id: string; key: string }[] {
  const name = raw.SANGZI_DATA_KEYS === undefined ? 'SANGZI_DATA_KEY' : 'SANGZI_DATA_KEYS';
  const parsed = keyRing.safeParse(raw.SANGZI_DATA_KEYS ?? raw.SANGZI_DATA_KEY ?? SHIPPED_DATA_KEY);
  if (!parsed.success) throw new EnvError([`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}`]);
  return parsed.data;
}

/** Raised at start; its message is meant for the person who starts the programme. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
  constructor(readonly problems: string[]) {
    super(
      `The settings in the environment can't be used:\n${problems.map((line) => `  - ${line}`).join('\n')}`,
    );
  }
}

function shippedSecrets(env: {
  dataKeys: { key: string }[];
  SANGZI_INDEX_KEY: string;
  AUTH_SECRET: string;
}): string[] {
  const weak: string[] = [];
  const flat = (key: string): boolean => new Set(Buffer.from(key, 'base64')).size < 8;
  if (env.dataKeys.some((entry) => entry.key === SHIPPED_DATA_KEY || flat(entry.key)))
    weak.push(`SANGZI_DATA_KEYS ${keyMend} (it is missing, weak or the one shipped for development)`);
  if (env.SANGZI_INDEX_KEY === SHIPPED_INDEX_KEY || flat(env.SANGZI_INDEX_KEY))
    weak.push(`SANGZI_INDEX_KEY ${keyMend} (it is missing, weak or the one shipped for development)`);
  if (env.AUTH_SECRET === SHIPPED_AUTH_SECRET || new Set(env.AUTH_SECRET).size < 10)
    weak.push(
      'AUTH_SECRET is missing, weak or the one shipped for development; make one with: openssl rand -base64 48',
    );
  return weak;
}

/**
 * Parses a set of variables; throws EnvError naming each wrong one. In production the shipped or weak keys are
 * refused (embedded mode makes its own keys in DATA_DIR/keys and passes them on, so the same rule holds there).
 */
export function parseEnv(source: Record<string, string | undefined>) {
  const parsed = Variables.safeParse(source);
  if (!parsed.success)
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  const raw = parsed.data;
  const halves = halfSettings(raw);
  if (halves.length > 0) throw new EnvError(halves);
  const publicUrl = (raw.PUBLIC_URL ?? `http://localhost:${raw.PORT}`).replace(/\/$/, '');
  const env = {
    ...raw,
    isProduction: raw.NODE_ENV === 'production',
    isTest: raw.NODE_ENV === 'test',
    dataDir: path.resolve(/* turbopackIgnore: true */ raw.DATA_DIR),
    /** The database is the embedded one that npm start runs. */
    embedded: raw.SANGZI_EMBEDDED === '1',
    /** Origin of every absolute address; never the Host header. */
    publicUrl,
    basePath: raw.BASE_PATH,
    https: publicUrl.startsWith('https:'),
    /** Tells apart several deployments on one host name: part of every cookie name. */
    deployment: createHash('sha256').update(`${publicUrl}${raw.BASE_PATH}`).digest('hex').slice(0, 8),
    /** undefined: decided by the first start of an empty embedded database. */
    demo: raw.DEMO === '1' ? true : raw.DEMO === '0' ? false : undefined,
    dataKeys: readKeyRing(raw),
    s3:
      raw.S3_BUCKET === undefined
        ? null
        : {
            bucket: raw.S3_BUCKET,
            region: raw.S3_REGION,
            endpoint: raw.S3_ENDPOINT,
            accessKeyId: raw.S3_ACCESS_KEY_ID,
            secretAccessKey: raw.S3_SECRET_ACCESS_KEY,
          },
    mail:
      raw.SMTP_URL === undefined || raw.MAIL_FROM === undefined
        ? null
        : { url: raw.SMTP_URL, from: raw.MAIL_FROM, perMinute: raw.MAIL_PER_MINUTE },
    sms:
      raw.SMS_WEBHOOK_URL === undefined || raw.SMS_WEBHOOK_SECRET === undefined
        ? null
        : { url: raw.SMS_WEBHOOK_URL, secret: raw.SMS_WEBHOOK_SECRET, perMinute: raw.SMS_PER_MINUTE },
    clamav: raw.CLAMAV_HOST === undefined ? null : { host: raw.CLAMAV_HOST, port: raw.CLAMAV_PORT },
  };
  if (env.isProduction) {
    const weak = shippedSecrets(env);
    if (weak.length > 0) throw new EnvError(weak);
  }
  return env;
}

export type Env = ReturnType<typeof parseEnv>;

let parsedOnce: Env | undefined;

function parseOnce(): Env {
  if (parsedOnce === undefined) {
    // The build reads no database and writes no secret: it runs without the settings of the server.
    const building = process.env['NEXT_PHASE'] === 'phase-production-build';
    parsedOnce = parseEnv(
      building
        ? { ...process.env, NODE_ENV: 'development', DATABASE_URL: 'postgresql://build.invalid/none' }
        : process.env,
    );
    // next-auth reads these by itself; they must follow PUBLIC_URL and never the Host header.
    process.env['NEXTAUTH_URL'] = `${parsedOnce.publicUrl}${parsedOnce.basePath}/api/auth`;
    process.env['NEXTAUTH_SECRET'] = parsedOnce.AUTH_SECRET;
    delete process.env['AUTH_TRUST_HOST'];
  }
  return parsedOnce;
}

/** The settings of this process, parsed when the first one is read. */
// cast: the target is never read, every access goes to the parsed settings
export const env: Env = new Proxy({} as Env, {
  get: (_target, name) => Reflect.get(parseOnce(), name) as unknown,
  has: (_target, name) => Reflect.has(parseOnce(), name),
});
