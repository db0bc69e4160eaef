/**
 * Preloaded into the programs that the runtime starts. When the runtime disappears (even by SIGKILL) its end of the
 * channel closes; the program then ends as if it had been asked to. Programs that such a program starts in turn inherit
 * the preload, but their channel is not ours to touch.
 */
if (process.channel && String(process.ppid) === process.env.OCTO_SUPERVISOR_PID) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // The channel alone must not keep a program alive that has nothing else to do.
  process.channel.unref();
}
