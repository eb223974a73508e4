/** What the local host's own program and its few plain pages say. `{name}` is filled in. */
export const localHostEn = {
  running: 'The local host is running.',
  pageAddress: 'Workbook (opens once, for one browser)   {url}',
  gatewayAddress: 'Gateway                                  {url}',
  dataFolder: 'Data                                     {folder}',
  toStop: 'Ctrl-C stops it; everything is saved.',
  morePages: 'Another browser: npm run local-host -- page --data {folder}',
  stopping: 'Stopping …',
  portInUse: 'Port {port} is already in use: choose another one with --port, or stop the program that uses it.',
  dataDirLocked: 'Another local host is already running on the data in {folder}.',
  dataDirUnwritable:
    'The data folder {folder} cannot be written to: check its rights and the free space, or name another one with --data.',
  dataDirDamaged:
    'The file workbook.sqlite in {folder} is not a workbook of this program: put back a copy of it, or name another folder with --data.',
  missingBundle: 'The add-on has not been built ({path} is missing): run npm run build first.',
  usage:
    'npm run local-host -- [--port N] [--data DIR] [--lang zh-CN|zh-TW|en]\n' +
    'npm run local-host -- enrol --data DIR --name NAME --role agent|supervisor|admin\n' +
    'npm run local-host -- approve --data DIR --key ID\n' +
    'npm run local-host -- keys --data DIR\n' +
    'npm run local-host -- page --data DIR',
  unknownOption: 'Unknown option: {option}',
  missingOption: 'The option --{option} is missing.',
  wrongOption: 'The option --{option} cannot be {value}.',
  connectLink: 'Connect link for {name} ({role}); it works once, until {until}:',
  keyApproved: 'Key {key}: {status}',
  noKeys: 'No key has been enrolled yet.',
  scriptRefused: 'The add-on refused: {words}',
  notRunning: 'No local host is running on the data in {folder}.',
  pageNeedsLink:
    'This page opens with the address that the local host prints when it starts (npm run local-host -- page prints another one).',
  pageMissing: 'The spreadsheet page has not been built: run npm run build first.',
};

export type LocalHostWords = Readonly<Record<keyof typeof localHostEn, string>>;
