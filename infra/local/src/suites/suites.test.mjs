import { describe, expect, it } from 'vitest';
import { countLines } from '../checks/file-size.mjs';
import { findOnPath } from '../chromium.mjs';
import { checkOf, summaryLine, sumOutcomes } from './outcome.mjs';
import { countPlaywright } from './playwright-suite.mjs';
import { countVitest } from './vitest-suite.mjs';

describe('the counts of a run', () => {
  it('come from the report of Vitest', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [],
    };
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('count a file that does not load as a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const report = { numPassedTests: 5, numFailedTests: 0, testResults: [broken] };
    expect(countVitest(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('count a run without a report as a failure', () => {
    expect(countVitest(undefined, 1).failed).toBe(1);
    expect(countPlaywright(undefined, 1).failed).toBe(1);
  });

  it('take a journey that passed on a second try as passed', () => {
    const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats }, 0)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it('add up to the line that ends npm test', () => {
    const outcomes = [
      checkOf({ checked: 3, problems: [] }),
      checkOf({ checked: 3, problems: ['a is too long'] }),
      { passed: 10, failed: 0, skipped: 1 },
    ];
    expect(summaryLine(sumOutcomes(outcomes))).toBe('11 passed, 1 failed, 1 skipped');
  });
});

describe('small helpers of the checks', () => {
  it.each([
    ['', 0],
    ['one', 1],
    ['one\n', 1],
    ['one\ntwo', 2],
  ])('%j has %d lines', (text, lines) => {
    expect(countLines(text)).toBe(lines);
  });

  it('find a program on a PATH and nothing where there is none', () => {
    expect(findOnPath(['sh'], '/nowhere:/bin')).toBe('/bin/sh');
    expect(findOnPath(['no-such-browser'], '/bin')).toBeUndefined();
  });
});
