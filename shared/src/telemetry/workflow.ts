/** The golden workflow that a request belongs to, and which step of it. */
export interface WorkflowTag {
  readonly id: string;
  readonly step: string;
}

interface WorkflowRule extends WorkflowTag {
  readonly service: 'octo-drone-shop' | 'enterprise-crm-portal';
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: RegExp;
}

/** The one rule table: the first rule that fits names the workflow of spans, logs and (later) metrics. */
export const WORKFLOW_RULES: readonly WorkflowRule[] = [
  { service: 'octo-drone-shop', path: /^\/$/, id: 'browse-catalog', step: 'home' },
  { service: 'octo-drone-shop', path: /^\/products\/[^/]+$/, id: 'browse-catalog', step: 'product' },
  {
    service: 'octo-drone-shop',
    path: /^\/(?:products|search|categories)(?:\/|$)/,
    id: 'browse-catalog',
    step: 'list',
  },
  { service: 'octo-drone-shop', path: /^\/api\/products\/[^/]+/, id: 'browse-catalog', step: 'product' },
  {
    service: 'octo-drone-shop',
    path: /^\/api\/(?:products|categories|search)(?:\/|$)/,
    id: 'browse-catalog',
    step: 'list',
  },
  {
    service: 'octo-drone-shop',
    method: 'GET',
    path: /^\/(?:api\/)?cart(?:\/|$)/,
    id: 'add-to-cart',
    step: 'view',
  },
  { service: 'octo-drone-shop', path: /^\/(?:api\/)?cart(?:\/|$)/, id: 'add-to-cart', step: 'change' },
  {
    service: 'octo-drone-shop',
    method: 'POST',
    path: /^\/api\/shop\/checkout$/,
    id: 'checkout',
    step: 'submit',
  },
  { service: 'octo-drone-shop', path: /^\/api\/shop\/coupon(?:\/|$)/, id: 'checkout', step: 'coupon' },
  { service: 'octo-drone-shop', path: /^\/checkout(?:\/|$)/, id: 'checkout', step: 'form' },
  {
    service: 'octo-drone-shop',
    path: /^\/orders\/[^/]+\/confirmation$/,
    id: 'checkout',
    step: 'confirmation',
  },
  { service: 'octo-drone-shop', path: /^\/(?:api\/)?orders\/[^/]+$/, id: 'order-history', step: 'order' },
  {
    service: 'enterprise-crm-portal',
    path: /^\/(?:api\/)?(?:leads|campaigns)(?:\/|$)/,
    id: 'crm-lead-capture',
    step: 'lead',
  },
  { service: 'enterprise-crm-portal', path: /^\/(?:dashboard)?$/, id: 'admin-analytics', step: 'dashboard' },
  {
    service: 'enterprise-crm-portal',
    path: /^\/(?:api\/)?(?:analytics|reports)(?:\/|$)/,
    id: 'admin-analytics',
    step: 'report',
  },
];

/**
 * Tags a request by its path.
 * @param path without query
 * @returns null when the request is part of no golden workflow
 */
export function workflowOf(request: { service: string; method: string; path: string }): WorkflowTag | null {
  for (const rule of WORKFLOW_RULES) {
    if (rule.service !== request.service) continue;
    if (rule.method && rule.method !== request.method) continue;
    if (rule.path.test(request.path)) return { id: rule.id, step: rule.step };
  }
  return null;
}
