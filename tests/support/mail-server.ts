import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it: envelope and bytes. */
export type TakenMail = { from: string; to: string[]; raw: string };

/** What the server does with the next mails: by recipient, an error code at RCPT, or silence after the whole mail. */
export type MailServer = {
  port: number;
  mails: TakenMail[];
  refuse: Map<string, { code: number; text: string }>;
  silentFor: Set<string>;
  close: () => Promise<void>;
};

/** A real SMTP server on this machine, which keeps what it is given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mails: TakenMail[] = [];
  const refuse = new Map<string, { code: number; text: string }>();
  const silentFor = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const refusal = refuse.get(address);
      if (!refusal) return callback();
      callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
    },
    onData(stream, session, callback) {
      const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
      const to = session.envelope.rcptTo.map(({ address }) => address);
      void buffer(stream).then((bytes) => {
        mails.push({ from, to, raw: bytes.toString('utf8') });
        if (!to.some((address) => silentFor.has(address))) callback();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    // cast: a server that listens on a port has this kind of address
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse,
    silentFor,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
