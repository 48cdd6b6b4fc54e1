// Stands for the folder that an editor picks: the browser's own file system, where a test puts and reads files.
const repository = async () =>
  (await navigator.storage.getDirectory()).getDirectoryHandle("repository", { create: true })

window.showDirectoryPicker = repository

window.putFiles = async (files) => {
  const root = await repository()
  await root.getDirectoryHandle(".git", { create: true })
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/")
    const name = parts.pop()
    let folder = root
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true })
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await file.write(text)
    await file.close()
  }
}

window.takeFiles = async () => {
  const found = {}
  const walk = async (folder, path) => {
    for await (const [name, entry] of folder.entries())
      if (entry.kind === "directory") await walk(entry, `${path}${name}/`)
      else found[path + name] = await (await entry.getFile()).text()
  }
  await walk(await repository(), "")
  return found
}
