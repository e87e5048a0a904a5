// A copy of the repository to change. It keeps its build outputs from one run to the next.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { editsOf } from './list.mjs';

const engine = join('deploy', 'embedded', 'node_modules');

/** Brings the copy up to date with the repository's files, as they are now; returns its directory. */
export function openCopy(root) {
  const copy = join(tmpdir(), `netra-mutations-${createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 12)}`);
  mkdirSync(copy, { recursive: true });
  lock(join(copy, '.lock'));
  console.log(`the copy is ${copy}`);
  const files = listFiles(root);
  const before = join(copy, '.files');
  for (const gone of existsSync(before) ? readFileSync(before, 'utf8').split('\n').filter(file => !files.includes(file)) : []) {
    rmSync(join(copy, gone), { force: true });
  }

  files.forEach(file => copyFile(join(root, file), join(copy, file)));
  writeFileSync(before, files.join('\n'));
  // Half a gigabyte that no mutation changes.
  if (existsSync(join(root, engine)) && !existsSync(join(copy, engine))) {
    symlinkSync(join(root, engine), join(copy, engine));
  }

  return copy;
}

/** Runs something with a mutation's changes in the copy, and takes them back. */
export function applied(copy, mutation, run) {
  const kept = editsOf(mutation).map(edit => ({ ...edit, path: join(copy, edit.file) })).map(edit => ({ ...edit, text: readFileSync(edit.path, 'utf8') }));
  try {
    for (const { path, find, replace } of kept) {
      writeFileSync(path, readFileSync(path, 'utf8').split(find).join(replace));
    }

    return run();
  } finally {
    // Last first: two changes may be of one file. Written anew, so that the next build sees it.
    kept.reverse().forEach(({ path, text }) => writeFileSync(path, text));
  }
}

function listFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  return listed.split('\0').filter(file => file && existsSync(join(root, file)) && lstatSync(join(root, file)).isFile());
}

function copyFile(from, to) {
  const content = readFileSync(from);
  if (existsSync(to)) {
    if (!readFileSync(to).equals(content)) {
      writeFileSync(to, content);
    }

    return;
  }

  const { mode, mtime } = statSync(from);
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, content, { mode });
  // The engine is fetched again when its list is newer than what was fetched.
  utimesSync(to, mtime, mtime);
}

function lock(path) {
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  if (holder > 0 && isAlive(holder)) {
    console.error(`Another run (process ${holder}) uses the copy.`);
    process.exit(2);
  }

  writeFileSync(path, `${process.pid}`);
  process.on('exit', () => rmSync(path, { force: true }));
}

function isAlive(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
