import CSystem

StandardStreams.settle()
forbid_memory_images()
exit(Program.exitStatus(for: Array(CommandLine.arguments.dropFirst())))
