import { join } from 'node:path';
import { startProcess, temporaryFolder } from '../../../../sheets-addon/local-host/demo/processes.ts';

// A program like the demo, in small: a folder, and a process with a child of its own. It says which, and stays.
const folder = temporaryFolder('two-things');
const parent = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  setInterval(() => {}, 1000);`;
const running = startProcess({ command: process.execPath, args: ['-e', parent], logFile: join(folder.path, 'log') });
console.log(JSON.stringify({ pid: running.pid, folder: folder.path }));

if (process.argv[2] === 'throw') setTimeout(() => Promise.reject(new Error('on purpose')), 50);
else if (process.argv[2] === 'exit') setTimeout(() => process.exit(3), 50);
else setInterval(() => {}, 1000);
