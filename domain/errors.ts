/**
 * A failure that was foreseen: its message is one Chinese line that says what is wrong and how to put it right.
 * The edges (frame, message, request, job item, command) show it as it is; any other error is the program's own.
 */
export class Expected extends Error {
  override readonly name = 'Expected'
}
