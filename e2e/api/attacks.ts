/** Text that tries to be something else. */
export const ATTACKS = {
  sql: "x' OR '1'='1'; DROP TABLE orders; --",
  markup: '<script>alert(1)</script>',
  traversal: '../../../../etc/passwd',
  template: '$' + '{7*7}{{7*7}}',
  control: 'a\u0000b',
  wildcard: '%_%',
} as const;
