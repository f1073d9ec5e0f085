// Imported first, alone, and written so that old versions of Node can read it.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node 20.19 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装新版本后重试。`,
  )
  console.error(
    `Node 20.19 or newer is needed, this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  )
  process.exit(2)
}
