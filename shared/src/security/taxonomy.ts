/** How bad it would be if it worked. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** OWASP Top 10, edition of 2021: https://owasp.org/Top10/ */
export const OWASP_CATEGORIES = {
  A01: 'Broken access control',
  A02: 'Cryptographic failures',
  A03: 'Injection',
  A04: 'Insecure design',
  A05: 'Security misconfiguration',
  A06: 'Vulnerable and outdated components',
  A07: 'Identification and authentication failures',
  A08: 'Software and data integrity failures',
  A09: 'Security logging and monitoring failures',
  A10: 'Server-side request forgery',
} as const;

/** Code of an OWASP category. */
export type OwaspCategory = keyof typeof OWASP_CATEGORIES;

/** Tactics of MITRE ATT&CK (Enterprise) that the types below serve, in the order of the matrix. */
export const MITRE_TACTICS = [
  'reconnaissance',
  'initial-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'credential-access',
  'discovery',
  'collection',
  'impact',
] as const;

/** One of {@link MITRE_TACTICS}. */
export type MitreTactic = (typeof MITRE_TACTICS)[number];

/** What a type of attack is called and where it stands in both catalogues. */
export interface AttackDefinition {
  readonly title: string;
  readonly severity: Severity;
  /** Technique of https://attack.mitre.org/ */
  readonly mitre: { readonly id: string; readonly name: string; readonly tactic: MitreTactic };
  readonly owasp: OwaspCategory;
}

const PUBLIC_FACING = {
  id: 'T1190',
  name: 'Exploit Public-Facing Application',
  tactic: 'initial-access',
} as const;

/**
 * The one taxonomy of attacks, used by both applications. OWASP categories follow the CWE lists of the edition;
 * techniques are the narrowest ones that fit.
 */
export const ATTACK_TYPES = {
  sqli: { title: 'SQL injection', severity: 'critical', mitre: PUBLIC_FACING, owasp: 'A03' },
  xss: {
    title: 'Cross-site scripting',
    severity: 'high',
    mitre: { id: 'T1059.007', name: 'Command and Scripting Interpreter: JavaScript', tactic: 'execution' },
    owasp: 'A03',
  },
  command_injection: {
    title: 'Command injection',
    severity: 'critical',
    mitre: { id: 'T1059.004', name: 'Command and Scripting Interpreter: Unix Shell', tactic: 'execution' },
    owasp: 'A03',
  },
  ssti: { title: 'Template injection', severity: 'critical', mitre: PUBLIC_FACING, owasp: 'A03' },
  header_injection: { title: 'Header injection', severity: 'medium', mitre: PUBLIC_FACING, owasp: 'A03' },
  xxe: { title: 'XML external entity', severity: 'critical', mitre: PUBLIC_FACING, owasp: 'A05' },
  ssrf: {
    title: 'Server-side request forgery',
    severity: 'critical',
    mitre: {
      id: 'T1552.005',
      name: 'Unsecured Credentials: Cloud Instance Metadata API',
      tactic: 'credential-access',
    },
    owasp: 'A10',
  },
  path_traversal: {
    title: 'Path traversal',
    severity: 'high',
    mitre: { id: 'T1083', name: 'File and Directory Discovery', tactic: 'discovery' },
    owasp: 'A01',
  },
  deserialization: {
    title: 'Unsafe deserialisation',
    severity: 'critical',
    mitre: PUBLIC_FACING,
    owasp: 'A08',
  },
  prototype_pollution: { title: 'Prototype pollution', severity: 'high', mitre: PUBLIC_FACING, owasp: 'A08' },
  mass_assignment: {
    title: 'Mass assignment',
    severity: 'high',
    mitre: { id: 'T1565.001', name: 'Data Manipulation: Stored Data Manipulation', tactic: 'impact' },
    owasp: 'A08',
  },
  price_tampering: {
    title: 'Tampered total',
    severity: 'high',
    mitre: { id: 'T1565.002', name: 'Data Manipulation: Transmitted Data Manipulation', tactic: 'impact' },
    owasp: 'A04',
  },
  file_upload: {
    title: 'Executable upload',
    severity: 'high',
    mitre: { id: 'T1505.003', name: 'Server Software Component: Web Shell', tactic: 'persistence' },
    owasp: 'A04',
  },
  idor: {
    title: 'Foreign object reference',
    severity: 'medium',
    mitre: { id: 'T1213', name: 'Data from Information Repositories', tactic: 'collection' },
    owasp: 'A01',
  },
  csrf: {
    title: 'Cross-site request forgery',
    severity: 'high',
    mitre: { id: 'T1185', name: 'Browser Session Hijacking', tactic: 'collection' },
    owasp: 'A01',
  },
  open_redirect: {
    title: 'Open redirect',
    severity: 'medium',
    mitre: { id: 'T1566.002', name: 'Phishing: Spearphishing Link', tactic: 'initial-access' },
    owasp: 'A01',
  },
  privilege_escalation: {
    title: 'Deed above the role',
    severity: 'medium',
    mitre: { id: 'T1548', name: 'Abuse Elevation Control Mechanism', tactic: 'privilege-escalation' },
    owasp: 'A01',
  },
  auth_bypass: {
    title: 'Authentication bypass',
    severity: 'high',
    mitre: { id: 'T1550', name: 'Use Alternate Authentication Material', tactic: 'defense-evasion' },
    owasp: 'A07',
  },
  brute_force: {
    title: 'Password guessing',
    severity: 'medium',
    mitre: { id: 'T1110.001', name: 'Brute Force: Password Guessing', tactic: 'credential-access' },
    owasp: 'A07',
  },
  credential_stuffing: {
    title: 'Credential stuffing',
    severity: 'high',
    mitre: { id: 'T1110.004', name: 'Brute Force: Credential Stuffing', tactic: 'credential-access' },
    owasp: 'A07',
  },
  captcha_bypass: {
    title: 'Forged proof of a human',
    severity: 'low',
    mitre: { id: 'T1078', name: 'Valid Accounts', tactic: 'initial-access' },
    owasp: 'A07',
  },
  rate_limit: {
    title: 'Rate limit exceeded',
    severity: 'medium',
    mitre: {
      id: 'T1499.002',
      name: 'Endpoint Denial of Service: Service Exhaustion Flood',
      tactic: 'impact',
    },
    owasp: 'A04',
  },
  log_injection: {
    title: 'Log injection',
    severity: 'medium',
    mitre: { id: 'T1070', name: 'Indicator Removal', tactic: 'defense-evasion' },
    owasp: 'A09',
  },
  info_disclosure: {
    title: 'Search for secrets',
    severity: 'medium',
    mitre: {
      id: 'T1552.001',
      name: 'Unsecured Credentials: Credentials In Files',
      tactic: 'credential-access',
    },
    owasp: 'A01',
  },
  endpoint_scanning: {
    title: 'Endpoint scanning',
    severity: 'medium',
    mitre: { id: 'T1595.003', name: 'Active Scanning: Wordlist Scanning', tactic: 'reconnaissance' },
    owasp: 'A05',
  },
  api_abuse: {
    title: 'API abuse',
    severity: 'low',
    mitre: { id: 'T1595.002', name: 'Active Scanning: Vulnerability Scanning', tactic: 'reconnaissance' },
    owasp: 'A04',
  },
} as const satisfies Record<string, AttackDefinition>;

/** A type of {@link ATTACK_TYPES}. */
export type AttackType = keyof typeof ATTACK_TYPES;

/** Every type, in the order of the taxonomy. */
export const ATTACK_TYPE_NAMES = Object.keys(ATTACK_TYPES) as readonly AttackType[];
