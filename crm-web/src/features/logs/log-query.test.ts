import { describe, expect, it } from 'vitest';
import { LEVELS, levelOf, parseLogQuery, termOf } from './log-query';

const fieldsOf = (query: string) =>
  parseLogQuery(query).fields.map(({ key, value, isPrefix, isExcluded }) =>
    [isExcluded ? '-' : '', key, '=', value, isPrefix ? '*' : ''].join(''),
  );

describe('words', () => {
  it.each([
    ['', ''],
    ['  payment   failed ', 'payment failed'],
    ['"payment failed" -retry', '"payment failed" -retry'],
    ['-"out of stock"', '-"out of stock"'],
    ['Grüße 漢字 42', 'Grüße 漢字 42'],
    ["it's (odd) & fine | !", "it's (odd) fine"],
    ['a or b', 'a or b'],
    ["'; DROP TABLE logs; --", 'DROP TABLE logs;'],
  ])('of %j are %j', (query, text) => {
    expect(parseLogQuery(query).text).toBe(text);
  });
});

describe('fields', () => {
  it.each([
    ['service:octo-drone-shop', ['service=octo-drone-shop']],
    ['order.number:OCTO-AAAA-BBBB trace:abc', ['order.number=OCTO-AAAA-BBBB', 'trace=abc']],
    ['operation:"POST /api/shop/checkout"', ['operation=POST /api/shop/checkout']],
    ['path:/api/* -code:validation_failed', ['path=/api/*', '-code=validation_failed']],
    ['path:"/api/*"', ['path=/api/*']],
    ['url:https://example.com:443/x', ['url=https://example.com:443/x']],
    ['key-with-dash:1', ['key-with-dash=1']],
  ])('of %j are %j', (query, fields) => {
    const parsed = parseLogQuery(query);
    expect(fieldsOf(query)).toEqual(fields);
    expect([parsed.text, parsed.problems]).toEqual(['', []]);
  });

  it('tell a star that is meant from one that is quoted', () => {
    const starred = (query: string) => parseLogQuery(query).fields.map(({ isPrefix }) => isPrefix);
    expect([starred('path:/api/*'), starred('path:"/api/*"')]).toEqual([[true], [false]]);
  });

  it('stand beside words', () => {
    const { text, fields } = parseLogQuery('timeout service:crm "too long"');
    expect([text, fields.length]).toEqual(['timeout "too long"', 1]);
  });
});

describe('levels', () => {
  it.each([
    ['level:error', [[17, 20]]],
    ['level:warn+', [[13, 24]]],
    [
      'level:WARN,fatal',
      [
        [13, 16],
        [21, 24],
      ],
    ],
    [
      'level:debug level:info',
      [
        [5, 8],
        [9, 12],
      ],
    ],
    ['error', null],
  ])('of %s', (query, severities) => {
    expect(parseLogQuery(query).severities).toEqual(severities);
  });

  it('are told of every severity', () => {
    expect(Object.values(LEVELS).map((severity) => levelOf(severity))).toEqual(Object.keys(LEVELS));
    expect([levelOf(4), levelOf(12), levelOf(24), levelOf(0), levelOf(99)]).toEqual([
      'trace',
      'info',
      'fatal',
      'info',
      'info',
    ]);
  });
});

describe('what cannot be understood', () => {
  it.each([
    ['level:loud', /“loud” is no level: use trace, debug/],
    ['level:error,loud', /“error,loud” is no level/],
    ['-level:info', /name the wanted levels/],
    ['service:', /“service:” needs a value/],
    ['service:*', /“service:” needs a value/],
    ['trace:""', /“trace:” needs a value/],
    ['"open end', /quotation mark is not closed/],
    ['&&', /no letter or digit/],
    [Array.from({ length: 21 }, (_, index) => `w${index}`).join(' '), /first 20 terms/],
  ])('is said and left out: %s', (query, problem) => {
    const parsed = parseLogQuery(query);
    expect(parsed.problems.join(' ')).toMatch(problem);
    expect(parsed.fields).toEqual([]);
    expect(parsed.severities).toBeNull();
  });
});

describe('a condition', () => {
  it.each(['plain', 'two words', '/api/*', 'a"b', 'x:', 'https://e.example:1/'])(
    'can be read back: %s',
    (value) => {
      const { fields, problems } = parseLogQuery(termOf('some.key', value));
      expect(problems).toEqual([]);
      expect(fields).toEqual([
        { key: 'some.key', value: value.replaceAll('"', ' '), isPrefix: false, isExcluded: false },
      ]);
    },
  );
});
