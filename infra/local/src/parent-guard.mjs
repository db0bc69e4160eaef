/**
 * Preloaded into the programs that the runtime starts. When the runtime disappears (even by SIGKILL) its end of the
 * channel closes; the program then ends as if it had been asked to.
 */
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel must not keep a program alive that has nothing else to do, nor be inherited by its own children.
  process.channel.unref();
}
