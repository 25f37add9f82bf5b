import { Expected } from '../../domain/errors.ts'

/**
 * Opens something on a port; a port that is taken or forbidden becomes one line that names the variable to change.
 */
export async function listening<Opened>(variable: string, port: number, open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE')
      throw new Expected(`端口 ${port} 已被占用；请结束占用它的程序，或用 ${variable} 换一个端口`)
    if (code === 'EACCES') throw new Expected(`端口 ${port} 不允许使用；请用 ${variable} 换一个大于 1024 的端口`)
    if (code === 'EADDRNOTAVAIL') throw new Expected(`这台机器没有要监听的地址；请检查 CONSOLE_HOST`)
    throw error
  }
}
