// A script that imports this ends with the message of an error, without its stack.
process.on('uncaughtException', (error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
