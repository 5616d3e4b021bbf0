/** Preloaded into servers that a command starts: when the command is killed outright, they end too. */
if (process.connected) {
  process.on('disconnect', () => process.exit(1));
}
