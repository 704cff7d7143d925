SimulatorCommand.end(with: await SimulatorCommand(CommandLine.arguments.dropFirst()).run())
