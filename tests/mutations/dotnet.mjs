// Builds a test project in the copy and runs some of its tests.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const testTimeout = 240_000;
const shownLines = 20;

/** Builds a project; what the compiler said when it failed. Style is no matter here: a mutation may leave an unused name behind. */
export function build(copy, project) {
  const done = spawnSync(
    'dotnet',
    ['build', `tests/${project}/${project}.csproj`, '-v', 'quiet', '--nologo', '-p:TreatWarningsAsErrors=false', '-p:EnforceCodeStyleInBuild=false', '-p:RunAnalyzers=false', '-clp:ErrorsOnly'],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 26 });
  return done.status === 0 ? null : tail(done.stdout + done.stderr);
}

/** Runs tests named by class or by class and method; the names of those that failed, once each. */
export function runTests(copy, project, tests) {
  const results = join(copy, 'artifacts', 'mutations');
  const report = join(results, 'report.json');
  rmSync(report, { force: true });
  const done = spawnSync(
    'dotnet',
    [
      `artifacts/bin/${project}/debug/Netra.${project}.dll`, '--no-ansi', '--progress', 'off', '--filter-method', ...tests.map(pattern),
      '--report-xunit-ctrf', '--report-xunit-ctrf-filename', 'report.json', '--results-directory', results,
    ],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28, timeout: testTimeout, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.signal) {
    return { error: `the tests did not end within ${testTimeout / 1000} s` };
  }

  const cases = read(report);
  if (!cases || cases.length === 0) {
    return { error: `no test ran:\n${tail((done.stdout ?? '') + (done.stderr ?? ''))}` };
  }

  const failed = cases.filter(test => test.status === 'failed');
  // Nothing was tested when what all tests share did not start.
  const broken = failed.find(test => /fixture type .* threw/i.test(test.message ?? ''));
  return broken
    ? { error: `the tests could not start: ${broken.message.split('\n')[0]}` }
    : { names: unique(cases), failed: unique(failed), cases: cases.length, failedCases: failed.length };
}

/** Whether a test named in the list is the one of this name. */
export function testsMatch(test, name) {
  return test.includes('.') ? name === test : name.startsWith(`${test}.`);
}

function pattern(test) {
  return test.includes('.') ? `*.${test}` : `*.${test}.*`;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).results.tests;
  } catch {
    return null;
  }
}

/** Class and method, without the arguments of a case. */
function unique(cases) {
  return [...new Set(cases.map(test => test.name.split('(')[0].split('.').slice(-2).join('.')))];
}

function tail(text) {
  return text.split('\n').filter(line => line.trim()).slice(-shownLines).join('\n');
}
