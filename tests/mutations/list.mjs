// The list of mutations: one JSON file for each layer.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const known = ['id', 'defence', 'file', 'find', 'replace', 'also', 'project', 'tests', 'redundant'];

/** All mutations, each with the title of its layer and the name of its file. */
export function readList(root) {
  const folder = join(root, 'tests', 'mutations');
  return readdirSync(folder).filter(file => file.endsWith('.json')).sort().flatMap(file => {
    const { layer, mutations } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return mutations.map(mutation => ({ ...mutation, layer, group: basename(file, '.json') }));
  });
}

/** The changes of a mutation: a second one where a defence stands in two places. */
export function editsOf(mutation) {
  return [mutation, ...mutation.also ?? []].map(({ file, find, replace }) => ({ file, find, replace }));
}

/** What is wrong with the list, in sentences. */
export function checkList(root, mutations) {
  const ids = new Set();
  return mutations.flatMap(mutation => {
    const problems = [];
    if (ids.has(mutation.id)) {
      problems.push('the id stands there twice');
    }

    ids.add(mutation.id);
    problems.push(...Object.keys(mutation).filter(key => ![...known, 'layer', 'group'].includes(key)).map(key => `'${key}' is not known`));
    problems.push(...['id', 'defence', 'project'].filter(key => !mutation[key]).map(key => `'${key}' is missing`));
    if (!existsSync(join(root, 'tests', mutation.project ?? '', `${mutation.project}.csproj`))) {
      problems.push(`there is no project ${mutation.project}`);
    }

    if (!mutation.tests?.length) {
      problems.push('no test is named');
    }

    for (const { file, find, replace } of editsOf(mutation)) {
      problems.push(...checkEdit(root, file, find, replace));
    }

    return problems.map(problem => `${mutation.id}: ${problem}`);
  });
}

/** Those whose id or group begins with one of the texts; all without any. */
export function select(mutations, only) {
  const chosen = only.length === 0 ? mutations : mutations.filter(mutation => only.some(text => mutation.id.startsWith(text) || mutation.group.startsWith(text)));
  // By project, because changing the project costs a build.
  return chosen.toSorted((a, b) => a.project.localeCompare(b.project));
}

function checkEdit(root, file, find, replace) {
  if (!find || replace === undefined || find === replace) {
    return [`'find' and 'replace' are missing or equal`];
  }

  const path = join(root, file ?? '');
  if (!file || !existsSync(path)) {
    return [`there is no file ${file}`];
  }

  const count = readFileSync(path, 'utf8').split(find).length - 1;
  return count === 1 ? [] : [`the text stands ${count} times in ${file}, not once: ${find}`];
}
