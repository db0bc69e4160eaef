import type { AttackType } from './taxonomy';

/** One sign of an attack in text. Every expression runs in linear time: no nested or overlapping repetition. */
interface Pattern {
  readonly type: AttackType;
  readonly sign: RegExp;
}

/** Longer text is looked at in its first part only. */
const MAX_LENGTH = 4_000;

/** What ordinary text has none of; everything else skips the table. */
const MAYBE = /['"<>{}$;|&`\\%\r\n]|\.\.|:\/\/|union|sleep|javascript|rO0|O:\d|!!py/i;

const PATTERNS: readonly Pattern[] = [
  { type: 'sqli', sign: /['"]\s{0,5}(?:or|and)\s{1,5}['"\d(][^=<>]{0,30}[=<>]/i },
  { type: 'sqli', sign: /\bunion\s{1,5}(?:all\s{1,5})?select\b/i },
  {
    type: 'sqli',
    sign: /;\s{0,5}(?:drop|delete|insert|update|alter|truncate)\s{1,5}(?:table|from|into|database|user|schema)\b/i,
  },
  {
    type: 'sqli',
    sign: /\b(?:pg_sleep|sleep|benchmark)\(\s{0,3}\d|\bwaitfor\s{1,3}delay\b|\bdbms_(?:pipe|lock)\b|\butl_(?:http|inaddr)\b/i,
  },
  { type: 'sqli', sign: /'\s{0,3};?\s{0,3}(?:--|\/\*)/ },
  { type: 'sqli', sign: /\b(?:information_schema|pg_catalog|pg_shadow|v\$version)\b/i },
  { type: 'xss', sign: /<\s{0,3}\/?(?:script|iframe|object|embed|svg|math)[\s>/]/i },
  {
    type: 'xss',
    sign: /\bon(?:error|load|click|focus|blur|toggle|begin|mouse[a-z]{2,6}|key[a-z]{2,5}|pointer[a-z]{2,6}|animation[a-z]{3,9})\s{0,5}=/i,
  },
  { type: 'xss', sign: /(?:^|["'=(])\s{0,3}javascript:\S/i },
  { type: 'path_traversal', sign: /(?:^|[/\\=])\.\.[/\\]/ },
  { type: 'path_traversal', sign: /%2e%2e(?:%2f|%5c|[/\\])|\.\.%(?:2f|5c)/i },
  { type: 'path_traversal', sign: /\/etc\/(?:passwd|shadow|hosts)\b|\b[a-z]:\\windows\\/i },
  {
    type: 'ssrf',
    sign: /\b(?:https?|ftp):\/\/(?:127\.|10\.\d|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.0\.0\.0|localhost\b|\[::|metadata\.)/i,
  },
  { type: 'ssrf', sign: /\b(?:gopher|dict|file|ldap):\/\//i },
  {
    type: 'ssti',
    sign: /\{\{\s{0,3}(?:\d{1,9}\s{0,3}[*+]|['"]\s{0,3}[*.]|config\b|self\b|request\b|[\w.]{0,30}__)/i,
  },
  { type: 'ssti', sign: /[$#]\{\s{0,3}(?:jndi:|env:|\d{1,9}\s{0,3}[*+]|T\()/i },
  { type: 'ssti', sign: /<%=?[^%]{0,80}%>/ },
  {
    type: 'command_injection',
    sign: /(?:[;|`]|&&|\$\()\s{0,5}(?:cat\s{1,3}\/|whoami\b|uname\b|curl\s{1,3}\S|wget\s{1,3}\S|nc\s{1,3}-|bash\s{1,3}-|sh\s{1,3}-|powershell\b|rm\s{1,3}-|chmod\s{1,3}[0-7+]|id\s{0,3}[;|)`]|ls\s{1,3}-)/i,
  },
  {
    type: 'log_injection',
    sign: /[\r\n]\s{0,3}(?:\{"level"|(?:INFO|WARN|ERROR|FATAL)[ :[]|\d{4}-\d\d-\d\dT\d\d:)/,
  },
  { type: 'header_injection', sign: /(?:%0d%0a|\r\n)\s{0,3}(?:set-cookie|location|content-type)\s{0,3}:/i },
  { type: 'xxe', sign: /<!(?:DOCTYPE\s[^>[]{0,100}\[|ENTITY\s)/i },
  {
    type: 'deserialization',
    sign: /\brO0AB[A-Za-z0-9+/]|\bO:\d{1,4}:"[A-Za-z_\\]{1,80}":\d|!!python\/|_\$\$ND_FUNC\$\$_|"\$type"\s{0,3}:\s{0,3}"System\./,
  },
];

/** Addresses that only somebody asks for who looks for what was left lying about. */
const SECRET_PATHS =
  /^\/(?:\.(?:env|git|aws|ssh|svn|htpasswd|ds_store)\b|wp-(?:config|admin|login)|phpmyadmin|phpinfo|server-status|actuator\b|id_rsa|backup\b)|\.(?:bak|old|sql|swp)$/i;

/** Names of files that a server might be made to run. */
const EXECUTABLE_NAME = /\.(?:php\d?|phtml|jspx?|aspx?|exe|sh|bat|cgi|ps1)$/i;

/** Names under which addresses to go on to are given. */
const REDIRECT_KEY = /^(?:returnTo|redirect(?:_?ur[il])?|next|continue|callbackUrl|url)$/i;
const FILE_KEY = /file|attachment|upload/i;

/** Types of attack that a text shows signs of; none for ordinary text. */
export function attacksInText(text: string): readonly AttackType[] {
  const part = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  if (!MAYBE.test(part)) return [];
  const found = new Set<AttackType>();
  for (const { type, sign } of PATTERNS) if (!found.has(type) && sign.test(part)) found.add(type);
  return [...found];
}

/** What the name of a field adds to its text: an address of elsewhere to go on to, an executable to keep. */
export function attackOfField(name: string, text: string): AttackType | null {
  if (REDIRECT_KEY.test(name) && /^\s{0,5}(?:https?:)?[/\\]{2}/i.test(text)) return 'open_redirect';
  return FILE_KEY.test(name) && EXECUTABLE_NAME.test(text) ? 'file_upload' : null;
}

/** Attacks that the address of a request shows, whatever answers it. */
export function attacksInUrl(url: string): readonly AttackType[] {
  const mark = url.indexOf('?');
  const path = mark === -1 ? url : url.slice(0, mark);
  const found = new Set<AttackType>(attacksInText(path));
  if (SECRET_PATHS.test(path)) found.add('info_disclosure');
  return [...found];
}
