import { startLocalHost } from '../host.ts';

// The demo's local host as a process of its own, so that it can be cut off as a power cut would. It says where it is in
// one line of JSON, and stops when it is told to.
const [dataDir = '', port = '0', language = 'zh-CN', timeZone = 'Asia/Shanghai', email = '', name = ''] =
  process.argv.slice(2);

// What goes wrong is told in one line: it becomes part of a sentence for the person at the keyboard.
const host = await startLocalHost({
  dataDir,
  port: Number(port),
  language: language === 'en' ? 'en' : 'zh-CN',
  timeZone,
  user: { email, name },
  log: (level, text) => level === 'error' && console.error(text),
}).catch((error: Error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
});
process.once('SIGTERM', () => void host.stop().then(() => process.exit(0)));

const { url, execUrl, token, workbookId } = host;
console.log(JSON.stringify({ url: `${url}/`, execUrl, token, workbookId }));
