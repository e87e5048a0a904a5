// What came out: on the screen, in artifacts/mutations.json, and in docs/security.md.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const begin = '<!-- mutation-table:begin -->';
const end = '<!-- mutation-table:end -->';
const lead = 'For every defence there is a test that fails when it is switched off. `tests/mutate` switches off one after the other and writes this list.';

export function printTable(mutations, results) {
  const width = Math.max(...mutations.map(mutation => mutation.id.length));
  console.log();
  for (const mutation of mutations) {
    const result = results.find(({ id }) => id === mutation.id);
    const why = result.outcome === 'killed' ? result.failed.join(', ') : result.outcome === 'redundant' ? mutation.redundant : result.detail.split('\n')[0];
    console.log(`${mutation.id.padEnd(width)}  ${result.outcome.padEnd(9)}  ${why}`);
  }

  console.log();
}

/** Keeps the results beside those of earlier runs, so that the table can be made of several. */
export function recordResults(root, results) {
  mkdirSync(join(root, 'artifacts'), { recursive: true });
  writeFileSync(recordPath(root), JSON.stringify({ ...recorded(root), ...Object.fromEntries(results.map(result => [result.id, result])) }, null, 1));
}

/** Writes the table of all mutations; each must have been killed, or be told redundant, when it was last tried. */
export function writeDocs(root, mutations) {
  const results = recorded(root);
  const missing = mutations.filter(({ id }) => !['killed', 'redundant'].includes(results[id]?.outcome));
  if (missing.length > 0) {
    console.error(`The table is not written; not killed yet: ${missing.map(({ id }) => id).join(', ')}`);
    process.exit(1);
  }

  const layers = [...new Set(mutations.map(({ layer }) => layer))];
  const table = [lead, ...layers.map(layer => tableOf(layer, mutations.filter(mutation => mutation.layer === layer), results))].join('\n\n');
  const path = join(root, 'docs', 'security.md');
  const text = readFileSync(path, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) {
    console.error(`docs/security.md lacks the lines ${begin} and ${end}.`);
    process.exit(2);
  }

  writeFileSync(path, `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`);
}

function tableOf(layer, mutations, results) {
  const rows = mutations.map(mutation => `| ${cell(mutation.defence)} | ${outcome(mutation, results[mutation.id])} |`);
  return [`**${layer[0].toUpperCase()}${layer.slice(1)}**`, '', '| defence | test that fails without it |', '|---|---|', ...rows].join('\n');
}

function outcome(mutation, result) {
  if (result.outcome === 'redundant') {
    return `none: ${cell(mutation.redundant)}`;
  }

  const [first, ...others] = result.failed;
  return `\`${first}\`${others.length > 0 ? ` and ${others.length} more` : ''}`;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function recordPath(root) {
  return join(root, 'artifacts', 'mutations.json');
}

function recorded(root) {
  return existsSync(recordPath(root)) ? JSON.parse(readFileSync(recordPath(root), 'utf8')) : {};
}
