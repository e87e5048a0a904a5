// For every defence there is a test that fails when it is switched off: this finds out whether that is so. See tests/mutations/README.md.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applied, openCopy } from './copy.mjs';
import { checkList, readList, select } from './list.mjs';
import { printTable, recordResults, writeDocs } from './report.mjs';
import { build, runTests, testsMatch } from './dotnet.mjs';

const root = join(import.meta.dirname, '..', '..');
const usage = `tests/mutate [--only TEXT]... [--check] [--list] [--write-docs]

Without options every mutation of tests/mutations/*.json is tried; that takes about half an hour.
  --only TEXT    those whose id or file of the list begins with TEXT; may be repeated
  --list         print them and stop
  --check        only look whether the list fits the sources
  --write-docs   write the table in docs/security.md, out of this run's results and those recorded before

Ends with 1 when a mutation survived, and with 2 when the list or the unchanged sources have an error.`;

function options() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string', multiple: true, default: [] },
        list: { type: 'boolean' },
        check: { type: 'boolean' },
        'write-docs': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (wrong) {
    fail(`${wrong.message}\n\n${usage}`);
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** The unchanged sources build, and the named tests exist and pass: else a failing test would say nothing. */
function checkUnchanged(copy, mutations) {
  for (const project of new Set(mutations.map(mutation => mutation.project))) {
    console.log(`${project}: building and testing without a change`);
    const built = build(copy, project);
    if (built) {
      fail(`${project} does not build:\n${built}`);
    }

    const tests = [...new Set(mutations.filter(mutation => mutation.project === project).flatMap(mutation => mutation.tests))];
    const ran = runTests(copy, project, tests);
    if (ran.error || ran.failed.length > 0) {
      fail(`${project} fails without any change: ${ran.error ?? ran.failed.join(', ')}`);
    }

    const missing = tests.filter(test => !ran.names.some(name => testsMatch(test, name)));
    if (missing.length > 0) {
      fail(`${project} has no such test: ${missing.join(', ')}`);
    }
  }
}

function attempt(copy, mutation) {
  return applied(copy, mutation, () => {
    const built = build(copy, mutation.project);
    if (built) {
      return { id: mutation.id, outcome: 'error', detail: `does not compile:\n${built}` };
    }

    const ran = runTests(copy, mutation.project, mutation.tests);
    if (ran.error) {
      return { id: mutation.id, outcome: 'error', detail: ran.error };
    }

    const outcome = ran.failed.length > 0 ? 'killed' : mutation.redundant ? 'redundant' : 'survived';
    return { id: mutation.id, outcome, failed: ran.failed, detail: `${ran.failedCases} of ${ran.cases}` };
  });
}

const given = options();
if (given.help) {
  console.log(usage);
  process.exit(0);
}

const all = readList(root);
const problems = checkList(root, all);
if (problems.length > 0) {
  fail(problems.join('\n'));
}

const chosen = select(all, given.only);
if (given.list || given.check) {
  console.log(given.list ? chosen.map(mutation => `${mutation.id}: ${mutation.defence}`).join('\n') : `${all.length} mutations fit the sources`);
  process.exit(0);
}

if (chosen.length === 0) {
  fail('No mutation begins like that.');
}

const copy = openCopy(root);
checkUnchanged(copy, chosen);
const results = [];
for (const mutation of chosen) {
  const started = Date.now();
  const result = attempt(copy, mutation);
  results.push(result);
  recordResults(root, [result]);
  console.log(`${result.outcome.padEnd(9)} ${mutation.id} (${Math.round((Date.now() - started) / 1000)} s) ${result.detail}`);
}

printTable(chosen, results);
if (given['write-docs']) {
  writeDocs(root, all);
}

const count = outcome => results.filter(result => result.outcome === outcome).length;
const extra = ['redundant', 'error'].filter(outcome => count(outcome) > 0).map(outcome => `, ${count(outcome)} ${outcome}`).join('');
console.log(`${count('killed')} killed, ${count('survived')} survived${extra}`);
process.exitCode = count('error') > 0 ? 2 : count('survived') > 0 ? 1 : 0;
