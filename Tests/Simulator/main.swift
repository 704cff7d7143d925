SimulatorCommand.end(with: SimulatorCommand(CommandLine.arguments.dropFirst()).run())
