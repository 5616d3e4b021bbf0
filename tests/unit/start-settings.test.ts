import { describe, expect, it } from 'vitest';
import { hostArguments } from '@/scripts/setup/services.mjs';
import { listeningHost, readSettings } from '@/scripts/setup/settings.mjs';

const root = '/srv/sangzi';

describe('what npm start was asked for', () => {
  it('is a demo on port 3000 in .data when nothing is set', () => {
    expect(readSettings(root, {})).toMatchObject({
      port: 3000,
      dataFolder: '/srv/sangzi/.data',
      embedded: true,
      programme: 'hanzhong',
      basePath: '',
      demo: undefined,
    });
  });

  it('takes an empty variable as one that is not set', () => {
    const empty = {
      PORT: '',
      DATA_DIR: '',
      DATABASE_URL: '',
      PROGRAMME: '',
      BASE_PATH: '',
      DEMO: '',
      PUBLIC_URL: '',
    };
    expect(readSettings(root, empty)).toEqual(readSettings(root, {}));
  });

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PROGRAMME', 'beijing'],
    ['BASE_PATH', 'huigui'],
    ['BASE_PATH', '/huigui/'],
    ['DEMO', 'yes'],
    ['DATABASE_URL', 'mysql://localhost/x'],
  ])('names the variable %s when it is %s', (name, value) => {
    expect(() => readSettings(root, { [name]: value })).toThrow(name);
  });

  it('refuses demo accounts on a database of one’s own', () => {
    expect(() => readSettings(root, { DEMO: '1', DATABASE_URL: 'postgresql://localhost/x' })).toThrow(
      'DEMO=1',
    );
  });
});

describe('where the server listens', () => {
  it('stays on this machine while demo accounts exist', () => {
    expect(listeningHost({ hasDemoAccounts: true, demo: undefined })).toBe('127.0.0.1');
    expect(listeningHost({ hasDemoAccounts: true, demo: false })).toBe('127.0.0.1');
  });

  it('opens to the network when DEMO=1 was set by hand, or when there is no demo account', () => {
    expect(listeningHost({ hasDemoAccounts: true, demo: true })).toBe('0.0.0.0');
    expect(listeningHost({ hasDemoAccounts: false, demo: undefined })).toBe('0.0.0.0');
  });

  it('never names a loopback address to Next, which would loop on every rewrite', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost'])
      expect(hostArguments(host)).toEqual(['--hostname', 'localhost']);
    expect(hostArguments('0.0.0.0')).toEqual([]);
    expect(hostArguments('192.168.1.5')).toEqual(['--hostname', '192.168.1.5']);
  });
});
