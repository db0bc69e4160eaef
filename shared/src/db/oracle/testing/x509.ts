import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * A small certificate authority for tests of TLS, made of node:crypto alone: just enough DER (X.690) for X.509
 * certificates (RFC 5280) that a TLS library accepts. Keys are P-256 and live for the test.
 */
export interface Identity {
  readonly key: KeyObject;
  readonly certificatePem: string;
}

const OIDS = {
  ecdsaWithSha256: '2a8648ce3d040302',
  commonName: '550403',
  basicConstraints: '551d13',
  subjectAltName: '551d11',
} as const;

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 0x80
      ? Buffer.from([body.length])
      : body.length < 0x100
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, ...parts);
const oid = (name: keyof typeof OIDS) => der(0x06, Buffer.from(OIDS[name], 'hex'));
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const nameOf = (commonName: string) =>
  sequence(der(0x31, sequence(oid('commonName'), der(0x0c, Buffer.from(commonName)))));
const instant = (date: Date) =>
  der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));

const DAY_MS = 86_400_000;
const SIGNATURE = sequence(oid('ecdsaWithSha256'));

function certificate(subject: {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly extension: Buffer;
  readonly issuer: { readonly commonName: string; readonly key: KeyObject };
}): string {
  const serial = randomBytes(8);
  // A positive number without a leading zero byte.
  serial[0] = 0x40 | (serial.readUInt8(0) & 0x3f);
  const now = Date.now();
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    SIGNATURE,
    nameOf(subject.issuer.commonName),
    sequence(instant(new Date(now - DAY_MS)), instant(new Date(now + DAY_MS))),
    nameOf(subject.commonName),
    subject.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(subject.extension)),
  );
  const signature = sign('sha256', toBeSigned, subject.issuer.key);
  const pem =
    sequence(toBeSigned, SIGNATURE, bits(signature))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${pem.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** An authority of its own that issues certificates. */
export function certificateAuthority(commonName: string): {
  readonly certificatePem: string;
  issue(commonName: string, dnsName: string): Identity;
} {
  const { privateKey, publicKey } = newKey();
  const issuer = { commonName, key: privateKey };
  const isAuthority = sequence(
    oid('basicConstraints'),
    der(0x01, Buffer.from([0xff])),
    octets(sequence(der(0x01, Buffer.from([0xff])))),
  );
  return {
    certificatePem: certificate({ commonName, publicKey, extension: isAuthority, issuer }),
    issue: (name, dnsName) => {
      const pair = newKey();
      const extension = sequence(oid('subjectAltName'), octets(sequence(der(0x82, Buffer.from(dnsName)))));
      return {
        key: pair.privateKey,
        certificatePem: certificate({ commonName: name, publicKey: pair.publicKey, extension, issuer }),
      };
    },
  };
}
