// Installs the engine's package beside this file. npm replaces node_modules in place, so two builds at once would pull it from under each
// other: install elsewhere, then put the result in place by renaming.
import { execSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, 'node_modules');
const work = mkdtempSync(join(here, '.fetch-'));
const marker = directory => join(directory, '.package-lock.json');

function putInPlace(installed) {
  const now = new Date();
  utimesSync(marker(installed), now, now);
  for (let attempt = 0; ; attempt++) {
    try {
      renameSync(installed, target);
      return;
    } catch (error) {
      if (attempt === 10 || !['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(error.code)) {
        throw error;
      }
    }

    if (existsSync(marker(target)) && readFileSync(marker(target)).equals(readFileSync(marker(installed)))) {
      // It stands already, from another build or from an older lock file with the same content.
      utimesSync(marker(target), now, now);
      return;
    }

    try {
      renameSync(target, join(work, `old-${attempt}`));
    } catch (error) {
      if (error.code !== 'ENOENT') {
        throw error;
      }
    }
  }
}

try {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(here, file), join(work, file));
  }

  execSync('npm ci --no-audit --no-fund --loglevel=error', { cwd: work, stdio: 'inherit' });
  putInPlace(join(work, 'node_modules'));
} finally {
  rmSync(work, { recursive: true, force: true });
}
