import { describe, expect, it } from 'vitest';
import { checkCorpus, recorderArgs } from './corpus.mjs';
import { normalise } from './normalise.mjs';

describe('a statement in the corpus', () => {
  it('stands for any length of its lists, the binds behind them numbered anew', () => {
    const three =
      'SELECT a FROM t WHERE a IN ($1,$2,$3) AND b = $4 AND c IN (LOWER($5),LOWER($6), LOWER($7)) OFFSET $8';
    expect(normalise(three)).toBe(
      'SELECT a FROM t WHERE a IN ($1,$2) AND b = $3 AND c IN (LOWER($4),LOWER($5)) OFFSET $6',
    );
    expect(normalise('SELECT a FROM t WHERE a IN ($1) AND b = $2')).toBe(
      'SELECT a FROM t WHERE a IN ($1) AND b = $2',
    );
  });

  it('stands for any number of rows, by which columns they leave to their defaults', () => {
    const insert = (rows) => `INSERT INTO t (a,b) VALUES ${rows} ON CONFLICT DO NOTHING`;
    const one = insert('($1,$2), ($3,$4)');
    expect(normalise(insert('($1,null), ($2,$3),($4,$5)'))).toBe(one);
    expect(normalise(insert('($1,$2), (DEFAULT,$3), ($4,$5)'))).toBe(insert('($1,$2), (DEFAULT,$3)'));
    expect(normalise('INSERT INTO t (a,b) VALUES ($1,$2)')).toBe('INSERT INTO t (a,b) VALUES ($1,$2)');
  });

  it('has neither line breaks nor the comment of a trace', () => {
    expect(normalise("/* a.b */ SELECT\n   a FROM t /*traceparent='1'*/")).toBe('/* a.b */ SELECT a FROM t');
  });
});

describe('the check of the corpus', () => {
  it('names every statement that is unknown and the command that adds it', () => {
    const corpus = [{ statement: 'SELECT 1' }];
    expect(checkCorpus(['SELECT 1', '/* test.peek */ SELECT 2'], corpus)).toMatchObject({
      passed: 1,
      failed: 0,
    });
    const outcome = checkCorpus(['SELECT 1', 'SELECT 3'], corpus);
    expect(outcome.failed).toBe(1);
    expect(outcome.output).toContain('  SELECT 3');
    expect(outcome.output).toContain('npm run corpus -w shared');
  });

  it('records only when asked to', () => {
    expect(recorderArgs({})).toEqual([]);
    expect(recorderArgs({ OCTO_SQL_CORPUS_DIR: '/x' })).toEqual([
      '--import',
      expect.stringMatching(/record\.mjs$/),
    ]);
  });
});
