const SECRET_SEGMENT = /^\[(?:\w*token\w*)\]$/i;
const SECRET_PARAMETER = /token|key|secret|password|email|phone|code|session/i;
const QUERY_LIMIT = 500;

/**
 * A request path fit for a span: a segment that the route declares as a token (`/orders/[token]`) opens what
 * it names, so it becomes `***`.
 */
export function safePath(path: string, route: unknown): string {
  if (typeof route !== 'string' || !route.toLowerCase().includes('token')) return path;
  const template = route.split('/');
  return path
    .split('/')
    .map((segment, index) => (SECRET_SEGMENT.test(template[index] ?? '') ? '***' : segment))
    .join('/');
}

/** A query string fit for a span: values of parameters that sound like secrets or people become `***`. */
export function safeQuery(query: string | undefined): string | undefined {
  if (!query) return undefined;
  const shown = query
    .split('&')
    .map((pair) => {
      const [name = '', value] = pair.split('=', 2);
      return value !== undefined && SECRET_PARAMETER.test(name) ? `${name}=***` : pair;
    })
    .join('&');
  return shown.slice(0, QUERY_LIMIT);
}
