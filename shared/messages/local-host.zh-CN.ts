import type { LocalHostWords } from './local-host.en.ts';

export const localHostZhCn: LocalHostWords = {
  running: '本地主机已启动。',
  pageAddress: '工作簿(只供一个浏览器打开一次) {url}',
  gatewayAddress: '网关                           {url}',
  dataFolder: '数据                           {folder}',
  toStop: '按 Ctrl-C 停止;数据均已保存。',
  morePages: '换一个浏览器:npm run local-host -- page --data {folder}',
  stopping: '正在停止……',
  portInUse: '端口 {port} 已被占用:请用 --port 换一个端口,或停掉占用它的程序。',
  dataDirLocked: '已有另一个本地主机正在使用 {folder} 中的数据。',
  dataDirUnwritable: '数据目录 {folder} 无法写入:请检查权限和剩余空间,或用 --data 指定其他目录。',
  dataDirDamaged: '{folder} 中的 workbook.sqlite 不是本程序的工作簿:请恢复备份,或用 --data 指定其他目录。',
  missingBundle: '插件尚未构建(缺少 {path}):请先运行 npm run build。',
  usage:
    'npm run local-host -- [--port 端口] [--data 目录] [--lang zh-CN|zh-TW|en]\n' +
    'npm run local-host -- enrol --data 目录 --name 姓名 --role agent|supervisor|admin\n' +
    'npm run local-host -- approve --data 目录 --key 密钥号\n' +
    'npm run local-host -- keys --data 目录\n' +
    'npm run local-host -- page --data 目录',
  unknownOption: '没有这个选项:{option}',
  missingOption: '缺少选项 --{option}。',
  wrongOption: '选项 --{option} 不能是 {value}。',
  connectLink: '{name}({role})的连接链接,只能用一次,有效期至 {until}:',
  keyApproved: '密钥 {key}:{status}',
  noKeys: '还没有登记任何密钥。',
  scriptRefused: '插件拒绝了请求:{words}',
  notRunning: '{folder} 中的数据没有本地主机在运行。',
  pageNeedsLink: '请用本地主机启动时显示的地址打开本页(npm run local-host -- page 可再取一个)。',
  pageMissing: '表格页面尚未构建:请先运行 npm run build。',
};
